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

/// A sentence of ours as one line for a terminal. A peer may be quoted in it, so all is escaped
/// that escapedText() escapes, but for the quotes and backslashes.
QString sentenceText(const QString &sentence);

/// "81 85 37 FA".
QString hexText(QByteArrayView octets);

/// Rows of 16 octets, without the end of the last: "       0  81 85 37 FA …  |..7.|". \a offset is
/// that of the first octet, in decimal.
QString hexRows(QByteArrayView octets, quint64 offset);

} // namespace Framescope
