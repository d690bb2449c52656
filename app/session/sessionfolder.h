#pragma once

#include "app/session/unsavedsession.h"

#include <vector>

namespace Framescope {

/// The folder of sessions that were not saved yet, as files. Only this user can read it.
class SessionFolder
{
public:
    explicit SessionFolder(QString path)
        : m_path(std::move(path))
    {
    }
    /// Among the data of this program.
    static QString standardPath();

    /// A place for a new session; there is no file yet. Error: FileUnwritable.
    [[nodiscard]] Result<std::unique_ptr<UnsavedSession>> reserve();
    /// Those that a program has left behind that does not run any more, the newest first; they are
    /// held from now on.
    std::vector<std::unique_ptr<UnsavedSession>> leftovers();

private:
    const QString m_path;
    int m_reserved = 0;
};

} // namespace Framescope
