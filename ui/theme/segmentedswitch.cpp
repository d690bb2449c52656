#include "ui/theme/segmentedswitch.h"

#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace Framescope {

SegmentedSwitch::SegmentedSwitch(
    const Theme &theme, const QString &name, const QStringList &labels, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_buttons(new QButtonGroup(this))
{
    Q_ASSERT(labels.size() >= 2);
    setAccessibleName(name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < labels.size(); ++i) {
        auto *button = new QToolButton(this);
        button->setText(labels.at(i));
        button->setCheckable(true);
        button->setChecked(i == 0);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleDescription(name);
        button->setProperty("segment",
            i == 0                      ? QStringLiteral("first")
                : i + 1 < labels.size() ? QStringLiteral("middle")
                                        : QStringLiteral("last"));
        m_buttons->addButton(button, i);
        row->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int index, bool on) {
        if (on)
            emit currentIndexChanged(index);
    });
    connect(&m_theme, &Theme::changed, this, &SegmentedSwitch::applyTheme);
    applyTheme();
}

int SegmentedSwitch::currentIndex() const
{
    return m_buttons->checkedId();
}

void SegmentedSwitch::setCurrentIndex(int index)
{
    if (QAbstractButton *button = m_buttons->button(index))
        button->setChecked(true);
}

void SegmentedSwitch::setLabel(int index, const QString &label)
{
    if (QAbstractButton *button = m_buttons->button(index))
        button->setText(label);
}

void SegmentedSwitch::setWhyNot(int index, const QString &whyNot)
{
    if (QAbstractButton *button = m_buttons->button(index)) {
        button->setEnabled(whyNot.isEmpty());
        button->setToolTip(whyNot);
    }
}

bool SegmentedSwitch::isOffered(int index) const
{
    const QAbstractButton *button = m_buttons->button(index);
    return button && button->isEnabled();
}

void SegmentedSwitch::applyTheme()
{
    const QFont font = m_theme.font(Theme::TypeRole::Small);
    for (QAbstractButton *button : m_buttons->buttons())
        button->setFont(font);
}

} // namespace Framescope
