#include "app/session/hexinput.h"

#include <QCoreApplication>

namespace Framescope::HexInput {

namespace {

/// 0 to 15, or -1 for any other character.
int digitValue(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

bool isSeparator(QChar c)
{
    return c.isSpace() || c == u',' || c == u':';
}

bool isPrefix(QStringView text)
{
    return text.size() >= 2 && text.front() == u'0' && (text[1] == u'x' || text[1] == u'X');
}

Error errorAt(QStringView text, qsizetype position, Problem problem)
{
    const QStringView before = text.first(position);
    Error error;
    error.problem = problem;
    error.line = static_cast<int>(before.count(u'\n')) + 1;
    error.column = static_cast<int>(position - (before.lastIndexOf(u'\n') + 1)) + 1;
    const bool isPair = text.at(position).isHighSurrogate() && position + 1 < text.size();
    error.text
        = text.sliced(position, problem == Problem::EmptyPrefix || isPair ? 2 : 1).toString();
    return error;
}

struct HexInputWords
{
    Q_DECLARE_TR_FUNCTIONS(HexInput)
};

QString problemText(const Error &error)
{
    switch (error.problem) {
    case Problem::NoHexDigit:
        return HexInputWords::tr("'%1' is not a hex digit").arg(error.text);
    case Problem::HalfOctet:
        return HexInputWords::tr("'%1' is half an octet, write two digits").arg(error.text);
    case Problem::EmptyPrefix:
        return HexInputWords::tr("no digits follow '%1'").arg(error.text);
    }
    Q_UNREACHABLE();
}

} // namespace

tl::expected<QByteArray, Error> parse(QStringView text)
{
    QByteArray octets;
    octets.reserve(text.size() / 2);
    qsizetype at = 0;
    const auto digitAt = [text](qsizetype i) { return i < text.size() ? digitValue(text[i]) : -1; };
    while (at < text.size()) {
        if (isSeparator(text[at])) {
            ++at;
            continue;
        }
        if (isPrefix(text.sliced(at))) {
            if (digitAt(at + 2) < 0)
                return tl::unexpected(errorAt(text, at, Problem::EmptyPrefix));
            at += 2;
        }
        if (digitAt(at) < 0)
            return tl::unexpected(errorAt(text, at, Problem::NoHexDigit));
        if (digitAt(at + 1) < 0) {
            const bool octetEnds = at + 1 == text.size() || isSeparator(text[at + 1]);
            return tl::unexpected(octetEnds ? errorAt(text, at, Problem::HalfOctet)
                                            : errorAt(text, at + 1, Problem::NoHexDigit));
        }
        octets.append(static_cast<char>(digitAt(at) * 16 + digitAt(at + 1)));
        at += 2;
    }
    return octets;
}

QString sentence(const Error &error)
{
    const QString place = error.line == 1
        ? HexInputWords::tr("Column %1").arg(error.column)
        : HexInputWords::tr("Line %1, column %2").arg(error.line).arg(error.column);
    return HexInputWords::tr("%1: %2").arg(place, problemText(error));
}

} // namespace Framescope::HexInput
