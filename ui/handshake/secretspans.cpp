#include "ui/handshake/secretspans.h"

#include "app/exchange/credentials.h"
#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

namespace {

/// \a begin to \a end without the white space around it.
OctetSpan trimmed(QByteArrayView value, qsizetype begin, qsizetype end)
{
    while (begin < end && value[begin] == ' ')
        ++begin;
    while (end > begin && value[end - 1] == ' ')
        --end;
    return { begin, end - begin };
}

/// What stands behind the first "=" of a cookie pair; all of it when there is none.
OctetSpan cookieValue(QByteArrayView value, qsizetype begin, qsizetype end)
{
    const qsizetype equals = value.first(end).indexOf('=', begin);
    return trimmed(value, equals < 0 ? begin : equals + 1, end);
}

/// The runs of asterisks in \a blanked that were something else before.
QList<OctetSpan> blankedSpans(QByteArrayView octets, QByteArrayView blanked)
{
    QList<OctetSpan> spans;
    if (blanked.size() != octets.size())
        return spans;
    for (qsizetype begin = 0; begin < blanked.size();) {
        qsizetype end = begin;
        bool differs = false;
        for (; end < blanked.size() && blanked[end] == '*'; ++end)
            differs = differs || octets[end] != '*';
        if (differs)
            spans.append({ begin, end - begin });
        begin = end + 1;
    }
    return spans;
}

} // namespace

QList<OctetSpan> urlSecretSpans(QByteArrayView url)
{
    QByteArray octets = url.toByteArray();
    Credentials(true, {}).blankUrl(octets);
    return blankedSpans(url, octets);
}

QList<OctetSpan> startLineSecretSpans(QByteArrayView startLine)
{
    QByteArray octets = startLine.toByteArray();
    Credentials(true, {}).blankHead(octets);
    return blankedSpans(startLine, octets);
}

QList<OctetSpan> secretSpans(QByteArrayView name, QByteArrayView value)
{
    QList<OctetSpan> spans;
    const auto add = [&spans](OctetSpan span) {
        if (span.length > 0)
            spans.append(span);
    };
    const auto endOfPair = [value](qsizetype from) {
        const qsizetype semicolon = value.indexOf(';', from);
        return semicolon < 0 ? value.size() : semicolon;
    };
    if (equalsIgnoringCase(name, "Authorization")
        || equalsIgnoringCase(name, "Proxy-Authorization")) {
        const qsizetype space = value.indexOf(' ');
        add(trimmed(value, space < 0 ? 0 : space + 1, value.size()));
    } else if (equalsIgnoringCase(name, "Cookie")) {
        for (qsizetype begin = 0; begin < value.size(); begin = endOfPair(begin) + 1)
            add(cookieValue(value, begin, endOfPair(begin)));
    } else if (equalsIgnoringCase(name, "Set-Cookie")) {
        add(cookieValue(value, 0, endOfPair(0)));
    }
    return spans;
}

} // namespace Framescope
