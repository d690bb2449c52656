#pragma once

#include <QByteArrayView>

namespace Framescope {

/// Where \a needle stands first in \a octets; -1 if it does not. Takes time in proportion to both,
/// whatever they hold.
qsizetype findOctets(QByteArrayView octets, QByteArrayView needle);

inline bool containsOctets(QByteArrayView octets, QByteArrayView needle)
{
    return findOctets(octets, needle) >= 0;
}

} // namespace Framescope
