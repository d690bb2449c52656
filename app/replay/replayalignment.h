#pragma once

#include <deque>
#include <vector>

namespace Framescope::ReplayAlignment {

/// What it costs to pair an expected item with one that came. 0 is a match.
constexpr int UnpairedCost = 100; ///< of an item that is missing or extra
constexpr int NeverPaired = 2 * UnpairedCost + 1;

constexpr int Nothing = -1;

/// An expected item with what came in its place; either may be Nothing.
struct Pair
{
    int expected = Nothing;
    int got = Nothing;
    int cost = UnpairedCost;
};

/// costs[g][e] is that of the e-th expected item with the g-th that came; all rows have the same
/// size. Finds the cheapest alignment of all that came with the first \a required expected items
/// or more of them: those behind may still come, and are left out where they pair with nothing.
/// In order.
std::vector<Pair> align(const std::deque<std::vector<int>> &costs, int expected, int required);

} // namespace Framescope::ReplayAlignment
