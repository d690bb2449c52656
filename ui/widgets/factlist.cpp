#include "ui/widgets/factlist.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/linkbutton.h"

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
    addName(name);
    auto *valueLabel = new ElidedLabel(m_theme, role, Theme::Token::Text, value, this);
    valueLabel->setAccessibleName(QStringLiteral("%1 %2").arg(name, value));
    m_grid->addWidget(valueLabel, m_rows, 1);
    if (!remark.isEmpty()) {
        m_grid->addWidget(
            new TextLabel(m_theme, Theme::TypeRole::Small, toneText(tone), remark, this), m_rows,
            2);
    }
    ++m_rows;
}

LinkButton *FactList::addLink(const QString &name, const QString &value)
{
    addName(name);
    auto *link = new LinkButton(m_theme, value, this);
    link->setAccessibleName(QStringLiteral("%1 %2").arg(name, value));
    m_grid->addWidget(link, m_rows, 1, Qt::AlignLeft);
    ++m_rows;
    return link;
}

void FactList::addName(const QString &name)
{
    auto *label = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, name, this);
    m_grid->addWidget(label, m_rows, 0);
}

QString FactList::value(const QString &name) const
{
    for (int row = 0; row < m_rows; ++row) {
        const auto label = [this, row](int column) {
            return m_grid->itemAtPosition(row, column)->widget()->property("text").toString();
        };
        if (label(0) == name)
            return label(1);
    }
    return {};
}

} // namespace Framescope
