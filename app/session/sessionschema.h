#pragma once

#include <array>

namespace Framescope::SessionSchema {

/// "FScp": what SQLite's header says of a session file.
inline constexpr int ApplicationId = 0x46536370;
/// Octets; large blobs take fewer steps.
inline constexpr int PageSize = 65536;

struct Object
{
    const char *name;
    const char *sql; ///< as SQLite keeps it, to the letter
    int since = 1; ///< the first version of the format that has it
};

/// All that a session file has, by name. Each table ends with the checksum of its other columns,
/// see RowChecksum.
inline constexpr std::array Objects {
    Object { "annotation",
        "CREATE TABLE annotation (frame INTEGER PRIMARY KEY, colour TEXT, note TEXT, "
        "checksum INTEGER)",
        2 },
    Object { "block",
        "CREATE TABLE block (first_id INTEGER PRIMARY KEY, count INTEGER, first_time INTEGER, "
        "last_time INTEGER, connections BLOB, opcodes INTEGER, rules TEXT, payload_octets INTEGER, "
        "message_octets INTEGER, first_data INTEGER, checksum INTEGER)" },
    Object { "connection",
        "CREATE TABLE connection (id INTEGER PRIMARY KEY, role TEXT, url TEXT, peer TEXT, "
        "secure INTEGER, verification_off INTEGER, state TEXT, started INTEGER, opened INTEGER, "
        "ended INTEGER, subprotocol TEXT, extensions TEXT, client_to_server_frames TEXT, "
        "client_to_server_octets INTEGER, server_to_client_frames TEXT, "
        "server_to_client_octets INTEGER, violations INTEGER, close TEXT, checksum INTEGER)" },
    Object { "data", "CREATE TABLE data (id INTEGER PRIMARY KEY, octets BLOB, checksum INTEGER)" },
    Object { "event",
        "CREATE TABLE event (id INTEGER PRIMARY KEY, connection INTEGER, time INTEGER, kind TEXT, "
        "details TEXT, octets BLOB, checksum INTEGER)" },
    Object { "event_connection", "CREATE INDEX event_connection ON event (connection)" },
    Object { "session",
        "CREATE TABLE session (id INTEGER PRIMARY KEY, started INTEGER, program TEXT, "
        "checksum INTEGER)" },
};

} // namespace Framescope::SessionSchema
