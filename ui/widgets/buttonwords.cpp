#include "ui/widgets/buttonwords.h"

#include <QPushButton>
#include <QStyle>

namespace Framescope {

void setButtonWords(QPushButton &button, const QString &words)
{
    const bool isOther = button.text().isEmpty() != words.isEmpty();
    button.setText(words);
    if (isOther && button.testAttribute(Qt::WA_WState_Polished))
        button.style()->polish(&button);
}

} // namespace Framescope
