#pragma once

#include "app/filter/filterexpression.h"

#include <QMetaType>

namespace Framescope {

/// Which frames are looked for, and what happens to the others.
struct FrameFilter
{
    enum class Mode {
        Hide, ///< the others have no row
        Mark, ///< all have rows, and those that match a mark
    };

    FilterExpression expression; ///< Everything: there is no filter
    Mode mode = Mode::Hide;

    bool isSet() const { return expression.kind != FilterExpression::Kind::Everything; }
};

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::FrameFilter)
