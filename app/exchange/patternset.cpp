#include "app/exchange/patternset.h"

#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

/// More than a filter takes: what is given up is blanked whole.
constexpr PatternLimits Limits { 10'000'000, 16 << 20 };

struct PatternsetWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

} // namespace

tl::expected<PatternSet, QString> PatternSet::compile(const QList<QString> &patterns)
{
    auto compiled = PatternList::compile(patterns);
    if (!compiled) {
        const PatternList::Problem &problem = compiled.error();
        return tl::unexpected(QStringLiteral("\"%1\", %2")
                                  .arg(problem.pattern,
                                      PatternsetWords::tr("at character %1: %2")
                                          .arg(problem.character)
                                          .arg(problem.text)));
    }
    PatternSet set;
    set.m_patterns = std::move(*compiled);
    return set;
}

quint64 PatternSet::blank(QByteArray &octets) const
{
    if (octets.isEmpty() || m_patterns.isEmpty())
        return 0;
    if (!m_scratch)
        m_scratch.emplace(Limits);
    const PatternList::Matches found = m_patterns.matches(octets, *m_scratch);
    if (found.isGivenUp) {
        octets.fill('*');
        return found.count + 1;
    }
    for (const PatternList::Stretch &stretch : found.stretches)
        std::fill(octets.begin() + stretch.begin, octets.begin() + stretch.end, '*');
    return found.count;
}

quint64 PatternSet::blank(QString &text) const
{
    QByteArray octets = text.toUtf8();
    const quint64 matches = blank(octets);
    if (matches > 0)
        text = QString::fromUtf8(octets);
    return matches;
}

} // namespace Framescope
