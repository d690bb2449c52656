#include "app/replay/replayhandshake.h"

#include "protocol/handshake/extensionlist.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/websocketurl.h"

#include <algorithm>

namespace Framescope::ReplayHandshake {

namespace {

/// The same whatever the white space, the quotes and the order of parameters.
QString extensionText(const HttpHead &head)
{
    const QByteArray value = head.combinedValue("Sec-WebSocket-Extensions").value_or(QByteArray());
    const auto extensions = parseExtensions(value);
    if (!extensions)
        return QString::fromLatin1(value);
    QStringList texts;
    for (Extension extension : *extensions) {
        std::sort(extension.parameters.begin(), extension.parameters.end(),
            [](const ExtensionParameter &left, const ExtensionParameter &right) {
                return left.name < right.name;
            });
        texts.append(QString::fromLatin1(extension.toHeaderValue()));
    }
    return texts.join(QStringLiteral(", "));
}

QString subprotocolText(const HttpHead &head)
{
    const QByteArray value = head.combinedValue("Sec-WebSocket-Protocol").value_or(QByteArray());
    QStringList texts;
    for (const QByteArrayView element : listElements(value))
        texts.append(QString::fromLatin1(element));
    return texts.join(QStringLiteral(", "));
}

void compare(const QString &where, const QString &expected, const QString &got,
    QList<ReplayDifference> &found)
{
    if (expected != got)
        found.append({ where, expected, got });
}

void compareAgreed(const HttpHead &expected, const HttpHead &got, QList<ReplayDifference> &found)
{
    compare(QStringLiteral("subprotocol"), subprotocolText(expected), subprotocolText(got), found);
    compare(QStringLiteral("extensions"), extensionText(expected), extensionText(got), found);
}

bool isOfConnection(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "host" || lower == "sec-websocket-key" || lower.startsWith("proxy-");
}

} // namespace

QList<ReplayDifference> differences(const ResponseHead &expected, const ResponseHead &got)
{
    QList<ReplayDifference> found;
    compare(QStringLiteral("status"), QString::number(expected.statusCode),
        QString::number(got.statusCode), found);
    compareAgreed(expected, got, found);
    return found;
}

QList<ReplayDifference> differences(const RequestHead &expected, const RequestHead &got)
{
    QList<ReplayDifference> found;
    compare(QStringLiteral("target"), QString::fromLatin1(target(expected)),
        QString::fromLatin1(target(got)), found);
    compareAgreed(expected, got, found);
    return found;
}

ReplayFinding finding(QList<ReplayDifference> differences, const ReplayRules &rules)
{
    differences.removeIf([&rules](const ReplayDifference &difference) {
        return (difference.where == QStringLiteral("subprotocol") && !rules.subprotocol)
            || (difference.where == QStringLiteral("extensions") && !rules.extensions);
    });
    ReplayFinding finding;
    finding.subject = ReplayFinding::Subject::Handshake;
    finding.kind
        = differences.isEmpty() ? ReplayFinding::Kind::Matched : ReplayFinding::Kind::Changed;
    finding.differences = differences;
    return finding;
}

HeaderFields fields(const RequestHead &recorded)
{
    HeaderFields all;
    for (const HttpField &field : recorded.fields) {
        const HeaderField copy { field.name, field.value };
        if (!isOfConnection(field.name) && isToken(field.name) && !breaksHead(copy))
            all.append(copy);
    }
    return all;
}

QByteArray target(const RequestHead &recorded)
{
    if (recorded.target.startsWith('/'))
        return recorded.target;
    const QUrl url = QUrl::fromEncoded(recorded.target); // a proxy was asked for all of it
    const QByteArray path
        = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return path.startsWith('/') ? path : "/" + path;
}

QUrl withTarget(const QUrl &url, const RequestHead &recorded)
{
    const bool isOwn = url.hasQuery() || (url.path() != u"/" && !url.path().isEmpty());
    if (isOwn)
        return url;
    const QUrl whole = QUrl::fromEncoded(url.toEncoded(QUrl::RemovePath) + target(recorded));
    return webSocketUrlProblem(whole) ? url : whole;
}

} // namespace Framescope::ReplayHandshake
