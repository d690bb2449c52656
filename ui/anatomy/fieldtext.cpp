#include "ui/anatomy/fieldtext.h"

#include "ui/frames/frametext.h"
#include "ui/hex/octetnames.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using FieldKind = FrameField::Kind;

struct FieldTextWords
{
    Q_DECLARE_TR_FUNCTIONS(FieldText)
};

QString hex(char octet)
{
    return hexPreview({ &octet, 1 }, 1);
}

QString bit(bool set)
{
    return set ? u"1"_s : u"0"_s;
}

quint64 sevenBitLength(const FrameHeader &header)
{
    switch (header.lengthForm) {
    case LengthForm::Bits7:
        return header.payloadLength;
    case LengthForm::Bits16:
        return 126;
    case LengthForm::Bits64:
        return 127;
    }
    Q_UNREACHABLE();
}

quint8 plainOctet(const FrameField &field, const FrameHandle &frame)
{
    return frame.payloadOctet(field.payloadIndex);
}

} // namespace

QString fieldName(const FrameField &field)
{
    switch (field.kind) {
    case FieldKind::Fin:
        return FieldTextWords::tr("FIN");
    case FieldKind::ReservedBit1:
        return FieldTextWords::tr("RSV1");
    case FieldKind::ReservedBit2:
        return FieldTextWords::tr("RSV2");
    case FieldKind::ReservedBit3:
        return FieldTextWords::tr("RSV3");
    case FieldKind::Opcode:
        return FieldTextWords::tr("Opcode");
    case FieldKind::Mask:
        return FieldTextWords::tr("MASK");
    case FieldKind::PayloadLength:
        return FieldTextWords::tr("Payload length");
    case FieldKind::ExtendedLength:
        return FieldTextWords::tr("Extended payload length");
    case FieldKind::Key:
        return FieldTextWords::tr("Masking-key");
    case FieldKind::PayloadOctet:
        return FieldTextWords::tr("Payload octet %1").arg(field.payloadIndex);
    }
    Q_UNREACHABLE();
}

QString fieldBitsText(const FrameField &field)
{
    return field.bits.count == 1
        ? FieldTextWords::tr("bit %1").arg(field.bits.first)
        : FieldTextWords::tr("bits %1–%2").arg(field.bits.first).arg(field.bits.end() - 1);
}

QString fieldBytesText(const FrameField &field)
{
    const OctetRange octets = field.octets();
    return octets.length == 1 ? FieldTextWords::tr("byte %1").arg(octets.offset)
                              : FieldTextWords::tr("bytes %1–%2")
                                    .arg(octets.offset)
                                    .arg(octets.offset + octets.length - 1);
}

QString fieldValueText(const FrameField &field, const FrameHandle &frame, bool isCovered)
{
    const FrameHeader &header = frame.record().header;
    switch (field.kind) {
    case FieldKind::Fin:
        return bit(header.fin);
    case FieldKind::ReservedBit1:
        return bit(header.rsv & Rsv1);
    case FieldKind::ReservedBit2:
        return bit(header.rsv & Rsv2);
    case FieldKind::ReservedBit3:
        return bit(header.rsv & Rsv3);
    case FieldKind::Opcode:
        return u"0x%1 %2"_s.arg(QString::number(header.opcode, 16).toUpper(),
            isReservedOpcode(header.opcode) ? FieldTextWords::tr("reserved")
                                            : opcodeName(header.opcode));
    case FieldKind::Mask:
        return bit(header.isMasked());
    case FieldKind::PayloadLength:
        return QString::number(sevenBitLength(header));
    case FieldKind::ExtendedLength:
        return QString::number(header.payloadLength);
    case FieldKind::Key:
        return hexPreview(fieldOctets(field, frame), 4);
    case FieldKind::PayloadOctet: {
        const QString wire = hexPreview(fieldOctets(field, frame), 1);
        return header.isMasked()
            ? FieldTextWords::tr("%1, plain %2")
                  .arg(wire, isCovered ? u"?"_s : hex(plainOctet(field, frame)))
            : wire;
    }
    }
    Q_UNREACHABLE();
}

QString fieldDescription(const FrameField &field, const FrameHandle &frame, bool isCovered)
{
    const QString bits = field.bits.count == 1
        ? FieldTextWords::tr("bit %1").arg(field.bits.first)
        : FieldTextWords::tr("bits %1 to %2").arg(field.bits.first).arg(field.bits.end() - 1);
    QString value = fieldValueText(field, frame, isCovered);
    if (field.kind == FieldKind::PayloadOctet && !isCovered)
        value += u", "_s + octetName(plainOctet(field, frame));
    return FieldTextWords::tr("%1, %2, value %3").arg(fieldName(field), bits, value);
}

QByteArray fieldOctets(const FrameField &field, const FrameHandle &frame)
{
    const OctetRange octets = field.octets();
    return frame.wire(octets.offset, static_cast<qsizetype>(octets.length));
}

} // namespace Framescope
