#include "app/session/sessioncopier.h"

#include "app/exchange/sessioncopy.h"

namespace Framescope {

namespace {

Result<std::shared_ptr<MemorySessionStore>> readIntoMemory(
    const QString &path, const std::stop_token &stop)
{
    const auto file = FileSessionStore::open(path, stop);
    if (!file)
        return tl::unexpected(file.error());
    auto copy = std::make_shared<MemorySessionStore>((*file)->started());
    copySession(**file, *copy, stop);
    if (const auto damage = (*file)->damage())
        return tl::unexpected(*damage);
    return copy;
}

} // namespace

SessionCopier::SessionCopier(const QString &path, QObject *parent)
    : QObject(parent)
{
    m_thread.post([this, path, stop = m_stop.get_token()] {
        const auto copy = readIntoMemory(path, stop);
        QMetaObject::invokeMethod(
            this,
            [this, copy] {
                deleteLater();
                if (copy)
                    emit copied(*copy);
                else
                    emit failed(copy.error());
            },
            Qt::QueuedConnection);
    });
}

SessionCopier::~SessionCopier()
{
    m_stop.request_stop();
}

} // namespace Framescope
