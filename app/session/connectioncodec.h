#pragma once

#include "app/session/connectionrecord.h"
#include "app/session/sqlrow.h"

#include <optional>

namespace Framescope::ConnectionCodec {

/// Binds all columns of the table `connection` but the checksum; see "Connections" in
/// docs/session-format.md.
void bind(RowWriter &row, const ConnectionRecord &connection);

/// The row that \a statement stands on; nullopt if it holds what bind() does not write.
std::optional<ConnectionRecord> fromRow(SQLite::Statement &statement);

} // namespace Framescope::ConnectionCodec
