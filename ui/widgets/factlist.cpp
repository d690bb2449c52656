#include "ui/widgets/factlist.h"

#include "ui/widgets/elidedlabel.h"

#include <QGridLayout>

namespace Framescope {

FactList::FactList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(1, 1);
}

void FactList::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows = 0;
}

void FactList::addFact(const QString &name, const QString &value, Theme::TypeRole role,
    const QString &remark, Tone tone)
{
    auto *nameLabel
        = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, name, this);
    auto *valueLabel = new ElidedLabel(m_theme, role, Theme::Token::Text, value, this);
    valueLabel->setAccessibleName(QStringLiteral("%1 %2").arg(name, value));
    m_grid->addWidget(nameLabel, m_rows, 0);
    m_grid->addWidget(valueLabel, m_rows, 1);
    if (!remark.isEmpty()) {
        m_grid->addWidget(
            new TextLabel(m_theme, Theme::TypeRole::Small, toneText(tone), remark, this), m_rows,
            2);
    }
    ++m_rows;
}

QString FactList::value(const QString &name) const
{
    for (int row = 0; row < m_rows; ++row) {
        const auto label = [this, row](int column) {
            return qobject_cast<TextLabel *>(m_grid->itemAtPosition(row, column)->widget())->text();
        };
        if (label(0) == name)
            return label(1);
    }
    return {};
}

} // namespace Framescope
