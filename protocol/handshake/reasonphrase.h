#pragma once

namespace Framescope {

/// The reason phrase of a status that this program answers with (RFC 9110 §15, RFC 6585 §5). Of any
/// other it is "Refused".
const char *reasonPhrase(int status);

} // namespace Framescope
