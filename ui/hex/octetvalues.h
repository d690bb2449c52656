#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace Framescope {

/// What octets mean, read as a type: with the least significant octet first and last. The same text
/// twice where the order says nothing, and empty texts where too few octets are left or they mean
/// nothing of the kind.
struct OctetValue
{
    QString type;
    QString little;
    QString big;
};

/// Octets that the longest type takes.
constexpr qsizetype OctetValueReach = 10;

/// What begins at the first of \a octets, of which no more than OctetValueReach are looked at.
QList<OctetValue> octetValues(QByteArrayView octets);

} // namespace Framescope
