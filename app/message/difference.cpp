#include "app/message/difference.h"

#include <algorithm>
#include <unordered_map>

namespace Framescope {

namespace {

/// Differences up to which the shortest answer is looked for; its memory grows with the square.
constexpr qsizetype MaxDistance = 1000;
/// Steps for all parts of one comparison together.
constexpr qsizetype MaxSteps = 40'000'000;

class Comparison
{
public:
    Comparison(
        std::span<const quint32> left, std::span<const quint32> right, const std::stop_token &stop)
        : m_left(left)
        , m_right(right)
        , m_stop(stop)
    {
    }

    std::vector<DifferenceRun> run()
    {
        m_parts.push_back({ 0, size(m_left), 0, size(m_right) });
        while (!m_parts.empty()) {
            if (m_stop.stop_requested())
                return {};
            const Part part = m_parts.back();
            m_parts.pop_back();
            compare(part);
        }
        return std::move(m_runs);
    }

private:
    struct Part
    {
        qsizetype left = 0;
        qsizetype leftEnd = 0;
        qsizetype right = 0;
        qsizetype rightEnd = 0;
    };
    struct Pair
    {
        qsizetype left = 0;
        qsizetype right = 0;
    };

    static qsizetype size(std::span<const quint32> all)
    {
        return static_cast<qsizetype>(all.size());
    }
    quint32 leftAt(qsizetype index) const { return m_left[static_cast<std::size_t>(index)]; }
    quint32 rightAt(qsizetype index) const { return m_right[static_cast<std::size_t>(index)]; }

    void emitRun(qsizetype leftCount, qsizetype rightCount, bool isEqual)
    {
        if (leftCount == 0 && rightCount == 0)
            return;
        if (!m_runs.empty() && m_runs.back().isEqual == isEqual) {
            m_runs.back().leftCount += leftCount;
            m_runs.back().rightCount += rightCount;
        } else {
            m_runs.push_back({ m_leftDone, leftCount, m_rightDone, rightCount, isEqual });
        }
        m_leftDone += leftCount;
        m_rightDone += rightCount;
    }

    /// Parts come in order: what is emitted follows what was emitted before.
    void compare(Part part)
    {
        qsizetype begin = 0;
        while (part.left < part.leftEnd && part.right < part.rightEnd
            && leftAt(part.left) == rightAt(part.right)) {
            ++part.left;
            ++part.right;
            ++begin;
        }
        emitRun(begin, begin, true);
        qsizetype end = 0;
        while (part.left < part.leftEnd && part.right < part.rightEnd
            && leftAt(part.leftEnd - 1) == rightAt(part.rightEnd - 1)) {
            --part.leftEnd;
            --part.rightEnd;
            ++end;
        }
        const qsizetype leftCount = part.leftEnd - part.left;
        const qsizetype rightCount = part.rightEnd - part.right;
        if (leftCount == 0 || rightCount == 0)
            emitRun(leftCount, rightCount, false);
        else if (!compareShortest(part) && divide(part, end))
            return; // its end is a part of its own
        emitRun(end, end, true);
    }

    /// Greedy, from the begin: m_reach[d][k] is how far left one gets on diagonal k with d
    /// differences. False if there are too many.
    bool compareShortest(const Part &part)
    {
        const qsizetype leftCount = part.leftEnd - part.left;
        const qsizetype rightCount = part.rightEnd - part.right;
        std::vector<std::vector<qsizetype>> reaches; // by distance; diagonal k is at k + distance
        const qsizetype most = std::min(MaxDistance, leftCount + rightCount);
        for (qsizetype distance = 0; distance <= most; ++distance) {
            if (m_steps > MaxSteps || m_stop.stop_requested())
                break;
            std::vector<qsizetype> reach(static_cast<std::size_t>(2 * distance + 1), -1);
            for (qsizetype k = -distance; k <= distance; k += 2) {
                ++m_steps;
                if (k > leftCount || -k > rightCount)
                    continue;
                qsizetype x = distance == 0 ? 0 : stepTo(reaches.back(), distance, k);
                if (x < 0 || x > leftCount || x - k > rightCount || x < k)
                    continue;
                const qsizetype from = x;
                while (x < leftCount && x - k < rightCount
                    && leftAt(part.left + x) == rightAt(part.right + x - k))
                    ++x;
                m_steps += x - from;
                reach[static_cast<std::size_t>(k + distance)] = x;
                if (x == leftCount && x - k == rightCount) {
                    reaches.push_back(std::move(reach));
                    emitPath(part, reaches, k);
                    return true;
                }
            }
            reaches.push_back(std::move(reach));
        }
        return false;
    }

    static qsizetype at(const std::vector<qsizetype> &reach, qsizetype distance, qsizetype k)
    {
        const qsizetype index = k + distance;
        const bool isThere = index >= 0 && index < static_cast<qsizetype>(reach.size());
        return isThere ? reach[static_cast<std::size_t>(index)] : -1;
    }

    /// Whether one comes to diagonal \a k, with \a distance differences, by taking one from the
    /// right; otherwise one from the left is left out.
    static bool comesFromAbove(
        const std::vector<qsizetype> &before, qsizetype distance, qsizetype k)
    {
        return at(before, distance - 1, k + 1) > at(before, distance - 1, k - 1);
    }

