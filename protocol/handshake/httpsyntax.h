#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// The grammar that header fields share (RFC 9110 §5.6).

/// One or more characters of tchar: letters, digits and !#$%&'*+-.^_`|~.
bool isToken(QByteArrayView text);

/// \a text without the spaces and tabs around it (OWS).
QByteArrayView trimmedWhitespace(QByteArrayView text);

bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right);

/// The elements of a comma-separated list without the white space around them. Empty elements are
/// legal, mean nothing and are left out (§5.6.1). The views point into \a value.
QList<QByteArrayView> listElements(QByteArrayView value);

/// The elements of a list of tokens such as Sec-WebSocket-Protocol (RFC 6455 §4.3: 1#token);
/// nullopt if there is none or one is no token.
std::optional<QList<QByteArray>> parseTokenList(QByteArrayView value);

/// True if \a text has a control character, which no field value may have; a tab is none.
bool containsControl(QByteArrayView text);

/// \a octets in printable ASCII for messages: anything else is written \xNN, and what follows
/// after \a limit octets becomes "...".
QString printableText(QByteArrayView octets, qsizetype limit = 80);

} // namespace Framescope
