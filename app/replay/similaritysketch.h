#pragma once

#include "app/replay/replaycontent.h"

#include <QtGlobal>

#include <vector>

namespace Framescope {

/// A few numbers by which it can be told how much two payloads have in common, without the
/// payloads. Of JSON: its paths and values; otherwise its words. Deterministic.
class SimilaritySketch
{
public:
    SimilaritySketch() = default;
    explicit SimilaritySketch(const ReplayContent &content);

    /// 0, nothing in common, to 100. An estimate.
    int similarity(const SimilaritySketch &other) const;

private:
    std::vector<quint64> m_smallest; ///< hashes of what occurs, ascending
};

} // namespace Framescope
