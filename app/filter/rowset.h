#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <vector>

namespace Framescope {

/// Some of the rows 0 to count() - 1, a bit each.
class RowSet
{
public:
    RowSet() = default;
    explicit RowSet(int count)
        : m_count(count)
        , m_words((static_cast<std::size_t>(count) + 63) / 64)
    {
    }

    int count() const { return m_count; }
    /// How many rows are in it.
    quint64 size() const
    {
        quint64 bits = 0;
        for (quint64 word : m_words)
            bits += static_cast<quint64>(std::popcount(word));
        return bits;
    }
    bool isEmpty() const
    {
        return std::ranges::all_of(m_words, [](quint64 word) { return word == 0; });
    }
    bool contains(int row) const { return (m_words[word(row)] >> (row & 63) & 1) != 0; }
    void insert(int row) { m_words[word(row)] |= quint64(1) << (row & 63); }
    void remove(int row) { m_words[word(row)] &= ~(quint64(1) << (row & 63)); }
    void insertFrom(int first, int end)
    {
        for (int row = first; row < end;) {
            const int next = std::min(end, (row | 63) + 1);
            const quint64 ones = ~quint64(0) >> (64 - (next - row));
            m_words[word(row)] |= ones << (row & 63);
            row = next;
        }
    }
    void clear() { std::ranges::fill(m_words, 0); }

    /// Both must be of the same count.
    RowSet &operator|=(const RowSet &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    RowSet &operator&=(const RowSet &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    RowSet &operator-=(const RowSet &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= ~other.m_words[i];
        return *this;
    }

    /// Ascending. \a visit may remove the row it is called with.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 left = m_words[i]; left != 0; left &= left - 1)
                visit(static_cast<int>(i * 64) + std::countr_zero(left));
        }
    }
    /// Keeps the rows for which \a test is true; it is called for these alone.
    template <typename Test>
    void keepIf(Test test)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            quint64 kept = m_words[i];
            for (quint64 left = kept; left != 0; left &= left - 1) {
                const int bit = std::countr_zero(left);
                if (!test(static_cast<int>(i * 64) + bit))
                    kept &= ~(quint64(1) << bit);
            }
            m_words[i] = kept;
        }
    }
    /// The same, but \a test may be called for any row: quicker for one that takes no longer than
    /// to ask whether it is needed.
    template <typename Test>
    void keepIfCheap(Test test)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i] == 0)
                continue;
            const int first = static_cast<int>(i * 64);
            const int end = std::min(m_count, first + 64);
            quint64 passed = 0;
            for (int row = first; row < end; ++row)
                passed |= static_cast<quint64>(test(row)) << (row - first);
            m_words[i] &= passed;
        }
    }

    friend bool operator==(const RowSet &, const RowSet &) = default;

private:
    static std::size_t word(int row) { return static_cast<std::size_t>(row) / 64; }

    int m_count = 0;
    std::vector<quint64> m_words;
};

} // namespace Framescope
