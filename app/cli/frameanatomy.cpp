#include "app/cli/frameanatomy.h"

#include "app/cli/linetext.h"
#include "app/cli/octettext.h"
#include "protocol/wire/closestatus.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Payloads up to here are explained octet by octet, longer ones in lines of sixteen.
constexpr qsizetype OctetwiseLimit = 32;
constexpr qsizetype DumpLimit = 4096;
constexpr qsizetype TextLimit = 400;

/// Builds the table, a row a field.
class AnatomyTable
{
public:
    void row(const QString &octets, const QString &hex, const QString &bits, const QString &field,
        const QString &meaning)
    {
        QString line = u"  %1 %2 %3 %4 %5"_s.arg(octets, -7)
                           .arg(hex, -12)
                           .arg(bits, -9)
                           .arg(field, -16)
                           .arg(meaning);
        while (line.endsWith(u' '))
            line.chop(1);
        m_text += line + u'\n';
    }
    QString text() const { return m_text; }

private:
    QString m_text;
};

/// "1......." for the mask 0x80: the bits of \a octet that \a mask selects.
QString bits(quint8 octet, quint8 mask)
{
    QString text;
    for (int bit = 7; bit >= 0; --bit)
        text += !(mask >> bit & 1) ? u'.' : (octet >> bit & 1) ? u'1' : u'0';
    return text;
}

QString octetRange(qsizetype first, qsizetype count)
{
    return count == 1 ? QString::number(first) : u"%1-%2"_s.arg(first).arg(first + count - 1);
}

QString reservedMeaning(const FrameHeader &header)
{
    if (header.rsv == 0)
        return u"0"_s;
    QStringList set;
    for (int i = 0; i < 3; ++i) {
        if (header.rsv & (Rsv1 >> i))
            set.append(u"RSV%1"_s.arg(i + 1));
    }
    return set.join(u", "_s) + u" set: only an extension gives this a meaning"_s;
}

QString lengthMeaning(quint8 marker)
{
    if (marker == 126)
        return u"126: the next 2 octets hold the length"_s;
    if (marker == 127)
        return u"127: the next 8 octets hold the length"_s;
    return u"%1 octets"_s.arg(marker);
}

void describeHeader(AnatomyTable &table, const FrameHeader &header)
{
    const QByteArray octets = encodeHeader(header);
    const auto first = static_cast<quint8>(octets.at(0));
    const auto second = static_cast<quint8>(octets.at(1));
    table.row(u"0"_s, hexText(octets.first(1)), bits(first, 0x80), u"FIN"_s,
        header.fin ? u"1: the last frame of its message"_s : u"0: more fragments follow"_s);
    table.row({}, {}, bits(first, 0x70), u"RSV1-RSV3"_s, reservedMeaning(header));
    table.row({}, {}, bits(first, 0x0F), u"opcode"_s,
        u"0x%1 %2"_s.arg(header.opcode, 0, 16).arg(opcodeName(header.opcode)));
    table.row(u"1"_s, hexText(octets.sliced(1, 1)), bits(second, 0x80), u"MASK"_s,
        header.isMasked() ? u"1: masked, as every frame from a client"_s
                          : u"0: not masked, as every frame from a server"_s);
    table.row({}, {}, bits(second, 0x7F), u"payload length"_s, lengthMeaning(second & 0x7F));
    const qsizetype keySize = header.isMasked() ? 4 : 0;
    const qsizetype lengthSize = octets.size() - 2 - keySize;
    if (lengthSize > 0)
        table.row(octetRange(2, lengthSize), hexText(octets.sliced(2, lengthSize)), {},
            u"extended length"_s, u"%1 octets"_s.arg(header.payloadLength));
    if (keySize > 0)
        table.row(octetRange(octets.size() - 4, 4), hexText(octets.last(4)), {}, u"masking-key"_s,
            u"payload[i] XOR key[i mod 4] is the plain octet"_s);
}

QString hexOctet(quint8 octet)
{
    const char value = static_cast<char>(octet);
    return hexText({ &value, 1 });
}

QString octetMeaning(quint8 octet)
{
    return octet >= 0x20 && octet < 0x7F ? u"'%1'"_s.arg(QLatin1Char(static_cast<char>(octet)))
                                         : QString();
}

void describePayload(AnatomyTable &table, const Frame &frame)
{
    const qsizetype begin = frame.header.size();
    if (frame.payload.size() > OctetwiseLimit) {
        const qsizetype shown = std::min(frame.payload.size(), DumpLimit);
        for (qsizetype at = 0; at < shown; at += 16) {
            const QByteArrayView line
                = frame.payload.sliced(at, std::min<qsizetype>(16, shown - at));
            table.row(QString::number(begin + at), {}, {}, u"payload[%1]"_s.arg(at),
                u"%1  %2"_s.arg(hexText(line), -47).arg(escapedText(line, 16)));
        }
        if (shown < frame.payload.size())
            table.row({}, {}, {}, {}, u"%1 more octets"_s.arg(frame.payload.size() - shown));
        return;
    }
    for (qsizetype i = 0; i < frame.payload.size(); ++i) {
        const auto plain = static_cast<quint8>(frame.payload[i]);
        quint8 wire = plain;
        QString meaning = octetMeaning(plain);
        if (frame.header.maskingKey) {
            const quint8 key = frame.header.maskingKey->at(static_cast<std::size_t>(i % 4));
            wire = plain ^ key;
            meaning = u"XOR %1 = %2 %3"_s.arg(hexOctet(key), hexOctet(plain), meaning);
        }
        table.row(QString::number(begin + i), hexOctet(wire), {}, u"payload[%1]"_s.arg(i), meaning);
    }
}

QString payloadSummary(const Frame &frame)
{
    if (frame.header.opcode == toNibble(Opcode::Close)) {
        const CloseBody body = readCloseBody(frame.payload);
        if (!body.code)
            return u"  no status code\n"_s;
        return u"  status code %1, %2; reason %3\n"_s.arg(*body.code)
            .arg(closeStatusName(*body.code), quotedText(body.reason, TextLimit));
    }
    if (frame.payload.isEmpty())
        return u"  no payload\n"_s;
    return u"  payload %1\n"_s.arg(quotedText(frame.payload, TextLimit));
}

} // namespace

QString frameAnatomy(quint64 number, const Frame &frame, const QList<Violation> &violations)
{
    const QString sender = frame.direction == Direction::ClientToServer ? u"client"_s : u"server"_s;
    QString text = u"Frame %1 from the %2: %3, %4 octets of header, %5 of payload\n"_s.arg(number)
                       .arg(sender, opcodeName(frame.header.opcode))
                       .arg(frame.header.size())
                       .arg(frame.header.payloadLength);
    AnatomyTable table;
    describeHeader(table, frame.header);
    describePayload(table, frame);
    text += table.text() + payloadSummary(frame);
    if (!frame.isComplete())
        text += u"  truncated: %1 of %2 payload octets are there\n"_s.arg(frame.payload.size())
                    .arg(frame.header.payloadLength);
    for (const Violation &violation : violations)
        text += LineText::violation(violation).trimmed().prepend(u"  "_s) + u'\n';
    if (violations.isEmpty())
        text += u"  no violations\n"_s;
    return text;
}

} // namespace Framescope
