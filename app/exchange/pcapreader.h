#pragma once

#include "app/exchange/sessionimporter.h"

#include <memory>

struct pcap;

namespace Framescope {

/// Reads the plain-text WebSocket connections of a capture, pcap or pcapng, on whatever port, as if
/// a proxy had recorded them at the times of the capture.
class PcapReader final : public SessionImporter
{
public:
    explicit PcapReader(const QString &path);
    ~PcapReader() override;

    [[nodiscard]] Result<QDateTime> open() override;
    [[nodiscard]] Result<void> readInto(SessionStore &store, const std::stop_token &stop) override;
    QStringList notes() const override;

private:
    struct Closer
    {
        void operator()(pcap *capture) const;
    };
    /// One packet, or how the file ends.
    struct Packet
    {
        qint64 time = 0; ///< ns since 1970
        QByteArrayView octets; ///< until the next is read
        bool isCut = false; ///< it was longer than what was captured
    };

    std::optional<Packet> next();

    const QString m_path;
    std::unique_ptr<pcap, Closer> m_capture;
    std::optional<Packet> m_packet; ///< the next
    std::optional<Error> m_damage;
    qint64 m_started = 0; ///< ns since 1970
    quint64 m_packets = 0;
    quint64 m_otherPackets = 0; ///< that carry no TCP over IP
    quint64 m_cutPackets = 0;
    quint64 m_otherConversations = 0;
    quint64 m_connections = 0;
    quint64 m_gaps = 0;
    quint64 m_missingOctets = 0;
    quint64 m_overLimit = 0;
};

} // namespace Framescope
