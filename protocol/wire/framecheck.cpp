#include "protocol/wire/framecheck.h"

#include "protocol/wire/closestatus.h"
#include "protocol/wire/utf8validator.h"

namespace Framescope {

QList<Violation> checkHeader(const FrameHeader &header, Direction direction, quint8 negotiatedRsv)
{
    QList<Violation> found; // allocates nothing while it is empty: nearly always
    const auto octets = [&] { return QStringLiteral("%1 octets").arg(header.payloadLength); };
    const auto add = [&](Rule rule, quint64 offset, quint64 length, const QString &detail = {}) {
        found.append({ rule, direction, offset, length, detail });
    };
    const auto lengthFieldOctets
        = [&] { return static_cast<quint64>(1 + lengthFieldSize(header.lengthForm)); };

    if (const auto unknown = static_cast<quint8>(header.rsv & ~negotiatedRsv)) {
        QString bits;
        for (int i = 0; i < 3; ++i) {
            if (unknown & (Rsv1 >> i))
                bits += QStringLiteral("%1RSV%2")
                            .arg(bits.isEmpty() ? QString() : QStringLiteral(", "))
                            .arg(i + 1);
        }
        add(Rule::ReservedBits, 0, 1, bits);
    } else if (header.rsv != 0
        && (header.isControl() || header.opcode == toNibble(Opcode::Continuation))) {
        add(Rule::DeflateReservedBit, 0, 1, opcodeName(header.opcode));
    }
    if (isReservedOpcode(header.opcode))
        add(Rule::ReservedOpcode, 0, 1, QStringLiteral("0x%1").arg(header.opcode, 0, 16));
    if (header.isControl() && !header.fin)
        add(Rule::ControlFragmented, 0, 1, opcodeName(header.opcode));

    const bool fromClient = direction == Direction::ClientToServer;
    if (fromClient && !header.isMasked())
        add(Rule::MaskMissing, 1, 1);
    else if (!fromClient && header.isMasked())
        add(Rule::MaskUnexpected, 1, 1);

    if (header.isControl() && header.payloadLength > 125)
        add(Rule::ControlTooLong, 1, lengthFieldOctets(), octets());
    if (header.payloadLength >> 63)
        add(Rule::LengthHighBit, 2, 8,
            QStringLiteral("0x%1").arg(header.payloadLength, 16, 16, QLatin1Char('0')));
    else if (header.lengthForm != minimalLengthForm(header.payloadLength))
        add(Rule::LengthNotMinimal, 1, lengthFieldOctets(), octets());
    return found;
}

QList<Violation> checkCloseBody(QByteArrayView payload, Direction direction, qsizetype headerSize)
{
    QList<Violation> found;
    const auto begin = static_cast<quint64>(headerSize);
    if (payload.size() == 1) {
        found.append({ Rule::CloseBodyTooShort, direction, begin, 1, {} });
        return found;
    }
    const CloseBody body = readCloseBody(payload);
    if (!body.code)
        return found;
    if (!isCloseStatusSendable(*body.code))
        found.append(
            { Rule::CloseCodeInvalid, direction, begin, 2, QStringLiteral("%1").arg(*body.code) });
    Utf8Validator validator;
    auto invalid = validator.firstInvalid(body.reason);
    if (!invalid && !validator.isComplete())
        invalid = body.reason.size() - 1;
    if (invalid)
        found.append({ Rule::CloseReasonUtf8, direction, begin + 2 + static_cast<quint64>(*invalid),
            1, QStringLiteral("octet %1 of the reason").arg(*invalid) });
    return found;
}

} // namespace Framescope
