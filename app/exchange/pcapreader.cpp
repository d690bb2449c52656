#include "app/exchange/pcapreader.h"

#include "app/capture/sessionrecorder.h"
#include "app/exchange/conversationtable.h"
#include "app/exchange/linklayer.h"
#include "app/exchange/timeunits.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <pcap/pcap.h>
#include <tins/ip.h>
#include <tins/ip_reassembler.h>
#include <tins/ipv6.h>
#include <tins/rawpdu.h>
#include <tins/tcp.h>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Packets after which records are handed over though there are few frames.
constexpr quint64 FlushPackets = 100'000;

struct PcapreaderWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

ConversationTable::Address address(const Tins::IPv4Address &host, quint16 port)
{
    ConversationTable::Address address;
    const quint32 octets = host; // in network order
    std::memcpy(address.host.data(), &octets, sizeof(octets));
    address.port = port;
    return address;
}

ConversationTable::Address address(const Tins::IPv6Address &host, quint16 port)
{
    ConversationTable::Address address;
    std::copy(host.begin(), host.end(), address.host.begin());
    address.port = port;
    address.isIpv6 = true;
    return address;
}

template <typename Ip>
std::optional<ConversationTable::Segment> segmentOf(const Ip &ip)
{
    const auto *tcp = ip.template find_pdu<Tins::TCP>();
    if (!tcp)
        return std::nullopt;
    ConversationTable::Segment segment;
    segment.source = address(ip.src_addr(), tcp->sport());
    segment.destination = address(ip.dst_addr(), tcp->dport());
    segment.sequence = tcp->seq();
    segment.acknowledgement = tcp->ack_seq();
    segment.syn = tcp->get_flag(Tins::TCP::SYN) != 0;
    segment.ack = tcp->get_flag(Tins::TCP::ACK) != 0;
    segment.fin = tcp->get_flag(Tins::TCP::FIN) != 0;
    segment.rst = tcp->get_flag(Tins::TCP::RST) != 0;
    if (const auto *raw = tcp->template find_pdu<Tins::RawPDU>())
        segment.payload = raw->payload();
    return segment;
}

/// Reads IP packets, and puts fragments together.
class SegmentReader
{
public:
    std::optional<ConversationTable::Segment> read(QByteArrayView packet)
    {
        const auto *octets = reinterpret_cast<const quint8 *>(packet.data());
        const auto size = static_cast<quint32>(packet.size());
        try {
            if (static_cast<quint8>(packet[0]) >> 4 == 6)
                return segmentOf(Tins::IPv6(octets, size));
            Tins::IP ip(octets, size);
            if (ip.is_fragmented()
                && m_reassembler.process(ip) != Tins::IPv4Reassembler::REASSEMBLED)
                return std::nullopt;
            return segmentOf(ip);
        } catch (const Tins::exception_base &) {
            return std::nullopt; // no packet that makes sense
        }
    }

private:
    Tins::IPv4Reassembler m_reassembler;
};

} // namespace

void PcapReader::Closer::operator()(pcap *capture) const
{
    pcap_close(capture);
}

PcapReader::PcapReader(const QString &path)
    : m_path(path)
{
}

PcapReader::~PcapReader() = default;

std::optional<PcapReader::Packet> PcapReader::next()
{
    pcap_pkthdr *header = nullptr;
    const u_char *octets = nullptr;
    const int result = pcap_next_ex(m_capture.get(), &header, &octets);
    if (result == PCAP_ERROR)
        m_damage = Error { ErrorCode::FileDamaged,
            PcapreaderWords::tr("%1: after %2 packets: %3")
                .arg(m_path, QString::number(m_packets),
                    QString::fromLocal8Bit(pcap_geterr(m_capture.get()))) };
    if (result != 1)
        return std::nullopt;
    ++m_packets;
    Packet packet;
    packet.time = std::clamp<qint64>(header->ts.tv_sec, 0, LastSecond) * 1'000'000'000
        + std::clamp<qint64>(header->ts.tv_usec, 0, 999'999'999);
    packet.octets = QByteArrayView(octets, static_cast<qsizetype>(header->caplen));
    packet.isCut = header->caplen < header->len;
    return packet;
}

