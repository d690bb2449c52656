#include "ui/widgets/comboboxname.h"

#include <QComboBox>
#include <QLineEdit>

namespace Framescope {

void nameComboBox(QComboBox *box, const QString &name)
{
    box->setAccessibleName(name);
    box->setAccessibleDescription(name);
    if (QLineEdit *editor = box->lineEdit())
        editor->setAccessibleName(name);
}

} // namespace Framescope
