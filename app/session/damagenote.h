#pragma once

#include "protocol/result.h"

#include <functional>
#include <mutex>
#include <optional>

namespace Framescope {

/// The first damage that was met in a file. Any thread.
class DamageNote
{
public:
    /// Remembers \a error and tells of it, unless damage was met before.
    void note(const Error &error);
    std::optional<Error> first() const;
    /// Calls \a damaged when damage is first met, on the thread that meets it; it must not call
    /// back. Not called for what was met before. Once this returns, the function before is not
    /// called any more.
    void tell(std::function<void(const Error &error)> damaged);

private:
    mutable std::mutex m_mutex; ///< guards all below
    std::optional<Error> m_first;
    std::function<void(const Error &error)> m_damaged;
};

} // namespace Framescope
