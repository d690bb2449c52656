#include "protocol/handshake/httpsyntax.h"

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

constexpr auto TokenCharacters = [] {
    std::array<bool, 256> table {};
    for (unsigned char c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned char c = 'a'; c <= 'z'; ++c)
        table[c] = true;
    for (unsigned char c = 'A'; c <= 'Z'; ++c)
        table[c] = true;
    for (const unsigned char c :
        { '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~' })
        table[c] = true;
    return table;
}();

constexpr bool isWhitespace(char octet)
{
    return octet == ' ' || octet == '\t';
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char octet) {
        return TokenCharacters[static_cast<unsigned char>(octet)];
    });
}

QByteArrayView trimmedWhitespace(QByteArrayView text)
{
    while (!text.isEmpty() && isWhitespace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isWhitespace(text.back()))
        text = text.chopped(1);
    return text;
}

bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && left.compare(right, Qt::CaseInsensitive) == 0;
}

QList<QByteArrayView> listElements(QByteArrayView value)
{
    QList<QByteArrayView> elements;
    while (!value.isEmpty()) {
        const qsizetype comma = value.indexOf(',');
        const qsizetype end = comma < 0 ? value.size() : comma;
        if (const QByteArrayView element = trimmedWhitespace(value.first(end)); !element.isEmpty())
            elements.append(element);
        value = value.sliced(qMin(end + 1, value.size()));
    }
    return elements;
}

std::optional<QList<QByteArray>> parseTokenList(QByteArrayView value)
{
    QList<QByteArray> tokens;
    for (const QByteArrayView element : listElements(value)) {
        if (!isToken(element))
            return std::nullopt;
        tokens.append(element.toByteArray());
    }
    if (tokens.isEmpty())
        return std::nullopt;
    return tokens;
}

bool containsControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char octet) {
        const auto code = static_cast<unsigned char>(octet);
        return (code < 0x20 && octet != '\t') || code == 0x7F;
    });
}

QString printableText(QByteArrayView octets, qsizetype limit)
{
    QByteArray text;
    for (const char octet : octets.first(qMin(limit, octets.size()))) {
        if (octet >= 0x20 && octet <= 0x7E)
            text += octet;
        else
            text += "\\x" + QByteArray(1, octet).toHex();
    }
    if (octets.size() > limit)
        text += "...";
    return QString::fromLatin1(text);
}

} // namespace Framescope
