#pragma once

#include "protocol/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace Framescope {

/// A session file in the folder of unsaved sessions, held by this program: nobody else takes it for
/// one that was left behind. It is left behind unless remove() is called.
class UnsavedSession
{
public:
    /// nullptr if another program holds \a path, or nothing can be written beside it.
    static std::unique_ptr<UnsavedSession> hold(const QString &path);

    const QString &path() const { return m_path; }
    /// Removes the file and all that SQLite put beside it.
    void remove();

private:
    explicit UnsavedSession(const QString &path);

    const QString m_path;
    QLockFile m_lock;
};

} // namespace Framescope
