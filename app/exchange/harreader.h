#pragma once

#include "app/exchange/sessionimporter.h"

#include <QFile>

#include <map>

namespace Framescope {

struct HarEntry;

/// Reads the WebSocket connections of an HTTP archive as Chrome's developer tools write it
/// (`_webSocketMessages`), and HTTP Toolkit (`_webSocketClose`). Much may be missing. Goes through
/// the file twice, because what a connection is stands behind its messages.
class HarReader final : public SessionImporter
{
public:
    explicit HarReader(const QString &path);
    ~HarReader() override;

    [[nodiscard]] Result<QDateTime> open() override;
    [[nodiscard]] Result<void> readInto(SessionStore &store, const std::stop_token &stop) override;
    QStringList notes() const override;
    bool isGroupedByConnection() const override { return true; }

private:
    class Handler;

    Result<void> parse(Handler &handler);

    QFile m_file;
    std::map<quint64, HarEntry> m_entries; ///< WebSocket connections, by their place in the file
    qint64 m_started = 0; ///< ns since 1970
    quint64 m_otherEntries = 0;
    quint64 m_otherMessages = 0; ///< of no type or opcode that can be read
    quint64 m_notBase64 = 0;
    quint64 m_messages = 0;
    quint64 m_timeless = 0;
};

} // namespace Framescope
