#include "ui/intercept/jsonspacing.h"

#include <algorithm>

namespace Framescope {

namespace {

using Gap = JsonTokens::Gap;

/// How often each was seen.
using Counts = std::map<QByteArray, qsizetype>;

QByteArray mostCommon(const Counts &counts)
{
    auto most = counts.cbegin();
    for (auto at = counts.cbegin(); at != counts.cend(); ++at) {
        if (at->second > most->second)
            most = at;
    }
    return most->first;
}

/// What would be usual if this were how JSON is laid out for reading.
QByteArray spaceForReading(Gap gap, qsizetype level)
{
    switch (gap) {
    case Gap::AfterOpen:
    case Gap::BeforeClose:
    case Gap::AfterComma:
        return '\n' + QByteArray(2 * level, ' ');
    case Gap::AfterColon:
        return " ";
    default:
        return {};
    }
}

bool isSame(const JsonTokens &left, qsizetype i, const JsonTokens &right, qsizetype j)
{
    return left.token(i) == right.token(j) && left.text(i) == right.text(j);
}

/// Only values are others, and there are as many tokens.
bool hasSameShape(const JsonTokens &left, const JsonTokens &right)
{
    if (left.count() != right.count())
        return false;
    for (qsizetype i = 0; i < left.count(); ++i) {
        if (left.gap(i) != right.gap(i) || left.level(i) != right.level(i))
            return false;
    }
    return true;
}

} // namespace

std::optional<QByteArray> layOutTokens(const JsonTokens &json, qsizetype most)
{
    QByteArray text;
    for (qsizetype i = 0; i < json.count(); ++i) {
        text += spaceForReading(json.gap(i), json.level(i));
        text += json.text(i);
        if (text.size() > most)
            return std::nullopt;
    }
    return text;
}

JsonSpacing::JsonSpacing(JsonTokens like)
    : m_like(std::move(like))
{
    learn();
}

void JsonSpacing::learn()
{
    std::map<Place, Counts> places;
    std::map<Gap, Counts> anywhere;
    qsizetype indentedAt = 0; // the level that m_indent is from
    for (qsizetype i = 1; i < m_like.count(); ++i) {
        const Gap gap = m_like.gap(i);
        const qsizetype level = m_like.level(i);
        const QByteArray space = m_like.space(i).toByteArray();
        ++places[{ gap, level }][space];
        ++anywhere[gap][space];
        const bool breaksLine
            = (gap == Gap::AfterOpen || gap == Gap::AfterComma) && space.contains('\n');
        if (breaksLine && level > 0 && (indentedAt == 0 || level < indentedAt)) {
            const QByteArray indent = space.sliced(space.lastIndexOf('\n') + 1);
            m_indent = indent.first(indent.size() / level);
            indentedAt = level;
        }
    }
    for (const auto &[place, counts] : places)
        m_usual.emplace(place, mostCommon(counts));
    for (const auto &[gap, counts] : anywhere)
        m_anywhere.emplace(gap, mostCommon(counts));
}

QByteArray JsonSpacing::indented(const QByteArray &space, qsizetype level) const
{
    QByteArray other = space.first(space.lastIndexOf('\n') + 1);
    for (qsizetype i = 0; i < level; ++i)
        other += m_indent;
    return other;
}

std::optional<QByteArray> JsonSpacing::known(Gap gap, qsizetype level) const
{
    if (const auto found = m_usual.find({ gap, level }); found != m_usual.cend())
        return found->second;
    const auto found = m_anywhere.find(gap);
    if (found == m_anywhere.cend())
        return std::nullopt;
    return found->second.contains('\n') ? indented(found->second, level) : found->second;
}

QByteArray JsonSpacing::usual(Gap gap, qsizetype level) const
{
    if (const auto space = known(gap, level))
        return *space;
    // A place that the text has nowhere is like others that it has.
    switch (gap) {
    case Gap::AfterOpen:
    case Gap::BeforeClose:
    case Gap::AfterComma:
        for (const Gap other : { Gap::AfterOpen, Gap::AfterComma, Gap::BeforeClose }) {
            const auto space = known(other, level);
            if (space && space->contains('\n'))
                return indented(*space, level);
        }
        return gap == Gap::AfterComma && known(Gap::AfterColon, level) == " " ? " " : "";
    case Gap::AfterColon: {
        const QByteArray behindComma = known(Gap::AfterComma, level).value_or(QByteArray());
        return behindComma.isEmpty() ? "" : " ";
    }
    default:
        return {};
    }
}

QByteArray JsonSpacing::apply(const JsonTokens &typed) const
{
    const qsizetype most = std::min(m_like.count(), typed.count());
    qsizetype head = 0;
    while (head < most && isSame(m_like, head, typed, head))
        ++head;
    qsizetype tail = 0;
    while (tail < most - head
        && isSame(m_like, m_like.count() - 1 - tail, typed, typed.count() - 1 - tail))
        ++tail;
    const bool sameShape = hasSameShape(m_like, typed);
    const auto isLike = [&](qsizetype there, qsizetype i) {
        return there > 0 && there < m_like.count() && m_like.gap(there) == typed.gap(i)
            && m_like.level(there) == typed.level(i);
    };
    // Index of the white space of the text that stands at the same place.
    const auto placeInText = [&](qsizetype i) -> std::optional<qsizetype> {
        const qsizetype fromEnd = m_like.count() - (typed.count() - i);
        if (sameShape || i < head || i == 0)
            return i;
        if (i > typed.count() - tail || i == typed.count())
            return fromEnd;
        if (i == head && isLike(i, i))
            return i;
        if (i == typed.count() - tail && isLike(fromEnd, i))
            return fromEnd;
        return std::nullopt;
    };
    QByteArray text;
    for (qsizetype i = 0; i <= typed.count(); ++i) {
        if (const auto there = placeInText(i))
            text += m_like.space(*there);
        else
            text += usual(typed.gap(i), typed.level(i));
        if (i < typed.count())
            text += typed.text(i);
    }
    return text;
}

} // namespace Framescope
