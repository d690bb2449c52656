#pragma once

#include <QString>

namespace Framescope {

/// Two upper-case digits: "0A".
inline QString hexOctet(quint8 octet)
{
    return QString::number(octet, 16).toUpper().rightJustified(2, u'0');
}

} // namespace Framescope
