#pragma once

#include <QByteArrayView>

namespace Framescope {

/// How many octets the farthest reference in \a deflated goes back, 0 to 32,768: so wide a window
/// it takes to decompress it (RFC 1951 §3.2.5, RFC 7692 §7.1.2). \a deflated is whole blocks, or
/// the beginning of one, that an inflater has found to be well-formed; reading stops where it is
/// not.
int farthestReference(QByteArrayView deflated);

} // namespace Framescope
