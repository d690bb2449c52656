#pragma once

#include <QByteArrayView>
#include <QString>

namespace Framescope {

/// \a octets as one line for a terminal: UTF-8 kept, control characters, quotes and invalid octets
/// escaped (\n, \xFF), so that nothing a peer sends can drive the terminal. At most \a limit
/// characters, then "…".
QString escapedText(QByteArrayView octets, qsizetype limit);

/// The same in quotes: "Hello", or "Hel"… when cut.
QString quotedText(QByteArrayView octets, qsizetype limit);

/// "81 85 37 FA".
QString hexText(QByteArrayView octets);

} // namespace Framescope
