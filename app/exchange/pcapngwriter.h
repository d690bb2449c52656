#pragma once

#include "app/exchange/sessionexporter.h"

namespace Framescope {

/// Writes a capture of the TCP connections of a session, from which a packet analyser dissects
/// handshakes and frames. What went through TLS is written in the clear.
class PcapNgWriter final : public SessionExporter
{
public:
    [[nodiscard]] Result<void> write(
        const FileSessionStore &session, QIODevice &output, const std::stop_token &stop) override;
    QStringList notes() const override;

private:
    quint64 m_secure = 0; ///< connections
    quint64 m_madeUpAddresses = 0;
    quint64 m_madeUpHandshakes = 0;
    quint64 m_cutFrames = 0; ///< with frames behind them
};

} // namespace Framescope
