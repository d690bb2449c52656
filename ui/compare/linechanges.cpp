#include "ui/compare/linechanges.h"

#include "app/message/difference.h"

#include <QHash>

#include <vector>

namespace Framescope {

namespace {

/// A line as words, runs of white space, and single characters of other kinds.
struct SplitLine
{
    std::vector<quint32> numbers; ///< the same for the same word
    std::vector<int> ends; ///< in characters
};

enum class CharacterKind : quint8 { Word, Space, Other };

CharacterKind kindOf(QChar character)
{
    if (character.isLetterOrNumber() || character == u'_' || character.isSurrogate())
        return CharacterKind::Word;
    return character.isSpace() ? CharacterKind::Space : CharacterKind::Other;
}

SplitLine split(QStringView line, QHash<QStringView, quint32> &known)
{
    SplitLine words;
    qsizetype begin = 0;
    while (begin < line.size()) {
        const CharacterKind kind = kindOf(line[begin]);
        qsizetype end = begin + 1;
        while (kind != CharacterKind::Other && end < line.size() && kindOf(line[end]) == kind)
            ++end;
        const QStringView word = line.sliced(begin, end - begin);
        const auto fresh = static_cast<quint32>(known.size());
        const auto place = known.constFind(word);
        words.numbers.push_back(
            place == known.cend() ? known.insert(word, fresh).value() : place.value());
        words.ends.push_back(static_cast<int>(end));
        begin = end;
    }
    return words;
}

QList<CharacterRange> rangeOf(const SplitLine &words, qsizetype first, qsizetype count)
{
    if (count == 0)
        return {};
    const int start = first == 0 ? 0 : words.ends[static_cast<std::size_t>(first - 1)];
    const int end = words.ends[static_cast<std::size_t>(first + count - 1)];
    return { { start, end - start } };
}

} // namespace

LineChanges changesBetween(QStringView left, QStringView right)
{
    QHash<QStringView, quint32> known;
    const SplitLine leftWords = split(left, known);
    const SplitLine rightWords = split(right, known);
    LineChanges changes;
    for (const DifferenceRun &run : findDifferences(leftWords.numbers, rightWords.numbers)) {
        if (run.isEqual)
            continue;
        changes.left += rangeOf(leftWords, run.left, run.leftCount);
        changes.right += rangeOf(rightWords, run.right, run.rightCount);
    }
    return changes;
}

} // namespace Framescope
