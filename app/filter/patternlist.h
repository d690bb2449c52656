#pragma once

#include "app/filter/pattern.h"

#include <QList>

#include <optional>
#include <vector>

namespace Framescope {

/// Regular expressions (PCRE2) whose matches are looked for together: in UTF-8 by characters, in
/// other octets by octets. A value; shared between threads.
class PatternList
{
public:
    struct Problem
    {
        QString pattern;
        qsizetype character = 0; ///< of the pattern, from 1
        QString text; ///< by PCRE2
    };
    static tl::expected<PatternList, Problem> compile(const QList<QString> &patterns);

    struct Stretch
    {
        qsizetype begin = 0;
        qsizetype end = 0;
    };
    struct Matches
    {
        QList<Stretch> stretches; ///< what any pattern matches, ascending, with gaps between them
        quint64 count = 0; ///< of matches
        bool isGivenUp = false; ///< there may be more
    };
    Matches matches(QByteArrayView octets, PatternScratch &scratch) const;
    bool isEmpty() const { return m_patterns.empty(); }

private:
    struct Entry
    {
        Pattern forText;
        Pattern forOctets;
    };
    std::vector<Entry> m_patterns;
};

} // namespace Framescope
