#pragma once

#include "app/exchange/linesource.h"
#include "app/exchange/sessionbuilder.h"
#include "app/exchange/sessionimporter.h"

#include <map>
#include <set>

namespace Framescope {

class JsonLine;
class JsonObject;

/// Reads JSON lines, as JsonLinesWriter and `--json` write them: members in any order, those that
/// are not known left aside. A line may have up to LineLimit octets.
class JsonLinesReader final : public SessionImporter
{
public:
    static constexpr qsizetype LineLimit = 512 << 20;

    explicit JsonLinesReader(const QString &path);
    /// Of \a octets that problems call \a name.
    JsonLinesReader(const QString &name, const QByteArray &octets);

    [[nodiscard]] Result<QDateTime> open() override;
    [[nodiscard]] Result<void> readInto(SessionStore &store, const std::stop_token &stop) override;
    QStringList notes() const override;

private:
    Result<void> readLine(QByteArray &line, SessionBuilder &builder);
    void readObject(const JsonLine &line, SessionBuilder &builder);
    void readConnection(const JsonObject &object, SessionBuilder &builder);
    void readFrame(const JsonLine &line, const JsonObject &object, SessionBuilder &builder);
    void readAnnotation(const JsonObject &frame, SessionBuilder &builder);
    void readMessage(const JsonObject &object, SessionBuilder &builder);
    void readEvent(const JsonObject &object, SessionBuilder &builder);
    FrameId messageFirst(const JsonObject &object, ConnectionId connection, const Frame &frame,
        FrameId id, FrameId named);
    void addUnknownConnections(SessionBuilder &builder) const;
    Error damage(qsizetype column, const QString &problem) const;

    const QString m_path;
    LineSource m_lines;
    std::set<ConnectionId> m_known; ///< connections that were described
    std::map<ConnectionId, ConnectionRecord> m_unknown; ///< others that have frames
    std::map<std::pair<ConnectionId, Direction>, FrameId> m_openMessages;
    Annotations m_annotations; ///< those that were read, to know how many
    FrameId m_lastNamed = 0; ///< the id that the last frame had in the file
    bool m_isRenumbered = false;
    bool m_takesMessage = false; ///< of the frame that was the last line
    quint64 m_otherLines = 0; ///< of a kind that is not known
    quint64 m_strayMessages = 0;
    quint64 m_bareEvents = 0; ///< without details
};

} // namespace Framescope
