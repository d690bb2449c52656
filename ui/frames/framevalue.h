#pragma once

#include "ui/frames/frametablemodel.h"

#include <QString>

namespace Framescope {

/// What a filter has to ask for so that frames match whose value in \a column is that of \a index'
/// row. Empty where there is nothing to ask for: the frame is not at hand, the payload is too long
/// to be typed.
QString filterByValue(const QModelIndex &index);

} // namespace Framescope
