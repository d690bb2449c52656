#pragma once

#include "app/lessons/lessonparser.h"
#include "app/session/framehandle.h"
#include "app/session/sessionstore.h"

#include <memory>

namespace Framescope {

/// A session that a lesson brings along, as JSON lines. It may come from anybody: what is too
/// large, too long or has not ended is refused. A value; cheap to copy.
class LessonRecording
{
public:
    // A recording that asks for more is refused.
    static constexpr qsizetype MaxOctets = 256 << 10; ///< before anything of it is looked at
    static constexpr qsizetype MaxConnections = 100;
    static constexpr Timestamp MaxLength = 600'000'000'000; ///< ns

    /// None.
    LessonRecording() = default;
    /// Whether a file of a lesson may be called so: "session.jsonl".
    static bool isName(const QString &name);
    /// \a octets are those of the file \a name.
    static tl::expected<LessonRecording, LessonProblem> read(
        const QString &name, const QByteArray &octets);

    bool isNull() const { return !m_store; }
    const QString &name() const { return m_name; }
    const QByteArray &octets() const { return m_octets; }
    /// Its connections have the ids that the file gives them, its frames are counted from 1.
    const std::shared_ptr<const SessionStore> &store() const { return m_store; }
    /// The newest frame that \a filter accepts; null if there is none.
    FrameHandle find(const QString &filter) const;

private:
    QString m_name;
    QByteArray m_octets;
    std::shared_ptr<const SessionStore> m_store;
};

} // namespace Framescope
