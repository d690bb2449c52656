#pragma once

#include <QString>

namespace Framescope {

/// Why an expression is no filter, and where. Positions count UTF-16 units from 0.
struct FilterError
{
    qsizetype position = 0;
    qsizetype length = 1; ///< at least 1, also at the end of the expression
    QString problem; ///< what was found or expected, one sentence without a full stop
    QString suggestion; ///< what may have been meant, to be put in its place; empty without an idea

    /// Column as people count, from 1.
    qsizetype column() const { return position + 1; }
    /// "Column 8: 'pinng' is no opcode. Did you mean 'ping'?"
    QString sentence() const;
};

} // namespace Framescope
