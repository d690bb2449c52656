#include "ui/hex/valuepane.h"

#include "ui/hex/octetvalues.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTextDocument>

namespace Framescope {

namespace {

enum Column { TypeColumn, LittleColumn, BigColumn, ColumnCount };

} // namespace

ValuePane::ValuePane(const Theme &theme, QWidget *parent)
    : QTreeWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Values of the octets from the selection on"));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setColumnCount(ColumnCount);
    setHeaderLabels({ tr("Type"), tr("Little endian"), tr("Big endian") });
    setTextElideMode(Qt::ElideRight);
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(true);
    for (const OctetValue &value : octetValues({}))
        addTopLevelItem(new QTreeWidgetItem({ value.type }));

    auto *copy = new QAction(tr("Copy value"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ValuePane::copy);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(&m_theme, &Theme::changed, this, &ValuePane::applyTheme);
    applyTheme();
}

void ValuePane::setOctets(const QByteArray &octets)
{
    if (octets == m_octets)
        return;
    m_octets = octets;
    const QList<OctetValue> values = octetValues(octets);
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = topLevelItem(row);
        const OctetValue &value = values.at(row);
        item->setText(LittleColumn, value.little.isEmpty() ? tr("–") : value.little);
        item->setText(BigColumn, value.big.isEmpty() ? tr("–") : value.big);
        for (const int column : { LittleColumn, BigColumn })
            item->setToolTip(column, Qt::convertFromPlainText(item->text(column)));
    }
}

void ValuePane::applyTheme()
{
    header()->setFont(m_theme.font(Theme::TypeRole::Small));
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = topLevelItem(row);
        item->setFont(TypeColumn, m_theme.font(Theme::TypeRole::Small));
        item->setForeground(TypeColumn, m_theme.color(Theme::Token::Text2));
        for (const int column : { LittleColumn, BigColumn })
            item->setFont(column, m_theme.font(Theme::TypeRole::Data));
    }
    setColumnWidth(TypeColumn, m_theme.px(124));
    setColumnWidth(LittleColumn, m_theme.px(148));
}

void ValuePane::copy()
{
    const QTreeWidgetItem *item = currentItem();
    if (!item)
        return;
    const int column = currentColumn() == TypeColumn ? LittleColumn : currentColumn();
    QGuiApplication::clipboard()->setText(item->text(column));
}

} // namespace Framescope
