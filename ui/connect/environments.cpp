#include "ui/connect/environments.h"

namespace Framescope {

Environments::Environments(EnvironmentFile file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
}

/// Read when they are first asked for: a start of the program does not wait for them.
const EnvironmentSet &Environments::set()
{
    if (std::exchange(m_loaded, true))
        return m_set;
    if (auto loaded = m_file.load()) {
        m_set = *std::move(loaded);
    } else {
        m_readable = false;
        m_problem = loaded.error();
    }
    return m_set;
}

void Environments::change(const EnvironmentSet &set)
{
    if (set == this->set())
        return;
    m_set = set;
    if (m_readable) {
        const Result<void> saved = m_file.save(m_set);
        m_problem = saved ? std::nullopt : std::optional(saved.error());
    }
    emit changed();
}

void Environments::choose(const QString &name)
{
    EnvironmentSet set = this->set();
    set.current = name;
    change(set);
}

} // namespace Framescope
