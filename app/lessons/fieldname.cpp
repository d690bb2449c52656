#include "app/lessons/fieldname.h"

#include <QRegularExpression>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array Names { "fin"_L1, "rsv1"_L1, "rsv2"_L1, "rsv3"_L1, "opcode"_L1, "mask"_L1,
    "length"_L1, "extended-length"_L1, "masking-key"_L1, "payload"_L1, "fragment-payload"_L1,
    "masked-payload"_L1, "compressed-payload"_L1, "heartbeat-payload"_L1, "close-payload"_L1 };

constexpr quint64 extendedBits(LengthForm form)
{
    switch (form) {
    case LengthForm::Bits16:
        return 16;
    case LengthForm::Bits64:
        return 64;
    case LengthForm::Bits7:
        break;
    }
    return 0;
}

} // namespace

std::optional<FieldName> FieldName::fromText(QStringView text)
{
    static const QRegularExpression form(u"^([a-z0-9-]+?)(?:\\[(\\d{1,9})(?:-(\\d{1,9}))?\\])?$"_s);
    const auto match = form.match(text.trimmed().toString());
    if (!match.hasMatch())
        return std::nullopt;
    FieldName name;
    bool isKnown = false;
    for (std::size_t i = 0; i < Names.size(); ++i) {
        if (match.capturedView(1) == Names[i]) {
            name.m_field = static_cast<Field>(i);
            isKnown = true;
        }
    }
    if (!isKnown)
        return std::nullopt;
    if (match.hasCaptured(2)) {
        name.m_from = match.capturedView(2).toULongLong();
        name.m_to = match.hasCaptured(3) ? match.capturedView(3).toULongLong() : *name.m_from;
        const bool hasOctets = name.m_field == Field::Payload
            || (name.m_field == Field::Key && name.m_to < std::tuple_size_v<MaskingKey>);
        if (!hasOctets || name.m_to < *name.m_from)
            return std::nullopt;
    }
    return name;
}

/// Whether there can be such a field behind the header.
bool FieldName::isIn(const FrameHeader &header) const
{
    switch (m_field) {
    case Field::FragmentPayload:
        return !header.isControl()
            && (!header.fin || header.opcode == toNibble(Opcode::Continuation));
    case Field::MaskedPayload:
        return header.isMasked();
    case Field::CompressedPayload:
        return (header.rsv & Rsv1) != 0 && !header.isControl();
    case Field::HeartbeatPayload:
        return header.opcode == toNibble(Opcode::Ping) || header.opcode == toNibble(Opcode::Pong);
    case Field::ClosePayload:
        return header.opcode == toNibble(Opcode::Close);
    default:
        return true;
    }
}

std::optional<FieldName::Bits> FieldName::bitsIn(
    const FrameHeader &header, quint64 payloadOctets) const
{
    if (!isIn(header))
        return std::nullopt;
    const quint64 headerBits = static_cast<quint64>(header.size()) * 8;
    Bits whole;
    switch (m_field) {
    case Field::Fin:
    case Field::ReservedBit1:
    case Field::ReservedBit2:
    case Field::ReservedBit3:
        whole = { static_cast<quint64>(m_field), 1 };
        break;
    case Field::Opcode:
        whole = { 4, 4 };
        break;
    case Field::Mask:
        whole = { 8, 1 };
        break;
    case Field::Length:
        whole = { 9, 7 };
        break;
    case Field::ExtendedLength:
        whole = { 16, extendedBits(header.lengthForm) };
        break;
    case Field::Key:
        whole = { headerBits - 32, header.isMasked() ? 32U : 0U };
        break;
    case Field::Payload:
    case Field::FragmentPayload:
    case Field::MaskedPayload:
    case Field::CompressedPayload:
    case Field::HeartbeatPayload:
    case Field::ClosePayload:
        whole = { headerBits, payloadOctets * 8 };
        break;
    }
    if (m_from) {
        if (m_to >= whole.count / 8)
            return std::nullopt;
        whole = { whole.first + *m_from * 8, (m_to - *m_from + 1) * 8 };
    }
    return whole.count > 0 ? std::optional(whole) : std::nullopt;
}

} // namespace Framescope
