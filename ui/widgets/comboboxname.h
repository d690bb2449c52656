#pragma once

#include <QString>

class QComboBox;

namespace Framescope {

/// Names \a box for screen readers, where no label beside it does. Qt gives them the value of a
/// combo box as its name on Linux (QAccessibleComboBox::text()), so this becomes its description
/// too, and the name of its editor, if it has one.
void nameComboBox(QComboBox *box, const QString &name);

} // namespace Framescope
