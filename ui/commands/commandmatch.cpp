#include "ui/commands/commandmatch.h"

#include <algorithm>
#include <vector>

namespace Framescope {

namespace {

constexpr int Unreachable = -1'000'000;
constexpr int Found = 1;
constexpr int AtWord = 8; ///< more, for the first letter of a word
constexpr int Adjacent = 9; ///< more, right behind the letter before
constexpr int Late = -1; ///< for the first letter, for each before it
constexpr int LatestCounted = 5;
/// What is longer is no name of a command, and is matched by its beginning.
constexpr qsizetype LongestText = 200;

bool beginsWord(const QString &text, qsizetype i)
{
    return i == 0 || !text.at(i - 1).isLetterOrNumber();
}

} // namespace

std::optional<CommandMatch> matchCommand(const QString &text, const QString &typed)
{
    QString letters = typed.toCaseFolded();
    letters.removeIf([](QChar letter) { return letter.isSpace(); });
    const QString name = text.left(LongestText).toCaseFolded();
    const qsizetype rows = letters.size();
    const qsizetype columns = name.size();
    if (rows == 0)
        return CommandMatch {};
    if (rows > columns)
        return std::nullopt;

    // best[row][column]: of all ways to find the letters up to row that end in column.
    std::vector best(static_cast<std::size_t>(rows),
        std::vector<int>(static_cast<std::size_t>(columns), Unreachable));
    auto from = best; // the column of the letter before
    const auto at = [](auto &table, qsizetype row, qsizetype column) -> int & {
        return table[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    };
    for (qsizetype row = 0; row < rows; ++row) {
        qsizetype before = -1; // the best column for the letter before, left of this one
        for (qsizetype column = 0; column < columns; ++column) {
            if (row > 0 && column > 0 && at(best, row - 1, column - 1) > Unreachable
                && (before < 0 || at(best, row - 1, column - 1) > at(best, row - 1, before)))
                before = column - 1;
            if (name.at(column) != letters.at(row) || (row > 0 && before < 0))
                continue;
            const int here = Found + (beginsWord(name, column) ? AtWord : 0);
            if (row == 0) {
                at(best, row, column)
                    = here + Late * static_cast<int>(std::min<qsizetype>(column, LatestCounted));
                continue;
            }
            at(best, row, column) = here + at(best, row - 1, before);
            at(from, row, column) = static_cast<int>(before);
            const int adjacent
                = column > 0 ? at(best, row - 1, column - 1) + here + Adjacent : Unreachable;
            if (adjacent > at(best, row, column)) {
                at(best, row, column) = adjacent;
                at(from, row, column) = static_cast<int>(column - 1);
            }
        }
    }
    const auto &last = best.back();
    const auto end = std::max_element(last.begin(), last.end());
    if (*end <= Unreachable)
        return std::nullopt;
    CommandMatch match;
    match.score = *end;
    auto column = static_cast<qsizetype>(end - last.begin());
    for (qsizetype row = rows - 1; row >= 0; --row) {
        match.positions.prepend(static_cast<int>(column));
        if (row > 0)
            column = at(from, row, column);
    }
    return match;
}

} // namespace Framescope
