#pragma once

namespace Framescope {

/// To be called before anything else.
/// - Makes sure that descriptors 0, 1 and 2 are open. One that was closed when the program began
///   would be given to the next socket, and output would go to a peer.
/// - Lets writing fail when nobody reads any more, or where a file may not become larger, instead
///   of ending the program by SIGPIPE or SIGXFSZ.
void prepareStandardStreams();

} // namespace Framescope
