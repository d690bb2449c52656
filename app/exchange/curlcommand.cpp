#include "app/exchange/curlcommand.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

bool isPrintable(QByteArrayView octets)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(octets);
    return !decoder.hasError() && std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isPrint() || c.isSurrogate();
    });
}

QString octal(char octet)
{
    return u"\\%1"_s.arg(static_cast<quint8>(octet), 3, 8, QLatin1Char('0'));
}

/// curl takes a header without a value for one to leave out, unless it ends in a semicolon.
QByteArray curlHeader(const HttpField &field)
{
    return field.value.isEmpty() ? field.name + ';' : field.name + ": " + field.value;
}

} // namespace

QString shellWord(QByteArrayView octets)
{
    if (!isPrintable(octets)) {
        QString all;
        for (const char octet : octets)
            all += octal(octet);
        return u"\"$(printf '%1')\""_s.arg(all);
    }
    QString word = QString::fromUtf8(octets);
    word.replace(u'\'', "'\\''"_L1);
    return u'\'' + word + u'\'';
}

QString curlCommand(const ConnectionRecord &connection, const RequestHead &request)
{
    QString url = connection.url;
    if (url.startsWith("ws"_L1))
        url.replace(0, 2, u"http"_s);
    QStringList parts { u"curl --http1.1 --include --no-buffer"_s };
    if (!request.method.isEmpty() && request.method != "GET")
        parts.append(u"--request "_s + shellWord(request.method));
    if (connection.verificationOff)
        parts.append(u"--insecure"_s);
    // What curl would write by itself and this request has not.
    for (const QByteArray name : { "User-Agent", "Accept" }) {
        if (!request.find(name))
            parts.append(u"--header "_s + shellWord(name + ':'));
    }
    for (const HttpField &field : request.fields)
        parts.append(u"--header "_s + shellWord(curlHeader(field)));
    parts.append(shellWord(url.toUtf8()));
    return parts.join(" \\\n  "_L1);
}

} // namespace Framescope
