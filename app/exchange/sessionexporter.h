#pragma once

#include "app/session/filesessionstore.h"

#include <QIODevice>
#include <QStringList>

#include <stop_token>

namespace Framescope {

/// Writes a session in another format, a piece at a time. One object writes one file.
class SessionExporter
{
public:
    SessionExporter() = default;
    SessionExporter(const SessionExporter &) = delete;
    SessionExporter &operator=(const SessionExporter &) = delete;
    virtual ~SessionExporter() = default;

    /// Writes what can be read of \a session; its damage() tells whether that was all. Error:
    /// FileUnwritable. Ends early, without an error, when \a stop is requested.
    [[nodiscard]] virtual Result<void> write(
        const FileSessionStore &session, QIODevice &output, const std::stop_token &stop)
        = 0;

    /// What the format cannot carry and was left out, a sentence each. After write().
    virtual QStringList notes() const { return {}; }
};

} // namespace Framescope
