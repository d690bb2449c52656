#include "ui/frames/framevalue.h"

#include "protocol/wire/closestatus.h"
#include "protocol/wire/violation.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// A longer payload would fill the filter field, and say less than a part of it.
constexpr quint64 MaxPayload = 128;

QString literal(QByteArrayView octets)
{
    const bool isPlain = std::ranges::all_of(octets,
        [](char octet) { return octet >= 0x20 && octet < 0x7F && octet != '"' && octet != '\\'; });
    if (isPlain)
        return u'"' + QString::fromLatin1(octets) + u'"';
    return u"h\"%1\""_s.arg(QString::fromLatin1(octets.toByteArray().toHex(' ')));
}

QString opcodeFilter(quint8 opcode)
{
    return u"opcode == "_s
        + (isReservedOpcode(opcode) ? QString::number(opcode) : opcodeName(opcode));
}

QString secondsText(qint64 nanoseconds)
{
    return u"%1.%2"_s.arg(nanoseconds / 1'000'000'000)
        .arg(nanoseconds % 1'000'000'000, 9, 10, QLatin1Char('0'));
}

QString payloadFilter(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    if (record.hasViolation)
        return u"violation == \"%1\""_s.arg(
            QLatin1StringView(ruleInfo(frame.violations().constFirst().rule).name));
    if (record.header.opcode == toNibble(Opcode::Close)) {
        const QByteArray code = frame.payloadPart(0, 2);
        const CloseBody body = readCloseBody(code);
        return u"close.code == %1"_s.arg(body.code.value_or(1005));
    }
    if (record.storedLength > MaxPayload)
        return {};
    return u"payload == "_s + literal(frame.payload());
}

} // namespace

QString filterByValue(const QModelIndex &index)
{
    using Model = FrameTableModel;
    const auto frame = index.data(Model::FrameRole).value<FrameHandle>();
    if (frame.isNull())
        return {};
    const FrameRecord &record = frame.record();
    const FrameHeader &header = record.header;
    if (index.data(Model::IsMessageRole).toBool()) {
        if (index.column() == Model::IdColumn || index.column() == Model::PreviewColumn
            || index.column() == Model::LengthColumn || index.column() == Model::FinColumn)
            return u"message.first == %1 and conn == %2"_s.arg(record.messageFirst)
                .arg(record.connection);
    }
    switch (index.column()) {
    case Model::IdColumn:
        return u"id == %1"_s.arg(record.id);
    case Model::ConnectionColumn:
        return u"conn == %1"_s.arg(record.connection);
    case Model::TimeColumn:
        return u"time >= "_s + secondsText(record.time);
    case Model::DirectionColumn:
        return record.direction == Direction::ClientToServer ? u"dir == c2s"_s : u"dir == s2c"_s;
    case Model::OpcodeColumn:
        return opcodeFilter(header.opcode);
    case Model::FinColumn:
        return u"fin == %1"_s.arg(header.fin ? 1 : 0);
    case Model::RsvColumn:
        return u"rsv == %1"_s.arg(header.rsv);
    case Model::MaskColumn:
        return u"masked == %1"_s.arg(header.isMasked() ? 1 : 0);
    case Model::KeyColumn:
        if (!header.isMasked())
            return u"masked == 0"_s;
        return u"masking_key == 0x"_s
            + QString::fromLatin1(
                QByteArray(reinterpret_cast<const char *>(header.maskingKey->data()),
                    static_cast<qsizetype>(header.maskingKey->size()))
                    .toHex());
    case Model::LengthColumn:
        return u"len == %1"_s.arg(header.payloadLength);
    case Model::WireLengthColumn:
        return u"wire.len == %1"_s.arg(record.wireLength());
    case Model::PreviewColumn:
        return payloadFilter(frame);
    default:
        return {};
    }
}

} // namespace Framescope
