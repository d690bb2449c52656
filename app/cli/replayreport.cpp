#include "app/cli/replayreport.h"

#include "app/cli/octettext.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/opcode.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Framescope::ReplayReport {

namespace {

using namespace Qt::StringLiterals;
using FindingKind = ReplayFinding::Kind;
using Subject = ReplayFinding::Subject;

constexpr qsizetype TextLength = 60; ///< characters of a payload in a line
constexpr qsizetype JsonLength = 1024; ///< octets of a payload in JSON

QString kindName(FindingKind kind)
{
    switch (kind) {
    case FindingKind::Matched:
        return u"matched"_s;
    case FindingKind::Changed:
        return u"changed"_s;
    case FindingKind::Missing:
        return u"missing"_s;
    case FindingKind::Extra:
        return u"extra"_s;
    }
    Q_UNREACHABLE();
}

/// "message", "close", "ping" …, "handshake", "ending".
QString subjectName(const ReplayFinding &finding)
{
    if (finding.subject == Subject::Handshake)
        return u"handshake"_s;
    if (finding.subject == Subject::Ending)
        return u"ending"_s;
    const quint8 opcode = (finding.expected ? finding.expected : finding.got)->opcode;
    return isDataOpcode(opcode) ? u"message"_s : opcodeName(opcode);
}

QString typeName(const ReplayFinding &finding)
{
    if (finding.subject != Subject::Item)
        return subjectName(finding);
    return opcodeName((finding.expected ? finding.expected : finding.got)->opcode);
}

QString frameNumber(const std::optional<ReplayItem> &item)
{
    return item ? QString::number(item->frame) : QString();
}

QString contentText(const ReplayItem &item)
{
    if (item.opcode != toNibble(Opcode::Close))
        return quotedText(item.payload, TextLength);
    const CloseBody body = readCloseBody(item.payload);
    return body.code ? u"%1 %2"_s.arg(*body.code).arg(quotedText(body.reason, TextLength))
                     : u"without a code"_s;
}

/// What came from a peer drives no terminal. Quotes are ours, or JSON's.
QString safe(const QString &text)
{
    const QString escaped = escapedText(text.toUtf8(), 4 * TextLength);
    QString plain;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        const bool isQuote = escaped[i] == u'\\' && i + 1 < escaped.size()
            && (escaped[i + 1] == u'"' || escaped[i + 1] == u'\\');
        plain += escaped[isQuote ? ++i : i];
    }
    return plain;
}

QString orNothing(const QString &value)
{
    return value.isEmpty() ? u"nothing"_s : safe(value);
}

QStringList details(const ReplayFinding &finding)
{
    if (finding.kind != FindingKind::Changed) {
        const std::optional<ReplayItem> &item = finding.expected ? finding.expected : finding.got;
        return { item ? contentText(*item) : QString() };
    }
    QStringList lines;
    for (const ReplayDifference &difference : finding.differences)
        lines.append(u"%1: expected %2, got %3"_s.arg(
            safe(difference.where), orNothing(difference.expected), orNothing(difference.got)));
    return lines;
}

QJsonObject itemObject(const ReplayItem &item, bool withPayload)
{
    QJsonObject object;
    object[u"frame"_s] = static_cast<qint64>(item.frame);
    object[u"type"_s] = opcodeName(item.opcode);
    object[u"length"_s] = item.payload.size();
    if (item.opcode == toNibble(Opcode::Close)) {
        const CloseBody body = readCloseBody(item.payload);
        if (body.code)
            object[u"code"_s] = *body.code;
        object[u"reason"_s] = QString::fromUtf8(body.reason);
    } else if (withPayload) {
        const QByteArray shown = item.payload.first(std::min(JsonLength, item.payload.size()));
        if (shown.isValidUtf8())
            object[u"payload"_s] = QString::fromUtf8(shown);
        else
            object[u"payload_base64"_s] = QString::fromLatin1(shown.toBase64());
        if (shown.size() < item.payload.size())
            object[u"cut"_s] = true;
    }
    return object;
}

/// The kind comes first, for whoever reads along.
void append(QByteArray &line, const QString &kind, const QJsonObject &rest)
{
    line += "{\"kind\":\"" + kind.toLatin1() + "\",";
    line += QJsonDocument(rest).toJson(QJsonDocument::Compact).sliced(1);
}

} // namespace

QString text(const ReplayFinding &finding)
{
    const QStringList lines = details(finding);
    QString text = u"%1  %2 %3 %4  %5"_s.arg(kindName(finding.kind), -7)
                       .arg(typeName(finding), -12)
                       .arg(frameNumber(finding.expected), 6)
                       .arg(frameNumber(finding.got), 6)
                       .arg(lines.value(0));
    while (text.endsWith(u' '))
        text.chop(1);
    for (const QString &line : lines.mid(1))
        text += u'\n' + QString(37, u' ') + line;
    return text;
}

QString text(const ReplayTally &tally)
{
    return u"matched %1, changed %2, missing %3, extra %4"_s.arg(tally.matched)
        .arg(tally.changed)
        .arg(tally.missing)
        .arg(tally.extra);
}

void appendJson(QByteArray &line, ConnectionId connection, const ReplayFinding &finding)
{
    QJsonObject object;
    object[u"connection"_s] = static_cast<qint64>(connection);
    object[u"subject"_s] = subjectName(finding);
    const bool withPayload = finding.kind != FindingKind::Matched;
    if (finding.expected)
        object[u"expected"_s] = itemObject(*finding.expected, withPayload);
    if (finding.got)
        object[u"got"_s] = itemObject(*finding.got, withPayload);
    if (finding.kind == FindingKind::Changed) {
        QJsonArray places;
        for (const ReplayDifference &difference : finding.differences) {
            QJsonObject place { { u"where"_s, difference.where } };
            if (!difference.expected.isEmpty())
                place[u"expected"_s] = difference.expected;
            if (!difference.got.isEmpty())
                place[u"got"_s] = difference.got;
            places.append(place);
        }
        object[u"differences"_s] = places;
    }
    append(line, kindName(finding.kind), object);
}

void appendJson(QByteArray &line, ConnectionId connection, const ReplayTally &tally)
{
    append(line, u"summary"_s,
        { { u"connection"_s, static_cast<qint64>(connection) },
            { u"matched"_s, static_cast<qint64>(tally.matched) },
            { u"changed"_s, static_cast<qint64>(tally.changed) },
            { u"missing"_s, static_cast<qint64>(tally.missing) },
            { u"extra"_s, static_cast<qint64>(tally.extra) } });
}

} // namespace Framescope::ReplayReport
