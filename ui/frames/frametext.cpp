#include "ui/frames/frametext.h"

#include "app/session/protocoltext.h"
#include "app/session/roundtriptracker.h"
#include "protocol/wire/closestatus.h"
#include "ui/widgets/visibletext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Microsecond = 1'000; // ns
constexpr qint64 Millisecond = 1'000'000;
constexpr qint64 Second = 1'000'000'000;

/// More than the widest row can show.
constexpr qsizetype TextLimit = 512;
/// What a preview needs to know of a payload: more than it shows, to tell that there is more.
constexpr qsizetype PreviewOctets = TextLimit + 4;
constexpr qsizetype HexLimit = 96;

struct FrameTextWords
{
    Q_DECLARE_TR_FUNCTIONS(FrameText)
};

/// The design asks for a thousands comma, wherever one lives.
const QLocale &numberLocale()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

QString twoDigits(qint64 value)
{
    return QString::number(value).rightJustified(2, u'0');
}

/// Where to cut so that no character is split.
qsizetype cutAtCharacter(QByteArrayView octets, qsizetype limit)
{
    if (octets.size() <= limit)
        return octets.size();
    qsizetype end = limit;
    while (end > limit - 3 && (static_cast<quint8>(octets[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

bool isText(QByteArrayView octets)
{
    const QByteArrayView head = octets.first(cutAtCharacter(octets, TextLimit));
    return QUtf8StringView(head.data(), head.size()).isValidUtf8();
}

QString quoted(QByteArrayView octets)
{
    return u'"' + escapedText(octets, TextLimit).replace(u'"', "\\\""_L1) + u'"';
}

QString closePreview(QByteArrayView payload)
{
    const CloseBody body = readCloseBody(payload);
    if (!body.code)
        return payload.isEmpty() ? FrameTextWords::tr("no status code")
                                 : hexPreview(payload, HexLimit);
    const QString code = u"%1 %2"_s.arg(QString::number(*body.code), closeStatusText(*body.code));
    return body.reason.isEmpty() ? code : code + u' ' + quoted(body.reason);
}

/// Whether a continuation belongs to a text message; judged by its octets if the first frame is not
/// at hand.
bool continuesText(const FrameHandle &frame)
{
    const FrameId first = frame.record().messageFirst;
    if (!frame.block().contains(first))
        return isText(frame.payloadPart(0, PreviewOctets));
    const int row = static_cast<int>(first - frame.block().firstId());
    return frame.block().record(row).header.opcode == toNibble(Opcode::Text);
}

bool isFragment(const FrameHeader &header)
{
    return isDataOpcode(header.opcode)
        && (!header.fin || header.opcode == toNibble(Opcode::Continuation));
}

QString fragmentHint(const FrameRecord &record)
{
    if (record.header.opcode != toNibble(Opcode::Continuation))
        return FrameTextWords::tr("first fragment");
    if (record.messageFirst == 0 || record.messageFirst == record.id)
        return FrameTextWords::tr("fragment of no message");
    const QString first = QString::number(record.messageFirst);
    return record.header.fin ? FrameTextWords::tr("last fragment of %1").arg(first)
                             : FrameTextWords::tr("fragment of %1").arg(first);
}

QString spokenOpcode(quint8 opcode)
{
    return isReservedOpcode(opcode) ? FrameTextWords::tr("reserved opcode %1").arg(opcode)
                                    : opcodeName(opcode);
}

} // namespace

QString countText(quint64 count)
{
    return numberLocale().toString(count);
}

QString deltaText(qint64 delta)
{
    return numberLocale().toString(static_cast<double>(delta) / Millisecond, 'f', 1);
}

QString octetsText(quint64 octets)
{
    if (octets < 1000)
        return u"%1 B"_s.arg(octets);
    constexpr auto Units = std::to_array<char16_t>({ u'K', u'M', u'G', u'T', u'P', u'E' });
    double value = static_cast<double>(octets) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < Units.size()) {
        value /= 1000;
        ++unit;
    }
    const int decimals = value < 9.95 ? 1 : 0;
    return u"%1 %2B"_s.arg(QString::number(value, 'f', decimals), QChar(Units[unit]));
}

QString timeText(qint64 time)
{
    const qint64 milliseconds = time / Millisecond;
    return u"%1.%2"_s.arg(
        clockText(time), QString::number(milliseconds % 1000).rightJustified(3, u'0'));
}

QString clockText(qint64 duration)
{
    const qint64 seconds = std::max<qint64>(duration, 0) / Second;
    const qint64 hours = seconds / 3600;
    const QString minutes = twoDigits(seconds / 60 % 60);
    const QString rest = twoDigits(seconds % 60);
    if (hours == 0)
        return u"%1:%2"_s.arg(minutes, rest);
    return u"%1:%2:%3"_s.arg(QString::number(hours), minutes, rest);
}

QString durationText(qint64 duration)
{
    const auto value = static_cast<double>(duration);
    if (duration < 10 * Millisecond - 50 * Microsecond)
        return FrameTextWords::tr("%1 ms").arg(QString::number(value / Millisecond, 'f', 1));
    if (duration < Second)
        return FrameTextWords::tr("%1 ms").arg(QString::number(value / Millisecond, 'f', 0));
    if (duration < 100 * Second)
        return FrameTextWords::tr("%1 s").arg(QString::number(value / Second, 'f', 1));
    return clockText(duration);
}

QString opcodeLabel(quint8 opcode)
{
    switch (opcode) {
    case toNibble(Opcode::Continuation):
        return u"CONT"_s;
    case toNibble(Opcode::Text):
        return u"TEXT"_s;
    case toNibble(Opcode::Binary):
        return u"BIN"_s;
    case toNibble(Opcode::Close):
        return u"CLOSE"_s;
    case toNibble(Opcode::Ping):
        return u"PING"_s;
    case toNibble(Opcode::Pong):
        return u"PONG"_s;
    default:
        return u"0x"_s + QString::number(opcode, 16).toUpper();
    }
}

QString directionText(Direction direction)
{
    return direction == Direction::ClientToServer ? FrameTextWords::tr("client to server")
                                                  : FrameTextWords::tr("server to client");
}

QString escapedText(QByteArrayView octets, qsizetype limit)
{
    const qsizetype end = cutAtCharacter(octets, limit);
    QString text;
    visitVisibleText(octets.first(end), [&text](QStringView part, bool isEscape) {
        if (isEscape && part == "\\u000A"_L1)
            text += "\\n"_L1;
        else if (isEscape && part == "\\u000D"_L1)
            text += "\\r"_L1;
        else
            text += part;
    });
    text.replace(u'\t', "\\t"_L1);
    if (end < octets.size())
        text += u'…';
    return text;
}

QString hexPreview(QByteArrayView octets, qsizetype limit)
{
    const qsizetype shown = std::min(octets.size(), limit);
    QString text = QString::fromLatin1(octets.first(shown).toByteArray().toHex(' ')).toUpper();
    if (shown < octets.size())
        text += u" …"_s;
    return text;
}

QString previewText(const FrameHandle &frame)
{
    const FrameHeader &header = frame.record().header;
    const QByteArray payload = frame.payloadPart(0, PreviewOctets);
    const bool isInflated = frame.messageLength().has_value();
    const bool compressed = isDataOpcode(header.opcode) && (header.rsv & Rsv1);
    switch (header.opcode) {
    case toNibble(Opcode::Close):
        return closePreview(payload);
    case toNibble(Opcode::Ping):
    case toNibble(Opcode::Pong):
        if (payload.isEmpty())
            return {};
        return isText(payload) ? quoted(payload) : hexPreview(payload, HexLimit);
    case toNibble(Opcode::Continuation):
        return continuesText(frame) ? quoted(payload) : hexPreview(payload, HexLimit);
    case toNibble(Opcode::Text):
        if (compressed) {
            return isInflated ? escapedText(frame.messagePart(0, PreviewOctets), TextLimit)
                              : hexPreview(payload, HexLimit);
        }
        if (!header.fin || payload.isEmpty())
            return quoted(payload);
        return escapedText(payload, TextLimit);
    default:
        return hexPreview(
            compressed && isInflated ? frame.messagePart(0, PreviewOctets) : payload, HexLimit);
    }
}

QString messagePreviewText(QByteArrayView begin, bool isText, bool isCut)
{
    const QString text = isText ? escapedText(begin, TextLimit) : hexPreview(begin, HexLimit);
    return isCut && !text.endsWith(u'…') ? text + u'…' : text;
}

QString hintText(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    QStringList hints;
    if (isFragment(record.header))
        hints.append(fragmentHint(record));
    if (record.header.opcode == toNibble(Opcode::Pong)) {
        if (const std::optional<RoundTrip> trip = nearbyRoundTrip(frame.block(), frame.row()))
            hints.append(FrameTextWords::tr("answers %1 in %2")
                             .arg(QString::number(trip->ping), durationText(trip->duration)));
    }
    if (isDataOpcode(record.header.opcode) && (record.header.rsv & Rsv1))
        hints.append(FrameTextWords::tr("compressed"));
    if (!record.isComplete())
        hints.append(
            FrameTextWords::tr("%1 of %2 octets came")
                .arg(countText(record.storedLength), countText(record.header.payloadLength)));
    return hints.join(", "_L1);
}

QString spokenFrame(const FrameHandle &frame, const std::optional<QString> &instead)
{
    const FrameRecord &record = frame.record();
    QStringList parts {
        FrameTextWords::tr("Frame %1").arg(record.id),
        directionText(record.direction),
        spokenOpcode(record.header.opcode),
        record.header.fin ? FrameTextWords::tr("final") : FrameTextWords::tr("not final"),
        record.header.isMasked() ? FrameTextWords::tr("masked") : FrameTextWords::tr("not masked"),
        record.header.payloadLength == 1
            ? FrameTextWords::tr("1 octet")
            : FrameTextWords::tr("%1 octets").arg(record.header.payloadLength),
    };
    const QList<Violation> violations = frame.violations();
    if (!violations.isEmpty()) {
        const RuleInfo &rule = ruleInfo(violations.constFirst().rule);
        parts.append(FrameTextWords::tr("violation, RFC %1 section %2, %3")
                         .arg(QString::number(rule.rfc), rule.section,
                             spokenViolation(violations.constFirst())));
    }
    QString preview = instead.value_or(previewText(frame));
    if (preview.size() >= 2 && preview.startsWith(u'"') && preview.endsWith(u'"'))
        preview = preview.sliced(1, preview.size() - 2);
    if (!preview.isEmpty())
        parts.append(preview);
    return parts.join(", "_L1);
}

QString coveredText()
{
    return FrameTextWords::tr("hidden until the exercise is solved");
}

} // namespace Framescope
