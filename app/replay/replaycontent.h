#pragma once

#include "app/replay/replayitem.h"
#include "app/replay/replayrules.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

namespace Framescope {

/// What counts in a payload: all of it but what the rules ignore.
class ReplayContent
{
public:
    /// Payloads that are larger count octet by octet, whatever is to be ignored.
    static constexpr qsizetype Limit = 16 << 20;

    ReplayContent(const QByteArray &payload, const ReplayRules &rules);

    /// Of JSON: compact, members sorted by name. Payloads are equal when these are.
    const QByteArray &octets() const { return m_octets; }
    bool isJson() const { return !m_json.isNull(); }
    /// An object or an array; null if the payload is no JSON.
    const QJsonValue &json() const { return m_json; }

    /// The first places, at most \a limit, where \a got is not what this is.
    QList<ReplayDifference> differences(const ReplayContent &got, qsizetype limit) const;

private:
    struct Stretch
    {
        qsizetype from; ///< in the payload
        qsizetype length; ///< octets
    };

    bool readJson(const QByteArray &text, const ReplayRules &rules);
    void cut(const QByteArray &payload, const QList<PatternList::Stretch> &ignored,
        const QByteArray &filler);
    qsizetype placeInPayload(qsizetype at) const;
    ReplayDifference octetDifference(const ReplayContent &got) const;

    QByteArray m_payload; ///< as it came
    QByteArray m_octets;
    QJsonValue m_json;
    QList<Stretch> m_kept; ///< what m_octets consists of; empty: the whole payload
};

} // namespace Framescope
