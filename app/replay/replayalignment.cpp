#include "app/replay/replayalignment.h"

#include <algorithm>

namespace Framescope::ReplayAlignment {

std::vector<Pair> align(const std::deque<std::vector<int>> &costs, int expected, int required)
{
    const int got = static_cast<int>(costs.size());
    const auto width = static_cast<std::size_t>(expected) + 1;
    const auto cell = [width](int g, int e) {
        return static_cast<std::size_t>(g) * width + static_cast<std::size_t>(e);
    };
    const auto pairCost = [&costs](int g, int e) {
        return costs[static_cast<std::size_t>(g)][static_cast<std::size_t>(e)];
    };
    // least[g][e]: the least cost of the first g and the first e.
    std::vector<int> least(static_cast<std::size_t>(got + 1) * width);
    for (int g = 0; g <= got; ++g) {
        for (int e = 0; e <= expected; ++e) {
            if (g == 0 || e == 0) {
                least[cell(g, e)] = (g + e) * UnpairedCost;
                continue;
            }
            least[cell(g, e)] = std::min({ least[cell(g - 1, e - 1)] + pairCost(g - 1, e - 1),
                least[cell(g - 1, e)] + UnpairedCost, least[cell(g, e - 1)] + UnpairedCost });
        }
    }
    int e = required;
    for (int end = required; end <= expected; ++end) {
        // An item that did not come is likelier than one too many that is just like another.
        if (least[cell(got, end)] <= least[cell(got, e)])
            e = end;
    }
    std::vector<Pair> pairs;
    for (int g = got; g > 0 || e > 0;) {
        const int here = least[cell(g, e)];
        // Of equal alignments, the one that pairs the earliest.
        if (e > 0 && here == least[cell(g, e - 1)] + UnpairedCost) {
            pairs.push_back({ --e, Nothing });
        } else if (g > 0 && here == least[cell(g - 1, e)] + UnpairedCost) {
            pairs.push_back({ Nothing, --g });
        } else {
            --g;
            --e;
            pairs.push_back({ e, g, pairCost(g, e) });
        }
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace Framescope::ReplayAlignment
