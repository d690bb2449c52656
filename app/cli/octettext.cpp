#include "app/cli/octettext.h"

#include <QList>
#include <QStringDecoder>

namespace Framescope {

namespace {

void appendEscaped(QString &text, char32_t point)
{
    switch (point) {
    case U'\n':
        text += QLatin1StringView("\\n");
        return;
    case U'\r':
        text += QLatin1StringView("\\r");
        return;
    case U'\t':
        text += QLatin1StringView("\\t");
        return;
    case U'"':
        text += QLatin1StringView("\\\"");
        return;
    case U'\\':
        text += QLatin1StringView("\\\\");
        return;
    default:
        break;
    }
    if (QChar::isPrint(point))
        text += QChar::fromUcs4(point);
    else if (point < 0x80)
        text += QStringLiteral("\\x%1").arg(point, 2, 16, QLatin1Char('0'));
    else
        text += QStringLiteral("\\u{%1}").arg(point, 0, 16);
}

/// Octets of the valid UTF-8 character that \a octets begins with; 0 if there is none.
qsizetype characterLength(QByteArrayView octets)
{
    for (qsizetype length = 1; length <= qMin<qsizetype>(4, octets.size()); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder.decode(octets.first(length));
        if (!decoder.hasError() && !text.isEmpty() && text.at(0) != QChar::ReplacementCharacter)
            return length;
    }
    // U+FFFD itself is a character like any other.
    return octets.startsWith("\xEF\xBF\xBD") ? 3 : 0;
}

QString escaped(QByteArrayView octets, qsizetype limit, bool &cut)
{
    QString text;
    qsizetype at = 0;
    for (qsizetype shown = 0; at < octets.size() && shown < limit; ++shown) {
        const QByteArrayView rest = octets.sliced(at);
        const auto first = static_cast<quint8>(rest[0]);
        const qsizetype length = first < 0x80 ? 1 : characterLength(rest);
        if (length == 0) {
            text += QStringLiteral("\\x%1").arg(first, 2, 16, QLatin1Char('0'));
            ++at;
            continue;
        }
        appendEscaped(text, QString::fromUtf8(rest.first(length)).toUcs4().value(0));
        at += length;
    }
    cut = at < octets.size();
    return text;
}

} // namespace

QString escapedText(QByteArrayView octets, qsizetype limit)
{
    bool cut = false;
    const QString text = escaped(octets, limit, cut);
    return cut ? text + QChar(u'…') : text;
}

QString quotedText(QByteArrayView octets, qsizetype limit)
{
    bool cut = false;
    const QString text = QChar(u'"') + escaped(octets, limit, cut) + QChar(u'"');
    return cut ? text + QChar(u'…') : text;
}

QString hexText(QByteArrayView octets)
{
    return QString::fromLatin1(octets.toByteArray().toHex(' ').toUpper());
}

} // namespace Framescope
