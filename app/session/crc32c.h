#pragma once

#include <QByteArrayView>

namespace Framescope {

/// CRC-32C (Castagnoli: polynomial 0x1EDC6F41, reflected, initial value and final XOR 0xFFFFFFFF),
/// as iSCSI and ext4 use it; of "123456789" it is 0xE3069283. \a previous is the CRC of the octets
/// before these, so that crc32c(b, crc32c(a)) is the CRC of a and b together.
quint32 crc32c(QByteArrayView octets, quint32 previous = 0);

} // namespace Framescope
