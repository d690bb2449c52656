#include "app/replay/replaycandidate.h"

#include "app/replay/replayalignment.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/opcode.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace Framescope {

namespace {

constexpr qsizetype DifferenceLimit = 8; ///< places named of one item

/// A message of another type is still one; a control frame is none.
constexpr int TypeCost = 15;
constexpr int LeastCost = 20;
constexpr int UnlikeCost = 130;
constexpr int LikelySimilarity = 30; ///< of 100

QString numbers(const QList<quint64> &list)
{
    QStringList texts;
    for (const quint64 number : list)
        texts.append(QString::number(number));
    return texts.join(QStringLiteral("+"));
}

QString codeText(const CloseBody &body)
{
    return body.code ? QString::number(*body.code) : QString();
}

bool isClose(const ReplayItem &item)
{
    return item.opcode == toNibble(Opcode::Close);
}

/// Of a Close frame, the reason.
QByteArray comparedPayload(const ReplayItem &item)
{
    return isClose(item) ? readCloseBody(item.payload).reason.toByteArray() : item.payload;
}

} // namespace

ReplayCandidate::ReplayCandidate(ReplayItem item, const ReplayRules &rules)
    : m_item(std::move(item))
    , m_rules(&rules)
{
}

bool ReplayCandidate::isMessage() const
{
    return isDataOpcode(m_item.opcode);
}

/// Once for each item, so that many can be compared with many.
void ReplayCandidate::digest() const
{
    if (!m_digest.isEmpty())
        return;
    const ReplayContent content(comparedPayload(m_item), *m_rules);
    const QByteArray code = isClose(m_item)
        ? m_item.payload.first(std::min<qsizetype>(2, m_item.payload.size()))
        : QByteArray();
    m_digest = QCryptographicHash::hash(code + content.octets(), QCryptographicHash::Blake2b_256);
    m_sketch = SimilaritySketch(content);
}

bool ReplayCandidate::matches(const ReplayCandidate &got) const
{
    if (m_item.opcode != got.m_item.opcode)
        return false;
    if (m_rules->exact && m_item.fragments != got.m_item.fragments)
        return false;
    if (m_item.payload == got.m_item.payload)
        return true;
    digest();
    got.digest();
    return m_digest == got.m_digest;
}

int ReplayCandidate::cost(const ReplayCandidate &got) const
{
    const bool comparable = m_item.opcode == got.m_item.opcode || (isMessage() && got.isMessage());
    if (!comparable)
        return ReplayAlignment::NeverPaired;
    if (matches(got))
        return 0;
    if (!isMessage())
        return LeastCost;
    digest();
    got.digest();
    const int typeCost = m_item.opcode == got.m_item.opcode ? 0 : TypeCost;
    const int similarity = m_sketch.similarity(got.m_sketch);
    // Something else altogether is hardly less than one missing and one extra: no match is given up
    // for it.
    const int distance = similarity >= LikelySimilarity
        ? (100 - similarity) * 11 / 10
        : UnlikeCost + LikelySimilarity - similarity;
    return LeastCost + typeCost + distance;
}

QList<ReplayDifference> ReplayCandidate::differences(const ReplayCandidate &got) const
{
    QList<ReplayDifference> found;
    if (m_item.opcode != got.m_item.opcode)
        found.append(
            { QStringLiteral("type"), opcodeName(m_item.opcode), opcodeName(got.m_item.opcode) });
    if (m_rules->exact && m_item.fragments != got.m_item.fragments)
        found.append({ QStringLiteral("fragments"), numbers(m_item.fragments),
            numbers(got.m_item.fragments) });
    const ReplayContent content(comparedPayload(m_item), *m_rules);
    const ReplayContent other(comparedPayload(got.m_item), *m_rules);
    if (!isClose(m_item) || !isClose(got.m_item))
        return found + content.differences(other, DifferenceLimit);
    const CloseBody expectedBody = readCloseBody(m_item.payload);
    const CloseBody gotBody = readCloseBody(got.m_item.payload);
    if (expectedBody.code != gotBody.code)
        found.append({ QStringLiteral("code"), codeText(expectedBody), codeText(gotBody) });
    if (content.octets() != other.octets())
        found.append({ QStringLiteral("reason"), QString::fromUtf8(expectedBody.reason),
            QString::fromUtf8(gotBody.reason) });
    return found;
}

} // namespace Framescope
