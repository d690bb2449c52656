#pragma once

namespace Framescope {

/// Makes sure that descriptors 0, 1 and 2 are open. One that was closed when the program began
/// would be given to the next socket, and output would go to a peer. To be called before anything
/// else.
void reserveStandardStreams();

} // namespace Framescope
