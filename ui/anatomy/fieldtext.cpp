#include "ui/anatomy/fieldtext.h"

#include "ui/frames/frametext.h"
#include "ui/hex/octetnames.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Kind = FrameField::Kind;

struct Words
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

char plainOctet(const FrameField &field, const FrameHandle &frame)
{
    return frame.payload()[static_cast<qsizetype>(field.payloadIndex)];
}

} // namespace

QString fieldName(const FrameField &field)
{
    switch (field.kind) {
    case Kind::Fin:
        return Words::tr("FIN");
    case Kind::ReservedBit1:
        return Words::tr("RSV1");
    case Kind::ReservedBit2:
        return Words::tr("RSV2");
    case Kind::ReservedBit3:
        return Words::tr("RSV3");
    case Kind::Opcode:
        return Words::tr("Opcode");
    case Kind::Mask:
        return Words::tr("MASK");
    case Kind::PayloadLength:
        return Words::tr("Payload length");
    case Kind::ExtendedLength:
        return Words::tr("Extended payload length");
    case Kind::Key:
        return Words::tr("Masking-key");
    case Kind::PayloadOctet:
        return Words::tr("Payload octet %1").arg(field.payloadIndex);
    }
    Q_UNREACHABLE();
}

QString fieldBitsText(const FrameField &field)
{
    return field.bits.count == 1
        ? Words::tr("bit %1").arg(field.bits.first)
        : Words::tr("bits %1–%2").arg(field.bits.first).arg(field.bits.end() - 1);
}

QString fieldBytesText(const FrameField &field)
{
    const OctetRange octets = field.octets();
    return octets.length == 1
        ? Words::tr("byte %1").arg(octets.offset)
        : Words::tr("bytes %1–%2").arg(octets.offset).arg(octets.offset + octets.length - 1);
}

QString fieldValueText(const FrameField &field, const FrameHandle &frame, bool isCovered)
{
    const FrameHeader &header = frame.record().header;
    switch (field.kind) {
    case Kind::Fin:
        return bit(header.fin);
    case Kind::ReservedBit1:
        return bit(header.rsv & Rsv1);
    case Kind::ReservedBit2:
        return bit(header.rsv & Rsv2);
    case Kind::ReservedBit3:
        return bit(header.rsv & Rsv3);
    case Kind::Opcode:
        return u"0x%1 %2"_s.arg(QString::number(header.opcode, 16).toUpper(),
            isReservedOpcode(header.opcode) ? Words::tr("reserved") : opcodeName(header.opcode));
    case Kind::Mask:
        return bit(header.isMasked());
    case Kind::PayloadLength:
        return QString::number(sevenBitLength(header));
    case Kind::ExtendedLength:
        return QString::number(header.payloadLength);
    case Kind::Key:
        return hexPreview(fieldOctets(field, frame), 4);
    case Kind::PayloadOctet: {
        const QString wire = hexPreview(fieldOctets(field, frame), 1);
        return header.isMasked()
            ? Words::tr("%1, plain %2")
                  .arg(wire, isCovered ? u"?"_s : hex(plainOctet(field, frame)))
            : wire;
    }
    }
    Q_UNREACHABLE();
}

QString fieldDescription(const FrameField &field, const FrameHandle &frame, bool isCovered)
{
    const QString bits = field.bits.count == 1
        ? Words::tr("bit %1").arg(field.bits.first)
        : Words::tr("bits %1 to %2").arg(field.bits.first).arg(field.bits.end() - 1);
    QString value = fieldValueText(field, frame, isCovered);
    if (field.kind == Kind::PayloadOctet && !isCovered)
        value += u", "_s + octetName(static_cast<quint8>(plainOctet(field, frame)));
    return Words::tr("%1, %2, value %3").arg(fieldName(field), bits, value);
}

QByteArray fieldOctets(const FrameField &field, const FrameHandle &frame)
{
    const OctetRange octets = field.octets();
    return frame.wire(octets.offset, static_cast<qsizetype>(octets.length));
}

} // namespace Framescope
