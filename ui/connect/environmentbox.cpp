#include "ui/connect/environmentbox.h"

#include "ui/connect/environmentdialog.h"
#include "ui/connect/environments.h"

#include <QSignalBlocker>

#include <algorithm>

namespace Framescope {

EnvironmentBox::EnvironmentBox(const Theme &theme, Environments &environments, QWidget *parent)
    : QComboBox(parent)
    , m_theme(theme)
    , m_environments(environments)
{
    setAccessibleName(tr("Environment"));
    setToolTip(tr("What variables such as {{host}} are replaced by"));
    setMinimumContentsLength(std::max<int>(10, static_cast<int>(tr("No environment").size())));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::activated, this, &EnvironmentBox::choose);
    connect(&m_environments, &Environments::changed, this, &EnvironmentBox::fill);
    fill();
}

void EnvironmentBox::fill()
{
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("No environment"), QString());
    for (const Environment &environment : m_environments.set().environments)
        addItem(environment.name, environment.name);
    insertSeparator(count());
    addItem(tr("Edit environments…"));
    setCurrentIndex(qMax(findData(m_environments.set().current), 0));
}

void EnvironmentBox::choose(int index)
{
    if (index < count() - 1) {
        m_environments.choose(itemData(index).toString());
        return;
    }
    fill(); // the last entry is no environment
    auto *dialog = new EnvironmentDialog(m_theme, m_environments, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Framescope
