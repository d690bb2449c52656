#include "app/replay/replaycontent.h"

#include "app/replay/jsondifference.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype ExcerptLength = 24; ///< octets shown from a difference on

bool looksLikeJson(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    return trimmed.startsWith('{') || trimmed.startsWith('[');
}

/// \a payload as text, and how many octets each stretch of it stands for.
class PatternText
{
public:
    explicit PatternText(const QByteArray &payload)
        : m_isUtf8(QUtf8StringView(payload).isValidUtf8())
    {
        QStringDecoder decode(m_isUtf8 ? QStringDecoder::Utf8 : QStringDecoder::Latin1,
            QStringDecoder::Flag::ConvertInitialBom);
        m_text = decode(payload);
    }

    const QString &text() const { return m_text; }
    qsizetype octets(qsizetype from, qsizetype to) const
    {
        const QStringView stretch = QStringView(m_text).sliced(from, to - from);
        return m_isUtf8 ? stretch.toUtf8().size() : stretch.size();
    }

private:
    bool m_isUtf8;
    QString m_text;
};

struct Range
{
    qsizetype begin;
    qsizetype end;
};

/// What any of \a patterns matches in \a text, ascending and disjoint.
QList<Range> matches(const QString &text, const QList<QRegularExpression> &patterns)
{
    QList<Range> all;
    for (const QRegularExpression &pattern : patterns) {
        for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
            if (match.capturedLength() > 0)
                all.append({ match.capturedStart(), match.capturedEnd() });
        }
    }
    std::sort(all.begin(), all.end(),
        [](const Range &left, const Range &right) { return left.begin < right.begin; });
    QList<Range> joined;
    for (const Range &range : std::as_const(all)) {
        if (!joined.isEmpty() && range.begin <= joined.last().end)
            joined.last().end = std::max(joined.last().end, range.end);
        else
            joined.append(range);
    }
    return joined;
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
    QList<Stretch> ignored;
    if (!rules.ignoredPatterns.isEmpty()) {
        const PatternText text(payload);
        qsizetype at = 0; // in the payload
        qsizetype last = 0; // in the text
        for (const Range &range : matches(text.text(), rules.ignoredPatterns)) {
            at += text.octets(last, range.begin);
            const qsizetype length = text.octets(range.begin, range.end);
            ignored.append({ at, length });
            at += length;
            last = range.end;
        }
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
    const QByteArray &payload, const QList<Stretch> &ignored, const QByteArray &filler)
{
    m_octets.clear();
    m_kept.clear();
    qsizetype at = 0;
    const auto keepUpTo = [&](qsizetype end) {
        m_kept.append({ at, end - at });
        m_octets.append(payload.constData() + at, end - at);
    };
    for (const Stretch &stretch : ignored) {
        keepUpTo(stretch.from);
        m_octets.append(filler);
        at = stretch.from + stretch.length;
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
