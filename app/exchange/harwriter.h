#pragma once

#include "app/exchange/sessionexporter.h"

namespace Framescope {

/// Writes an HTTP archive: an entry for each WebSocket connection, with its messages as Chrome's
/// developer tools have them (`_webSocketMessages`) and its end as HTTP Toolkit has it
/// (`_webSocketClose`).
class HarWriter final : public SessionExporter
{
public:
    [[nodiscard]] Result<void> write(
        const FileSessionStore &session, QIODevice &output, const std::stop_token &stop) override;
    QStringList notes() const override;

private:
    quint64 m_controlFrames = 0;
    quint64 m_fragments = 0; ///< frames that were merged into messages
    quint64 m_incomplete = 0; ///< frames of messages that are not complete
    quint64 m_inflated = 0; ///< messages
    quint64 m_unreadable = 0; ///< messages that could not be decompressed
    quint64 m_invalidText = 0; ///< messages
    quint64 m_masked = 0; ///< frames
    quint64 m_violations = 0; ///< frames
    quint64 m_annotations = 0; ///< frames
    quint64 m_otherConnections = 0;
};

} // namespace Framescope
