#pragma once

#include "app/filter/filterexpression.h"

#include <QStringList>

namespace Framescope {

/// The texts that \a filter looks for in payloads and messages, to be marked where they are shown.
/// None of a test that is negated, and no patterns.
QStringList filterNeedles(const FilterExpression &filter);

} // namespace Framescope