Result<QDateTime> PcapReader::open()
{
    char problem[PCAP_ERRBUF_SIZE] = {};
    const QFileInfo info(m_path);
    QFile file(m_path);
    // A pipe must not be opened twice.
    if ((!info.exists() || info.isFile()) && !file.open(QIODevice::ReadOnly))
        return tl::unexpected(
            Error { ErrorCode::FileUnreadable, u"%1: %2"_s.arg(m_path, file.errorString()) });
    file.close();
    m_capture.reset(pcap_open_offline_with_tstamp_precision(
        QFile::encodeName(m_path).constData(), PCAP_TSTAMP_PRECISION_NANO, problem));
    if (!m_capture)
        return tl::unexpected(Error {
            ErrorCode::FileDamaged, u"%1: %2"_s.arg(m_path, QString::fromLocal8Bit(problem)) });
    const int linkType = pcap_datalink(m_capture.get());
    if (!LinkLayer::isKnown(linkType)) {
        const char *name = pcap_datalink_val_to_name(linkType);
        return tl::unexpected(Error { ErrorCode::FileDamaged,
            PcapreaderWords::tr("%1: packets of the link type %2 cannot be read")
                .arg(m_path, name ? QString::fromLatin1(name) : QString::number(linkType)) });
    }
    m_packet = next();
    if (m_packet)
        m_started = m_packet->time / Millisecond * Millisecond;
    return QDateTime::fromMSecsSinceEpoch(m_started / Millisecond, Qt::UTC);
}

Result<void> PcapReader::readInto(SessionStore &store, const std::stop_token &stop)
{
    // The recorder shares stores; this one is not its.
    SessionRecorder recorder(std::shared_ptr<SessionStore>(std::shared_ptr<void>(), &store));
    ConversationTable conversations(recorder);
    SegmentReader segments;
    const int linkType = pcap_datalink(m_capture.get());
    Timestamp now = 0;
    for (; m_packet && !stop.stop_requested(); m_packet = next()) {
        now = std::max<Timestamp>(m_packet->time - m_started, 0);
        m_cutPackets += m_packet->isCut ? 1 : 0;
        const auto ip = LinkLayer::ipPacket(linkType, m_packet->octets);
        auto segment = ip ? segments.read(*ip) : std::nullopt;
        if (segment)
            conversations.add(std::move(*segment), now);
        else
            ++m_otherPackets;
        if (m_packets % FlushPackets == 0)
            recorder.flush();
    }
    conversations.finish(now);
    const ConversationTable::Counts &counts = conversations.counts();
    m_connections = counts.connections;
    m_otherConversations = counts.others;
    m_gaps = counts.gaps;
    m_missingOctets = counts.missingOctets;
    m_overLimit = counts.overLimit;
    return m_damage ? Result<void>(tl::unexpected(*m_damage)) : Result<void>();
}

QStringList PcapReader::notes() const
{
    QStringList notes;
    if (m_connections == 0)
        notes += PcapreaderWords::tr(
            "There is no WebSocket connection in it whose opening handshake was captured "
            "in plain text.");
    if (m_otherConversations > 0)
        notes += PcapreaderWords::tr(
            "TCP connections without an opening handshake of WebSocket were left out: %1.")
                     .arg(m_otherConversations);
    if (m_otherPackets > 0)
        notes += PcapreaderWords::tr(
            "Packets that carry no TCP, or not all of it, were left out: %1.")
                     .arg(m_otherPackets);
    if (m_cutPackets > 0)
        notes += PcapreaderWords::tr("Packets were captured only in part: %1.").arg(m_cutPackets);
    if (m_gaps > 0)
        notes += PcapreaderWords::tr(
            "The capture lacks %1 octets, in %2 places: see the events of the connections.")
                     .arg(m_missingOctets)
                     .arg(m_gaps);
    if (m_overLimit > 0)
        notes += PcapreaderWords::tr(
            "Messages over the limit of %1 octets were not assembled (connections: %2).")
                     .arg(CapturedConnection::MessageLimit)
                     .arg(m_overLimit);
    return notes;
}

} // namespace Framescope
