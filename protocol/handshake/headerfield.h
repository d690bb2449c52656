#pragma once

#include <QByteArray>
#include <QList>

namespace Framescope {

/// One header field as it stands on the wire (RFC 9110 §5); names compare without case.
struct HeaderField
{
    QByteArray name;
    QByteArray value; ///< without the white space around it

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

using HeaderFields = QList<HeaderField>;

} // namespace Framescope
