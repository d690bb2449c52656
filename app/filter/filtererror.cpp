#include "app/filter/filtererror.h"

#include <QCoreApplication>

namespace Framescope {

QString FilterError::sentence() const
{
    const QString first
        = QCoreApplication::translate("FilterError", "Column %1: %2.").arg(column()).arg(problem);
    if (suggestion.isEmpty())
        return first;
    return first + u' '
        + QCoreApplication::translate("FilterError", "Did you mean '%1'?").arg(suggestion);
}

} // namespace Framescope
