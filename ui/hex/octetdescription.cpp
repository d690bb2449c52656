#include "ui/hex/octetdescription.h"

#include "ui/hex/octetbands.h"
#include "ui/hex/octetnames.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct OctetDescriptionWords
{
    Q_DECLARE_TR_FUNCTIONS(OctetDescription)
};

QString fieldName(Theme::Field field)
{
    switch (field) {
    case Theme::Field::Fin:
        return OctetDescriptionWords::tr("FIN");
    case Theme::Field::Rsv:
        return OctetDescriptionWords::tr("RSV");
    case Theme::Field::Opcode:
        return OctetDescriptionWords::tr("opcode");
    case Theme::Field::Mask:
        return OctetDescriptionWords::tr("MASK");
    case Theme::Field::Length:
        return OctetDescriptionWords::tr("payload length");
    case Theme::Field::Payload:
        return OctetDescriptionWords::tr("payload");
    }
    return {};
}

QString headerOctetText(const FrameHeader &header, quint64 wireOctet)
{
    QStringList names;
    const auto bands = octetBands(header, wireOctet);
    for (const OctetBand &band : bands)
        names.append(band.field == Theme::Field::Mask && bands.size() == 1
                ? OctetDescriptionWords::tr("masking-key")
                : fieldName(band.field));
    return names.join(u", "_s);
}

QString describeOctet(const HexContent &content, quint64 position)
{
    const QByteArray octet = content.octets->read(position, 1);
    QString text = OctetDescriptionWords::tr("Offset %1, hex %2")
                       .arg(offsetText(position), QString::fromLatin1(octet.toHex()).toUpper());
    const quint64 wireOctet = position + content.firstWireOctet;
    if (!content.header)
        return text;
    const auto headerSize = static_cast<quint64>(content.header->size());
    if (wireOctet < headerSize)
        return text + u", "_s + headerOctetText(*content.header, wireOctet);
    const QByteArray plain = content.text->read(position, 1);
    return text
        + OctetDescriptionWords::tr(", payload octet %1, plain %2")
              .arg(QString::number(wireOctet - headerSize),
                  octetName(static_cast<quint8>(plain.front())));
}

} // namespace

QString offsetText(quint64 position, int digits)
{
    return QString::number(position, 16).toUpper().rightJustified(digits, u'0');
}

QString describeOctets(const HexContent &content, OctetRange positions)
{
    if (positions.isEmpty() || content.isNull())
        return {};
    if (positions.length == 1)
        return describeOctet(content, positions.offset);
    constexpr quint64 Spoken = 16;
    const QByteArray octets = content.octets->read(
        positions.offset, static_cast<qsizetype>(std::min(positions.length, Spoken)));
    QString hex = QString::fromLatin1(octets.toHex(' ')).toUpper();
    if (positions.length > Spoken)
        hex += u" …"_s;
    return OctetDescriptionWords::tr("Offset %1 to %2, %3 octets, hex %4")
        .arg(offsetText(positions.offset), offsetText(positions.offset + positions.length - 1),
            QString::number(positions.length), hex);
}

} // namespace Framescope
