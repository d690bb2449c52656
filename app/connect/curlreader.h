#pragma once

#include "app/connect/connectiondraft.h"

namespace Framescope {

/// What a command for curl says of a connection.
struct CurlReading
{
    ConnectionDraft draft;
    /// What of the command was not taken over, and why: sentences that name the options.
    QStringList remarks;
};

/// True if \a text begins as a command for curl.
bool looksLikeCurl(QStringView text);

/// Reads a command for curl as browsers copy it and as people write it, in the quotes of POSIX
/// shells, cmd.exe or PowerShell; nothing of it is run. What the client writes by itself and the
/// command only repeats (Host, Upgrade, Connection, Sec-WebSocket-Version, a legal
/// Sec-WebSocket-Key) is left to the client; where it differs, it stays as a header of one's own.
/// Extensions are offered if the command names them. curlCommand() writes such commands.
///
/// The error says why the text is no such command, a clause without a full stop.
tl::expected<CurlReading, QString> readCurl(QStringView command);

} // namespace Framescope
