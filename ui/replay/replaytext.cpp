#include "ui/replay/replaytext.h"

#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/opcode.h"
#include "ui/frames/frametext.h"

#include <QCoreApplication>

#include <cstdlib>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Subject = ReplayFinding::Subject;

struct ReplayTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ReplayText)
};

constexpr qsizetype HexOctets = 96;
/// So many differences of one row are known; there may be more.
constexpr qsizetype KnownDifferences = 8;
constexpr qsizetype PlaceLength = 32; ///< characters of a place in a hint

QString shortened(const QString &name)
{
    const QString place = escapedText(name.toUtf8(), 4 * PlaceLength);
    return place.size() <= PlaceLength ? place : place.first(PlaceLength - 1) + u'…';
}

/// Whether it is UTF-8, perhaps cut within a character.
bool isTextBegin(QByteArrayView octets)
{
    for (int cut = 0; cut < 4 && cut <= octets.size(); ++cut) {
        const QByteArrayView head = octets.chopped(cut);
        if (QUtf8StringView(head.data(), head.size()).isValidUtf8())
            return true;
    }
    return false;
}

} // namespace

QString replaySign(ReplayRow::Kind kind)
{
    switch (kind) {
    case ReplayRow::Kind::Sent:
        return u"▸"_s;
    case ReplayRow::Kind::Matched:
        return u"="_s;
    case ReplayRow::Kind::Alike:
        return u"≈"_s;
    case ReplayRow::Kind::Changed:
        return u"≠"_s;
    case ReplayRow::Kind::Missing:
        return u"−"_s;
    case ReplayRow::Kind::Extra:
        return u"+"_s;
    case ReplayRow::Kind::Upcoming:
        return u"·"_s;
    case ReplayRow::Kind::Undecided:
        break;
    }
    return u"…"_s;
}

QString replayWord(ReplayRow::Kind kind)
{
    switch (kind) {
    case ReplayRow::Kind::Sent:
        return ReplayTextWords::tr("sent");
    case ReplayRow::Kind::Matched:
        return ReplayTextWords::tr("matched");
    case ReplayRow::Kind::Alike:
        return ReplayTextWords::tr("matched by the rules");
    case ReplayRow::Kind::Changed:
        return ReplayTextWords::tr("changed");
    case ReplayRow::Kind::Missing:
        return ReplayTextWords::tr("missing");
    case ReplayRow::Kind::Extra:
        return ReplayTextWords::tr("extra");
    case ReplayRow::Kind::Upcoming:
        return ReplayTextWords::tr("still to come");
    case ReplayRow::Kind::Undecided:
        break;
    }
    return ReplayTextWords::tr("not compared yet");
}

QString replayHint(const ReplayRow &row)
{
    switch (row.kind) {
    case ReplayRow::Kind::Sent:
    case ReplayRow::Kind::Matched:
    case ReplayRow::Kind::Upcoming:
        return {};
    case ReplayRow::Kind::Alike:
        return ReplayTextWords::tr("equal by the rules");
    case ReplayRow::Kind::Missing:
        return ReplayTextWords::tr("missing");
    case ReplayRow::Kind::Extra:
        return ReplayTextWords::tr("extra, not recorded");
    case ReplayRow::Kind::Undecided:
        return ReplayTextWords::tr("not compared yet");
    case ReplayRow::Kind::Changed:
        break;
    }
    const auto count = static_cast<int>(row.differences.size());
    if (count == 0)
        return ReplayTextWords::tr("changed");
    if (count == 1)
        return ReplayTextWords::tr("%1 differs").arg(shortened(row.differences.first().where));
    if (count >= KnownDifferences)
        return ReplayTextWords::tr("%1 places differ, or more").arg(count);
    return ReplayTextWords::tr("%1 places differ").arg(count);
}

QString replayPreview(const ReplayCell &cell)
{
    if (cell.isEmpty())
        return {};
    if (cell.opcode == toNibble(Opcode::Close)) {
        const CloseBody body = readCloseBody(cell.begin);
        if (!body.code)
            return ReplayTextWords::tr("no status code");
        const QString code = u"%1 %2"_s.arg(*body.code).arg(closeStatusText(*body.code));
        return body.reason.isEmpty()
            ? code
            : code + u" \""_s + escapedText(body.reason, ReplayCell::BeginLimit) + u'"';
    }
    const bool isCut = static_cast<quint64>(cell.begin.size()) < cell.length;
    const bool isText = cell.opcode != toNibble(Opcode::Binary) && isTextBegin(cell.begin);
    const QString text = isText ? escapedText(cell.begin, ReplayCell::BeginLimit)
                                : hexPreview(cell.begin, HexOctets);
    return isCut && !text.endsWith(u'…') ? text + u'…' : text;
}

QString replaySubject(const ReplayRow &row)
{
    if (row.subject == Subject::Handshake)
        return row.direction == Direction::ClientToServer
            ? ReplayTextWords::tr("Opening handshake, request")
            : ReplayTextWords::tr("Opening handshake, response");
    if (row.subject == Subject::Ending)
        return ReplayTextWords::tr("End of the connection");
    if (row.now.isEmpty())
        return ReplayTextWords::tr("Frame %1 of the recording").arg(countText(row.recorded.frame));
    if (row.recorded.isEmpty())
        return ReplayTextWords::tr("Frame %1 of the replay").arg(countText(row.now.frame));
    return ReplayTextWords::tr("Frame %1, in the replay %2")
        .arg(countText(row.recorded.frame), countText(row.now.frame));
}

QString laterText(qint64 difference)
{
    const QString text = durationText(std::abs(difference));
    if (text == durationText(0)) // as far as can be told
        return text;
    return (difference < 0 ? u"−"_s : u"+"_s) + text;
}

QString replayLatencyText(const ReplayRow &row)
{
    if (!row.latency)
        return {};
    return ReplayTextWords::tr("answered in %1, recorded %2, %3")
        .arg(durationText(row.latency->now), durationText(row.latency->recorded),
            laterText(row.latency->difference()));
}

QString spokenReplayRow(const ReplayRow &row)
{
    QStringList parts { replayWord(row.kind), replaySubject(row) };
    const ReplayCell &shown = row.recorded.isEmpty() ? row.now : row.recorded;
    if (!shown.isEmpty())
        parts += { directionText(row.direction), opcodeLabel(shown.opcode), replayPreview(shown) };
    if (row.kind == ReplayRow::Kind::Changed) {
        parts += replayHint(row);
        if (!row.now.isEmpty())
            parts += ReplayTextWords::tr("now %1").arg(replayPreview(row.now));
    }
    if (row.latency)
        parts += replayLatencyText(row);
    return parts.join(u", "_s);
}

} // namespace Framescope
