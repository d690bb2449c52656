#include "app/exchange/pcapngfile.h"

#include <QtEndian>

namespace Framescope {

namespace {

constexpr quint32 SectionHeader = 0x0A0D0D0A;
constexpr quint32 InterfaceDescription = 1;
constexpr quint32 EnhancedPacket = 6;

constexpr quint16 EndOfOptions = 0;
constexpr quint16 CommentOption = 1;
constexpr quint16 ApplicationOption = 4; ///< of a section header
constexpr quint16 TimeResolutionOption = 9; ///< of an interface

constexpr quint16 LinkTypeRaw = 101; ///< begins with the IP header, 4 or 6
/// An option's length has 16 bits.
constexpr qsizetype MaxComment = 0xFFFF;

template <typename T>
void appendLittle(QByteArray &octets, T value)
{
    const T little = qToLittleEndian(value);
    octets.append(reinterpret_cast<const char *>(&little), sizeof(T));
}

void pad(QByteArray &octets, qsizetype length)
{
    octets.append((4 - length % 4) % 4, '\0');
}

void appendOption(QByteArray &octets, quint16 code, QByteArrayView value)
{
    appendLittle(octets, code);
    appendLittle(octets, static_cast<quint16>(value.size()));
    octets.append(value);
    pad(octets, value.size());
}

/// Begins a block; its length is filled in at the end.
qsizetype openBlock(QByteArray &octets, quint32 type)
{
    const qsizetype begin = octets.size();
    appendLittle(octets, type);
    appendLittle(octets, quint32(0));
    return begin;
}

void closeBlock(QByteArray &octets, qsizetype begin)
{
    const auto length = static_cast<quint32>(octets.size() - begin + 4);
    qToLittleEndian(length, octets.data() + begin + 4);
    appendLittle(octets, length);
}

} // namespace

PcapNgFile::PcapNgFile(QIODevice &device)
    : m_output(device)
{
    QByteArray &octets = m_output.buffer();
    qsizetype begin = openBlock(octets, SectionHeader);
    appendLittle(octets, quint32(0x1A2B3C4D)); // the octet order
    appendLittle(octets, quint16(1)); // version 1.0
    appendLittle(octets, quint16(0));
    appendLittle(octets, quint64(0xFFFFFFFFFFFFFFFF)); // the section's length: not said
    appendOption(octets, ApplicationOption, "framescope " FRAMESCOPE_VERSION);
    appendOption(octets, EndOfOptions, {});
    closeBlock(octets, begin);

    begin = openBlock(octets, InterfaceDescription);
    appendLittle(octets, LinkTypeRaw);
    appendLittle(octets, quint16(0));
    appendLittle(octets, quint32(0)); // no limit to a packet
    appendOption(octets, TimeResolutionOption, QByteArrayView("\x09", 1)); // 10^-9 s
    appendOption(octets, EndOfOptions, {});
    closeBlock(octets, begin);
}

Result<void> PcapNgFile::addPacket(
    quint64 time, QByteArrayView header, QByteArrayView payload, QByteArrayView comment)
{
    QByteArray &octets = m_output.buffer();
    const qsizetype length = header.size() + payload.size();
    const qsizetype begin = openBlock(octets, EnhancedPacket);
    appendLittle(octets, quint32(0)); // the interface
    appendLittle(octets, static_cast<quint32>(time >> 32));
    appendLittle(octets, static_cast<quint32>(time));
    appendLittle(octets, static_cast<quint32>(length)); // captured
    appendLittle(octets, static_cast<quint32>(length)); // on the wire
    octets.append(header).append(payload);
    pad(octets, length);
    if (!comment.isEmpty()) {
        appendOption(octets, CommentOption, comment.first(std::min(comment.size(), MaxComment)));
        appendOption(octets, EndOfOptions, {});
    }
    closeBlock(octets, begin);
    return m_output.done();
}

} // namespace Framescope
