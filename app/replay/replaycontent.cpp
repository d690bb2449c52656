#include "app/replay/replaycontent.h"

#include "app/replay/jsondifference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype ExcerptLength = 24; ///< octets shown from a difference on

bool looksLikeJson(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    return trimmed.startsWith('{') || trimmed.startsWith('[');
}

QString excerpt(QByteArrayView octets, qsizetype at)
{
    const QByteArrayView rest = octets.sliced(std::min(at, octets.size()));
    const QByteArrayView shown = rest.first(std::min(ExcerptLength, rest.size()));
    QString text;
    for (const char octet : shown) {
        if (octet >= 0x20 && octet <= 0x7E)
            text += QLatin1Char(octet);
        else
            text
                += QStringLiteral("\\x%1").arg(static_cast<quint8>(octet), 2, 16, QLatin1Char('0'));
    }
    if (rest.isEmpty())
        return {};
    return u'"' + text + u'"' + (shown.size() < rest.size() ? QStringLiteral("…") : QString());
}

} // namespace

ReplayContent::ReplayContent(const QByteArray &payload, const ReplayRules &rules)
    : m_payload(payload)
    , m_octets(payload)
{
    if (payload.size() > Limit)
        return;
    const bool byValue = (!rules.exact || !rules.ignoredPaths.isEmpty()) && looksLikeJson(payload);
    QList<PatternList::Stretch> ignored;
    if (!rules.ignoredPatterns.isEmpty()) {
        PatternScratch scratch;
        // Where it is given up the octets count: a difference that is shown hides nothing.
        ignored = rules.ignoredPatterns.matches(payload, scratch).stretches;
    }
    if (ignored.isEmpty()) {
        if (byValue)
            readJson(payload, rules);
        return;
    }
    // What is left may be JSON, or be JSON again with a number where there was one.
    for (const QByteArray &filler : { QByteArray(), QByteArray("0") }) {
        cut(payload, ignored, filler);
        if (byValue && readJson(m_octets, rules))
            return;
    }
    cut(payload, ignored, {});
}

bool ReplayContent::readJson(const QByteArray &text, const ReplayRules &rules)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isNull())
        return false;
    m_json = document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
    for (const JsonPaths &path : rules.ignoredPaths)
        path.removeFrom(m_json);
    m_octets = m_json.isObject() ? QJsonDocument(m_json.toObject()).toJson(QJsonDocument::Compact)
                                 : QJsonDocument(m_json.toArray()).toJson(QJsonDocument::Compact);
    return true;
}

void ReplayContent::cut(
    const QByteArray &payload, const QList<PatternList::Stretch> &ignored, const QByteArray &filler)
{
    m_octets.clear();
    m_kept.clear();
    qsizetype at = 0;
    const auto keepUpTo = [&](qsizetype end) {
        m_kept.append({ at, end - at });
        m_octets.append(payload.constData() + at, end - at);
    };
    for (const PatternList::Stretch &stretch : ignored) {
        keepUpTo(stretch.begin);
        m_octets.append(filler);
        at = stretch.end;
    }
    keepUpTo(payload.size());
}

qsizetype ReplayContent::placeInPayload(qsizetype at) const
{
    for (const Stretch &stretch : m_kept) {
        if (at < stretch.length || &stretch == &m_kept.last())
            return stretch.from + at;
        at -= stretch.length;
    }
    return at;
}

ReplayDifference ReplayContent::octetDifference(const ReplayContent &got) const
{
    const QByteArray &here = isJson() ? m_payload : m_octets;
    const QByteArray &there = got.isJson() ? got.m_payload : got.m_octets;
    const auto [left, right]
        = std::mismatch(here.cbegin(), here.cend(), there.cbegin(), there.cend());
    const qsizetype at = left - here.cbegin();
    return { QStringLiteral("octet %1").arg(isJson() ? at : placeInPayload(at)), excerpt(here, at),
        excerpt(there, right - there.cbegin()) };
}

QList<ReplayDifference> ReplayContent::differences(const ReplayContent &got, qsizetype limit) const
{
    if (m_octets == got.m_octets || limit <= 0)
        return {};
    if (isJson() && got.isJson()) {
        QList<ReplayDifference> found;
        findJsonDifferences(m_json, got.m_json, limit, found);
        if (!found.isEmpty())
            return found;
    }
    return { octetDifference(got) };
}

} // namespace Framescope
