#include "app/cli/octettext.h"

#include "protocol/wire/utf8validator.h"

#include <QStringList>

#include <algorithm>

namespace Framescope {

namespace {

enum class Quotes : quint8 { Escaped, Kept }; ///< and backslashes

void appendEscaped(QString &text, char32_t point, Quotes quotes)
{
    if (quotes == Quotes::Kept && (point == U'"' || point == U'\\')) {
        text += QChar::fromUcs4(point);
        return;
    }
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
    const bool breaksLine = point == QChar::LineSeparator || point == QChar::ParagraphSeparator;
    if (QChar::isPrint(point) && !breaksLine)
        text += QChar::fromUcs4(point);
    else if (point < 0x80)
        text += QStringLiteral("\\x%1").arg(point, 2, 16, QLatin1Char('0'));
    else
        text += QStringLiteral("\\u{%1}").arg(point, 0, 16);
}

/// What \a octets begin with that stands for itself: the common case, taken in one piece.
qsizetype plainLength(QByteArrayView octets)
{
    const auto isPlain
        = [](char octet) { return octet >= 0x20 && octet < 0x7F && octet != '"' && octet != '\\'; };
    return std::find_if_not(octets.begin(), octets.end(), isPlain) - octets.begin();
}

/// Octets of the valid UTF-8 character that \a octets begins with; 0 if there is none.
qsizetype characterLength(QByteArrayView octets)
{
    for (qsizetype length = 1; length <= qMin<qsizetype>(4, octets.size()); ++length) {
        Utf8Validator validator;
        if (validator.firstInvalid(octets.first(length)))
            break;
        if (validator.isComplete())
            return length;
    }
    return 0;
}

/// \a octets are one valid character. Qt's decoders would leave a byte order mark out.
char32_t codePoint(QByteArrayView octets)
{
    const auto first = static_cast<quint8>(octets[0]);
    char32_t point = octets.size() == 1 ? first : first & (0x7F >> octets.size());
    for (const char octet : octets.sliced(1))
        point = point << 6 | (static_cast<quint8>(octet) & 0x3F);
    return point;
}

QString escaped(QByteArrayView octets, qsizetype limit, bool &cut, Quotes quotes = Quotes::Escaped)
{
    QString text;
    qsizetype at = 0;
    for (qsizetype shown = 0; at < octets.size() && shown < limit; ++shown) {
        const qsizetype plain
            = plainLength(octets.sliced(at, std::min(octets.size() - at, limit - shown)));
        text += QLatin1StringView(octets.data() + at, plain);
        at += plain;
        shown += plain;
        if (at == octets.size() || shown == limit)
            break;
        const QByteArrayView rest = octets.sliced(at);
        const qsizetype length = characterLength(rest);
        if (length == 0) {
            const auto octet = static_cast<quint8>(rest[0]);
            text += QStringLiteral("\\x%1").arg(octet, 2, 16, QLatin1Char('0'));
            ++at;
            continue;
        }
        appendEscaped(text, codePoint(rest.first(length)), quotes);
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

QString sentenceText(const QString &sentence)
{
    constexpr qsizetype Limit = 4096;
    bool cut = false;
    const QString text = escaped(sentence.toUtf8(), Limit, cut, Quotes::Kept);
    return cut ? text + QChar(u'…') : text;
}

QString hexText(QByteArrayView octets)
{
    return QString::fromLatin1(octets.toByteArray().toHex(' ').toUpper());
}

QString hexRows(QByteArrayView octets, quint64 offset)
{
    constexpr qsizetype RowSize = 16;
    QStringList rows;
    for (qsizetype at = 0; at < octets.size(); at += RowSize) {
        const QByteArrayView row = octets.sliced(at, std::min(RowSize, octets.size() - at));
        QString plain;
        for (char octet : row)
            plain += QLatin1Char(octet >= 0x20 && octet < 0x7F ? octet : '.');
        rows.append(QStringLiteral("%1  %2  |%3|")
                        .arg(offset + static_cast<quint64>(at), 10)
                        .arg(hexText(row), -(3 * static_cast<int>(RowSize) - 1))
                        .arg(plain));
    }
    return rows.join(u'\n');
}

} // namespace Framescope
