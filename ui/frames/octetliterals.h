#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Framescope {

/// "const unsigned char name[2] = { … };", twelve octets a line.
QByteArray cArray(QByteArrayView octets, const QByteArray &name);
/// A literal that Python reads as the same octets: b"\x81\x85".
QByteArray pythonBytes(QByteArrayView octets);

} // namespace Framescope
