#include "app/replay/replaycomparison.h"

#include <algorithm>

namespace Framescope {

namespace {

/// So many items in a row that have likely come show that the two are in step again.
constexpr std::size_t FirmRun = 2;

bool isFirm(const ReplayAlignment::Pair &pair)
{
    return pair.expected != ReplayAlignment::Nothing && pair.got != ReplayAlignment::Nothing
        && pair.cost <= ReplayCandidate::LikelyCost;
}

} // namespace

ReplayComparison::ReplayComparison(ReplayRules rules, Source source, Sink sink)
    : m_rules(std::move(rules))
    , m_source(std::move(source))
    , m_sink(std::move(sink))
{
}

void ReplayComparison::fill()
{
    while (!m_sourceEnded && m_expected.size() < Window
        && (m_expected.empty() || m_expectedOctets < WindowOctets)) {
        std::optional<ReplayItem> item = m_source();
        if (!item) {
            m_sourceEnded = true;
            return;
        }
        m_expectedOctets += item->payload.size();
        m_expected.emplace_back(std::move(*item), m_rules);
    }
}

void ReplayComparison::receive(ReplayItem item)
{
    m_gotOctets += item.payload.size();
    m_got.emplace_back(std::move(item), m_rules);
    m_costs.emplace_back();
    compare(0, false);
}

QList<ReplayItem> ReplayComparison::undecided() const
{
    QList<ReplayItem> items;
    for (const ReplayCandidate &candidate : m_got)
        items.append(candidate.item());
    return items;
}

void ReplayComparison::settle(quint64 expected)
{
    while (m_decided < expected) {
        fill();
        if (m_expected.empty())
            return;
        const quint64 wanted = std::min<quint64>(expected - m_decided, m_expected.size());
        compare(static_cast<int>(wanted), true);
    }
}

void ReplayComparison::finish()
{
    do {
        fill();
        compare(static_cast<int>(m_expected.size()), true);
        fill();
    } while (!m_expected.empty() || !m_got.empty());
}

/// A common beginning is part of a best alignment, and by far the most usual case.
void ReplayComparison::takeMatchingHeads()
{
    while (!m_got.empty()) {
        fill();
        if (m_expected.empty() || !m_expected.front().matches(m_got.front()))
            return;
        decide({ { 0, 0, 0 } }, 1);
    }
}

/// Decides about the first \a required items, and about what came before them; or, unless
/// \a decideAll, about what can be.
void ReplayComparison::compare(int required, bool decideAll)
{
    const quint64 before = m_decided;
    takeMatchingHeads();
    const auto taken = static_cast<int>(m_decided - before);
    required = std::clamp(required - taken, 0, static_cast<int>(m_expected.size()));
    m_likely = 0;
    m_perhaps = 0;
    if (m_got.empty() && required == 0)
        return;
    const std::vector<Pair> pairs = aligned(required);
    std::size_t count = 0;
    if (decideAll) {
        // Those that came last may belong to what is still expected.
        const bool toTheEnd = m_sourceEnded && required == static_cast<int>(m_expected.size());
        const auto isRequired = [required](const Pair &pair) {
            return pair.expected != ReplayAlignment::Nothing && pair.expected < required;
        };
        const auto last = std::find_if(pairs.rbegin(), pairs.rend(), isRequired);
        count = toTheEnd ? pairs.size() : static_cast<std::size_t>(pairs.rend() - last);
    } else {
        count = decidable(pairs);
    }
    note(pairs, count);
    decide(pairs, count);
    if (count > 0)
        compare(0, false); // what follows may match now
}

std::vector<ReplayComparison::Pair> ReplayComparison::aligned(int required)
{
    for (std::size_t g = 0; g < m_got.size(); ++g) {
        std::vector<int> &row = m_costs[g];
        for (std::size_t e = row.size(); e < m_expected.size(); ++e)
            row.push_back(m_expected[e].cost(m_got[g]));
    }
    return ReplayAlignment::align(m_costs, static_cast<int>(m_expected.size()), required);
}

bool ReplayComparison::isOverfull() const
{
    return m_got.size() >= Window || m_gotOctets > WindowOctets;
}

/// How many of \a pairs need not wait for what comes.
std::size_t ReplayComparison::decidable(const std::vector<Pair> &pairs) const
{
    if (m_expected.empty() && m_sourceEnded)
        return pairs.size();
    std::size_t run = 0;
    std::size_t begin = 0; // of the first run that is long enough
    for (std::size_t i = 0; i < pairs.size() && run < FirmRun; ++i) {
        run = isFirm(pairs[i]) ? run + 1 : 0;
        begin = i + 1 - run;
    }
    std::size_t count = run < FirmRun ? 0 : begin;
    while (run >= FirmRun && count + FirmRun < pairs.size() && isFirm(pairs[count + FirmRun]))
        ++count;
    if (count == 0 && isOverfull())
        count = std::max<std::size_t>(1, pairs.size() / 2);
    return count;
}

/// Keeps how far the recording has been answered by what is not \a decided.
void ReplayComparison::note(const std::vector<Pair> &pairs, std::size_t decided)
{
    quint64 expected = 0;
    for (std::size_t i = decided; i < pairs.size(); ++i) {
        if (pairs[i].expected != ReplayAlignment::Nothing)
            ++expected;
        if (isFirm(pairs[i])) {
            m_likely = expected;
            m_perhaps = expected;
        } else if (pairs[i].got != ReplayAlignment::Nothing) {
            ++m_perhaps;
        }
    }
}

/// Tells of the first \a count of \a pairs and forgets them.
void ReplayComparison::decide(const std::vector<Pair> &pairs, std::size_t count)
{
    std::size_t expected = 0;
    std::size_t got = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Pair &pair = pairs[i];
        using Kind = ReplayFinding::Kind;
        ReplayFinding finding;
        const ReplayCandidate *wanted = nullptr;
        const ReplayCandidate *came = nullptr;
        if (pair.expected != ReplayAlignment::Nothing)
            wanted = &m_expected[expected++];
        if (pair.got != ReplayAlignment::Nothing)
            came = &m_got[got++];
        if (wanted)
            finding.expected = wanted->item();
        if (came)
            finding.got = came->item();
        if (!came)
            finding.kind = Kind::Missing;
        else if (!wanted)
            finding.kind = Kind::Extra;
        else if (pair.cost > 0)
            finding.kind = Kind::Changed;
        if (finding.kind == Kind::Changed)
            finding.differences = wanted->differences(*came);
        m_tally.count(finding.kind);
        m_sink(finding);
    }
    for (; expected > 0; --expected) {
        m_expectedOctets -= m_expected.front().item().payload.size();
        m_expected.pop_front();
        ++m_decided;
        for (std::vector<int> &row : m_costs) {
            if (!row.empty())
                row.erase(row.begin());
        }
    }
    for (; got > 0; --got) {
        m_gotOctets -= m_got.front().item().payload.size();
        m_got.pop_front();
        m_costs.pop_front();
    }
}

} // namespace Framescope
