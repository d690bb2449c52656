#pragma once

#include "protocol/result.h"

#include <QByteArray>

namespace Framescope {

/// \a utf8 without the white space between its tokens; numbers and strings stay as they are
/// written. ErrorCode::InvalidArgument if it is no JSON (RFC 8259); detail says what and where,
/// "Line 3, column 7: …", without a full stop. Nesting is limited to 512 levels.
[[nodiscard]] Result<QByteArray> minifyJson(const QByteArray &utf8);

/// \a utf8 with one member a line, indented by two spaces; otherwise as minifyJson().
[[nodiscard]] Result<QByteArray> indentJson(const QByteArray &utf8);

} // namespace Framescope
