#pragma once

#include <QByteArrayView>

#include <optional>

namespace Framescope::LinkLayer {

/// Whether ipPacket() knows the link type, a DLT_ value of libpcap.
bool isKnown(int linkType);

/// The IP packet that a captured \a frame carries; its first nibble is the version. Nullopt if it
/// carries something else or ends before that.
std::optional<QByteArrayView> ipPacket(int linkType, QByteArrayView frame);

} // namespace Framescope::LinkLayer
