#pragma once

#include "app/filter/patternlist.h"

#include <QByteArray>

namespace Framescope {

/// Regular expressions (PCRE2) whose matches are blanked. Not thread-safe.
class PatternSet
{
public:
    PatternSet() = default;

    /// The error is what is wrong with which of \a patterns, one sentence without a full stop.
    static tl::expected<PatternSet, QString> compile(const QList<QString> &patterns);

    bool isEmpty() const { return m_patterns.isEmpty(); }
    /// Puts as many asterisks in the place of every match in \a octets. All of them are blanked
    /// when a pattern takes too long. Returns how many matches there were.
    quint64 blank(QByteArray &octets) const;
    quint64 blank(QString &text) const;

private:
    PatternList m_patterns;
    mutable std::optional<PatternScratch> m_scratch; ///< once something was looked for
};

} // namespace Framescope
