#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QTextLayout>

namespace Framescope {

/// How the parts of a filter expression are coloured: keywords, operators, names, numbers, strings.
/// The expression need not be correct.
QList<QTextLayout::FormatRange> filterFormats(const Theme &theme, QStringView expression);

} // namespace Framescope
