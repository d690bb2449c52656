#pragma once

struct sqlite3;

namespace Framescope {

class DirectWriter;

/// The name of a file system for SQLite that is the usual one, but that what a checkpoint moves
/// from the log into a database may be written by a DirectWriter. Registered by the first call; any
/// thread.
const char *checkpointVfs();

/// Lets \a writer, which must outlive the connection \a sql, write what its checkpoints move.
void setDirectWriter(sqlite3 *sql, DirectWriter &writer);

} // namespace Framescope
