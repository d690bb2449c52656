#pragma once

#include "app/replay/replayalignment.h"
#include "app/replay/replaycandidate.h"

#include <deque>
#include <functional>
#include <optional>

namespace Framescope {

/// Compares what a side says with what was recorded of it, while it comes: aligns the two, so that
/// one item more or less makes no others differ. Looks at a bounded window of both; what leaves it
/// is decided. Pure.
class ReplayComparison
{
public:
    /// The next item of the recording, nullopt at its end.
    using Source = std::function<std::optional<ReplayItem>()>;
    /// Told of what is decided, in order.
    using Sink = std::function<void(const ReplayFinding &finding)>;

    /// Items of either side that are looked at together.
    static constexpr int Window = 64;
    /// Octets of their payloads beyond which the window takes no more, unless it is empty.
    static constexpr qsizetype WindowOctets = 32 << 20;

    ReplayComparison(ReplayRules rules, Source source, Sink sink);
    ReplayComparison(const ReplayComparison &) = delete;
    ReplayComparison &operator=(const ReplayComparison &) = delete;

    /// \a item has come.
    void receive(ReplayItem item);
    /// Decides about the first \a expected items of the recording, for which nobody waits any more.
    void settle(quint64 expected);
    /// Nothing comes any more: decides about all.
    void finish();

    /// So many items of the recording, from its first, are decided or have likely come.
    quint64 answered() const { return m_decided + m_likely; }
    /// The same, counting those in whose place something else has come.
    quint64 perhapsAnswered() const { return m_decided + m_perhaps; }
    const ReplayTally &tally() const { return m_tally; }
    /// What has come and is not decided yet, in order; at most Window items.
    QList<ReplayItem> undecided() const;

private:
    using Pair = ReplayAlignment::Pair;

    void fill();
    void takeMatchingHeads();
    void compare(int required, bool decideAll);
    std::vector<Pair> aligned(int required);
    std::size_t decidable(const std::vector<Pair> &pairs) const;
    bool isOverfull() const;
    void note(const std::vector<Pair> &pairs, std::size_t decided);
    void decide(const std::vector<Pair> &pairs, std::size_t count);

    const ReplayRules m_rules;
    const Source m_source;
    const Sink m_sink;
    bool m_sourceEnded = false;
    std::deque<ReplayCandidate> m_expected;
    std::deque<ReplayCandidate> m_got;
    std::deque<std::vector<int>> m_costs; ///< of each that came with the first of m_expected
    qsizetype m_expectedOctets = 0;
    qsizetype m_gotOctets = 0;
    quint64 m_decided = 0;
    quint64 m_likely = 0;
    quint64 m_perhaps = 0;
    ReplayTally m_tally;
};

} // namespace Framescope
