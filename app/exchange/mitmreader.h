#pragma once

#include "app/exchange/sessionimporter.h"
#include "app/exchange/tnetstring.h"

#include <QFile>

#include <functional>

namespace Framescope {

class MessageRecorder;

/// Reads the WebSocket connections of a file of mitmproxy's flows: their messages, for it records
/// no frames. One flow is in memory at a time; of more than FlowLimit octets it is left out.
class MitmReader final : public SessionImporter
{
public:
    static constexpr qint64 FlowLimit = 512 << 20;

    explicit MitmReader(const QString &path);

    [[nodiscard]] Result<QDateTime> open() override;
    [[nodiscard]] Result<void> readInto(SessionStore &store, const std::stop_token &stop) override;
    QStringList notes() const override;
    bool isGroupedByConnection() const override { return true; }

private:
    Result<void> forEachFlow(
        const std::stop_token &stop, const std::function<void(const Tnetstring &flow)> &visit);
    Result<QByteArray> nextFlow();
    void readFlow(const Tnetstring &flow, MessageRecorder &recorder);
    void readMessages(const Tnetstring &messages, MessageRecorder &recorder, Timestamp begin);
    Timestamp sessionTime(const Tnetstring &seconds, Timestamp otherwise) const;
    Error damage(const QString &problem) const;

    QFile m_file;
    qint64 m_started = 0; ///< ns since 1970
    quint64 m_connections = 0;
    quint64 m_messages = 0;
    quint64 m_otherFlows = 0;
    quint64 m_otherMessages = 0;
    quint64 m_dropped = 0; ///< messages that were not passed on
    quint64 m_tooLarge = 0; ///< flows
};

} // namespace Framescope
