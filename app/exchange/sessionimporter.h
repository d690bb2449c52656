#pragma once

#include "app/session/sessionstore.h"
#include "protocol/result.h"

#include <QStringList>

#include <stop_token>

namespace Framescope {

/// Reads a session from a file of another format, a piece at a time. One object reads one file,
/// on one thread.
class SessionImporter
{
public:
    SessionImporter() = default;
    SessionImporter(const SessionImporter &) = delete;
    SessionImporter &operator=(const SessionImporter &) = delete;
    virtual ~SessionImporter() = default;

    /// Opens the file and reads as much of it as tells the time at which the session began.
    /// Errors: FileUnreadable, FileDamaged, FileTooNew.
    [[nodiscard]] virtual Result<QDateTime> open() = 0;

    /// Puts the session into the empty \a store, which began when open() said. After an error
    /// (FileUnreadable, FileDamaged) all that stands before the damage is in it. Ends early,
    /// without an error, when \a stop is requested.
    [[nodiscard]] virtual Result<void> readInto(SessionStore &store, const std::stop_token &stop)
        = 0;

    /// What the format did not carry and what had to be made up, a sentence each. After readInto().
    virtual QStringList notes() const { return {}; }

    /// Whether connections come one behind the other instead of by time.
    virtual bool isGroupedByConnection() const { return false; }
};

} // namespace Framescope
