#include "app/session/unsavedsession.h"

#include <QFile>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

UnsavedSession::UnsavedSession(const QString &path)
    : m_path(path)
    , m_lock(path + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // it lasts as long as its program, however long that is
}

std::unique_ptr<UnsavedSession> UnsavedSession::hold(const QString &path)
{
    std::unique_ptr<UnsavedSession> held(new UnsavedSession(path));
    return held->m_lock.tryLock(0) ? std::move(held) : nullptr;
}

void UnsavedSession::remove()
{
    for (const auto suffix : { ""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1 })
        QFile::remove(m_path + suffix);
}

} // namespace Framescope