    static qsizetype stepTo(const std::vector<qsizetype> &before, qsizetype distance, qsizetype k)
    {
        if (comesFromAbove(before, distance, k))
            return at(before, distance - 1, k + 1);
        const qsizetype reached = at(before, distance - 1, k - 1);
        return reached < 0 ? -1 : reached + 1;
    }

    void emitPath(const Part &part, const std::vector<std::vector<qsizetype>> &reaches, qsizetype k)
    {
        struct Step
        {
            bool isRight = false; ///< one more on the right, otherwise one fewer on the left
            qsizetype equal = 0; ///< behind it
        };
        std::vector<Step> steps; // from the end
        auto distance = static_cast<qsizetype>(reaches.size()) - 1;
        qsizetype x = part.leftEnd - part.left;
        while (distance > 0) {
            const std::vector<qsizetype> &before = reaches[static_cast<std::size_t>(distance - 1)];
            const bool isRight = comesFromAbove(before, distance, k);
            const qsizetype begin = stepTo(before, distance, k);
            steps.push_back({ isRight, x - begin });
            k += isRight ? 1 : -1;
            x = at(before, distance - 1, k);
            --distance;
        }
        emitRun(x, x, true);
        for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
            emitRun(step->isRight ? 0 : 1, step->isRight ? 1 : 0, false);
            emitRun(step->equal, step->equal, true);
        }
    }

    /// Puts the parts between what occurs once on both sides on the stack, and \a end equal
    /// elements behind them. False, with all of it emitted as replaced, if there is nothing such.
    bool divide(const Part &part, qsizetype end)
    {
        const std::vector<Pair> anchors = longestAscending(uniquePairs(part));
        if (anchors.empty()) {
            emitRun(part.leftEnd - part.left, part.rightEnd - part.right, false);
            return false;
        }
        const auto first = static_cast<std::ptrdiff_t>(m_parts.size());
        Pair begin { part.left, part.right };
        for (const Pair &anchor : anchors) {
            m_parts.push_back({ begin.left, anchor.left, begin.right, anchor.right });
            begin = anchor; // the part that begins with it finds that it is the same
        }
        m_parts.push_back({ begin.left, part.leftEnd, begin.right, part.rightEnd });
        if (end > 0) {
            m_parts.push_back(
                { part.leftEnd, part.leftEnd + end, part.rightEnd, part.rightEnd + end });
        }
        std::reverse(m_parts.begin() + first, m_parts.end());
        return true;
    }

    /// In the order of the left side.
    std::vector<Pair> uniquePairs(const Part &part)
    {
        struct Seen
        {
            qsizetype left = -1; ///< -1: not there, -2: more than once
            qsizetype right = -1;
        };
        constexpr qsizetype Never = -1;
        constexpr qsizetype Often = -2;
        std::unordered_map<quint32, Seen> seen;
        for (qsizetype i = part.left; i < part.leftEnd; ++i) {
            qsizetype &place = seen[leftAt(i)].left;
            place = place == Never ? i : Often;
        }
        for (qsizetype i = part.right; i < part.rightEnd; ++i) {
            qsizetype &place = seen[rightAt(i)].right;
            place = place == Never ? i : Often;
        }
        std::vector<Pair> pairs;
        for (qsizetype i = part.left; i < part.leftEnd; ++i) {
            const Seen &places = seen[leftAt(i)];
            if (places.left == i && places.right >= 0)
                pairs.push_back({ places.left, places.right });
        }
        return pairs;
    }

    /// As many of \a pairs as can be kept so that they ascend on the right too (patience sorting).
    static std::vector<Pair> longestAscending(const std::vector<Pair> &pairs)
    {
        constexpr std::size_t None = ~std::size_t(0);
        std::vector<std::size_t> ends; // the pair that a row of each length ends with
        std::vector<std::size_t> before(pairs.size(), None);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto place = std::lower_bound(ends.begin(), ends.end(), pairs[i].right,
                [&pairs](std::size_t end, qsizetype right) { return pairs[end].right < right; });
            if (place != ends.begin())
                before[i] = *(place - 1);
            if (place == ends.end())
                ends.push_back(i);
            else
                *place = i;
        }
        std::vector<Pair> kept;
        for (std::size_t i = ends.empty() ? None : ends.back(); i != None; i = before[i])
            kept.push_back(pairs[i]);
        std::reverse(kept.begin(), kept.end());
        return kept;
    }

    const std::span<const quint32> m_left;
    const std::span<const quint32> m_right;
    const std::stop_token &m_stop;
    std::vector<Part> m_parts; ///< to be compared; the last one next
    std::vector<DifferenceRun> m_runs;
    qsizetype m_leftDone = 0;
    qsizetype m_rightDone = 0;
    qsizetype m_steps = 0;
};

} // namespace

std::vector<DifferenceRun> findDifferences(
    std::span<const quint32> left, std::span<const quint32> right, const std::stop_token &stop)
{
    return Comparison(left, right, stop).run();
}

} // namespace Framescope
