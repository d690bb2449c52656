#pragma once

#include "ui/handshake/secretspans.h"
#include "ui/message/textline.h"

#include <QString>

namespace Framescope {

/// \a octets, of which the \a hidden ones come out as a few dots, however many they are.
QString maskedText(QByteArrayView octets, const QList<OctetSpan> &hidden);

/// \a url with dots for what only its owner should know: a password, the value of a token. What it
/// was cannot be told from how many there are.
QString urlWithoutSecrets(const QString &url);

/// The head of a handshake as it may be copied, line ends as LF.
QString headText(QByteArrayView head, const QList<OctetSpan> &hidden);

/// The head as it is shown: its line ends are visible.
QList<TextLine> headLines(QByteArrayView head, const QList<OctetSpan> &hidden);

/// Offset, 16 octets in hex and as ASCII a line. \a hidden octets come out as "••".
QList<TextLine> headHexLines(QByteArrayView head, const QList<OctetSpan> &hidden);

} // namespace Framescope
