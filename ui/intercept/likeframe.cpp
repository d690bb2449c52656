#include "ui/intercept/likeframe.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Longer payloads are not read: a click should not take time.
constexpr qsizetype MaxRead = 64 * 1024;
/// By which members messages say what they are, the likeliest first.
constexpr std::array Kinds { "type"_L1, "op"_L1, "event"_L1, "method"_L1, "action"_L1, "kind"_L1,
    "cmd"_L1, "topic"_L1, "channel"_L1, "ch"_L1 };

/// As a filter; empty if there is no such member.
QString kindOf(const FrameHandle &frame)
{
    const std::optional<quint64> inflated = frame.messageLength();
    if (inflated.value_or(frame.record().storedLength) > static_cast<quint64>(MaxRead))
        return {};
    const QByteArray payload
        = inflated ? frame.messagePart(0, MaxRead) : frame.payloadPart(0, MaxRead);
    const QJsonObject object = QJsonDocument::fromJson(payload).object();
    static const QRegularExpression plain(u"^[\\w.:/-]{1,64}$"_s); // needs no escapes
    for (const QLatin1StringView kind : Kinds) {
        const QString value = object.value(kind).toString();
        if (plain.match(value).hasMatch())
            return u" and json.%1 == \"%2\""_s.arg(kind, value);
    }
    return {};
}

} // namespace

BreakpointText breakpointLike(const FrameHandle &frame)
{
    const FrameHeader &header = frame.record().header;
    BreakpointText text;
    text.direction = frame.record().direction;
    text.expression = isReservedOpcode(header.opcode)
        ? u"opcode == %1"_s.arg(header.opcode)
        : u"opcode == %1"_s.arg(opcodeName(header.opcode));
    if (header.opcode == toNibble(Opcode::Text))
        text.expression += kindOf(frame);
    return text;
}

} // namespace Framescope
