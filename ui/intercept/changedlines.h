#pragma once

#include <QList>
#include <QStringView>

namespace Framescope {

/// Which lines of two texts differ: all between what they have in common at both ends.
struct ChangedLines
{
    qsizetype first = 0; ///< line, from 0, the same in both
    qsizetype removed = 0; ///< lines of \a before
    qsizetype added = 0; ///< lines of \a after

    static ChangedLines between(QStringView before, QStringView after);

    friend bool operator==(const ChangedLines &, const ChangedLines &) = default;
};

} // namespace Framescope
