#pragma once

#include "app/connect/environmentfile.h"

#include <QObject>

namespace Framescope {

/// The environments of a window, kept in their file. Secret values that do not go into it live as
/// long as this. GUI thread.
class Environments : public QObject
{
    Q_OBJECT
public:
    explicit Environments(EnvironmentFile file, QObject *parent = nullptr);

    const EnvironmentSet &set();
    Variables values() { return set().values(); }
    /// Remembers \a set and saves it.
    void change(const EnvironmentSet &set);
    void choose(const QString &name); ///< empty: none

    /// Why what is here is not what is in the file; nullopt if it is. A file that could not be read
    /// is left as it is.
    const std::optional<Error> &problem() const { return m_problem; }

signals:
    void changed();

private:
    const EnvironmentFile m_file;
    EnvironmentSet m_set;
    bool m_loaded = false;
    bool m_readable = true;
    std::optional<Error> m_problem;
};

} // namespace Framescope
