#include "app/filter/patternlist.h"

#include "protocol/wire/utf8validator.h"

#include <algorithm>

namespace Framescope {

namespace {

QList<PatternList::Stretch> joined(QList<PatternList::Stretch> stretches)
{
    std::ranges::sort(stretches, {}, &PatternList::Stretch::begin);
    QList<PatternList::Stretch> all;
    for (const PatternList::Stretch &stretch : std::as_const(stretches)) {
        if (!all.isEmpty() && stretch.begin <= all.last().end)
            all.last().end = std::max(all.last().end, stretch.end);
        else
            all.append(stretch);
    }
    return all;
}

} // namespace

tl::expected<PatternList, PatternList::Problem> PatternList::compile(const QList<QString> &patterns)
{
    PatternList list;
    for (const QString &text : patterns) {
        const QByteArray pattern = text.toUtf8();
        auto forText = Pattern::compile(pattern, { PatternSyntax::Unit::Character, true });
        auto forOctets = Pattern::compile(pattern, { PatternSyntax::Unit::Octet, true });
        if (!forText || !forOctets) {
            const Pattern::Problem problem = forText ? forOctets.error() : forText.error();
            return tl::unexpected(Problem {
                text, QString::fromUtf8(pattern.first(problem.offset)).size() + 1, problem.text });
        }
        list.m_patterns.push_back({ std::move(*forText), std::move(*forOctets) });
    }
    return list;
}

PatternList::Matches PatternList::matches(QByteArrayView octets, PatternScratch &scratch) const
{
    Matches found;
    if (octets.isEmpty() || m_patterns.empty())
        return found;
    const bool isText = isUtf8(octets);
    for (const Entry &entry : m_patterns) {
        const Pattern &pattern = isText ? entry.forText : entry.forOctets;
        const auto outcome = pattern.findAll(octets, scratch, [&](qsizetype begin, qsizetype end) {
            found.stretches.append({ begin, end });
            ++found.count;
        });
        found.isGivenUp = found.isGivenUp || outcome == Pattern::Outcome::GivenUp;
    }
    found.stretches = joined(std::move(found.stretches));
    return found;
}

} // namespace Framescope
