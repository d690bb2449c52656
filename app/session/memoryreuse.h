#pragma once

namespace Framescope {

/// Lets this process keep some of the memory that it frees, up to 64 MiB. Traffic is held in pieces
/// of about 1 MiB that come and go by the thousand; the C library would give each back to the
/// system and ask for it again, and the system would clear it page by page. For main(), before all
/// else.
void reuseMemory();

} // namespace Framescope
