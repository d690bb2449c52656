#pragma once

#include "app/replay/replayitem.h"
#include "app/replay/replayrules.h"
#include "app/replay/similaritysketch.h"

namespace Framescope {

/// An item on its way through the comparison.
class ReplayCandidate
{
public:
    /// \a rules must outlive this.
    ReplayCandidate(ReplayItem item, const ReplayRules &rules);

    const ReplayItem &item() const { return m_item; }
    /// Whether \a got is what this expected item is, in all that counts.
    bool matches(const ReplayCandidate &got) const;
    /// What it costs to take \a got for this expected item; \see ReplayAlignment.
    int cost(const ReplayCandidate &got) const;
    /// At most so much costs what is likely meant to be the same: messages that have some 30 % in
    /// common.
    static constexpr int LikelyCost = 98;

    /// In what \a got is not this expected item.
    QList<ReplayDifference> differences(const ReplayCandidate &got) const;

private:
    bool isMessage() const;
    void digest() const;

    ReplayItem m_item;
    const ReplayRules *m_rules;
    mutable QByteArray m_digest; ///< of what counts; empty until it is wanted
    mutable SimilaritySketch m_sketch;
};

} // namespace Framescope
