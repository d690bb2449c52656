#include "ui/widgets/visibletext.h"

#include <QList>

namespace Framescope {

namespace {

/// Octets of the UTF-8 character at the begin of \a octets; 0 if there is none.
qsizetype characterLength(QByteArrayView octets)
{
    const auto octetAt = [octets](qsizetype i) { return static_cast<quint8>(octets[i]); };
    const quint8 lead = octetAt(0);
    if (lead < 0x80)
        return 1;
    const qsizetype length = lead >= 0xC2 && lead <= 0xDF ? 2
        : (lead & 0xF0) == 0xE0                           ? 3
        : lead >= 0xF0 && lead <= 0xF4                    ? 4
                                                          : 0;
    if (length == 0 || octets.size() < length)
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        if ((octetAt(i) & 0xC0) != 0x80)
            return 0;
    }
    const quint8 second = octetAt(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second > 0x9F;
    const bool tooHigh = lead == 0xF4 && second > 0x8F;
    return overlong || surrogate || tooHigh ? 0 : length;
}

bool isPlainAscii(char octet)
{
    return (octet >= 0x20 && octet < 0x7F) || octet == '\t';
}

/// Characters that could hide text or rearrange it.
bool isTreacherous(char32_t c)
{
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
    const bool separator = c == 0x2028 || c == 0x2029;
    return control || direction || separator || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

QString octetEscape(char octet)
{
    const uint value = static_cast<quint8>(octet);
    return QStringLiteral("\\x%1").arg(
        QString::number(value, 16).toUpper().rightJustified(2, u'0'));
}

QString characterEscape(char32_t character)
{
    return QStringLiteral("\\u%1").arg(
        QString::number(character, 16).toUpper().rightJustified(4, u'0'));
}

} // namespace

void visitVisibleText(
    QByteArrayView octets, const std::function<void(QStringView text, bool isEscape)> &visit)
{
    qsizetype at = 0;
    while (at < octets.size()) {
        qsizetype end = at;
        while (end < octets.size() && isPlainAscii(octets[end]))
            ++end;
        if (end > at) {
            visit(QString::fromLatin1(octets.sliced(at, end - at)), false);
            at = end;
            continue;
        }
        const qsizetype length = characterLength(octets.sliced(at));
        if (length == 0) {
            visit(octetEscape(octets[at++]), true);
            continue;
        }
        const QString character = QString::fromUtf8(octets.sliced(at, length));
        const char32_t code = character.toUcs4().constFirst();
        const bool escaped = isTreacherous(code);
        visit(escaped ? characterEscape(code) : character, escaped);
        at += length;
    }
}

QString visibleText(QByteArrayView octets)
{
    QString text;
    visitVisibleText(octets, [&text](QStringView part, bool) { text.append(part); });
    return text;
}

} // namespace Framescope
