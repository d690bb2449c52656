#pragma once

#include "ui/message/textline.h"

#include <QHash>

namespace Framescope {

/// In which of \a lines, as layOutJson() makes them, the values begin that \a paths, such as
/// "$[0]", lead to. Those that are not there are left out; of members with one name the last
/// counts, as for a parser. Any thread.
QHash<QString, qint32> findJsonLines(const QList<TextLine> &lines, const QStringList &paths);

} // namespace Framescope
