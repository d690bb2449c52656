#include "ui/connect/namevaluetable.h"

#include "ui/connect/namevaluemodel.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QShortcut>

#include <algorithm>

namespace Framescope {

namespace {

// In pixels of the design.
constexpr int TableRowHeight = 27;
constexpr int FlagWidth = 56;
constexpr int NameWidth = 170;

} // namespace

NameValueTable::NameValueTable(
    const Theme &theme, const QString &name, NameValueModel *model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
{
    setAccessibleName(name);
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
        | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setWordWrap(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *remove = new QShortcut(Qt::Key_Delete, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &NameValueTable::removeSelected);
    connect(&m_theme, &Theme::changed, this, &NameValueTable::applyTheme);
    applyTheme();
}

void NameValueTable::removeSelected()
{
    QModelIndexList selected = selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end(),
        [](const QModelIndex &a, const QModelIndex &b) { return a.row() > b.row(); });
    for (const QModelIndex &index : std::as_const(selected))
        m_model->removeRow(index.row());
}

void NameValueTable::applyTheme()
{
    setFont(m_theme.font(Theme::TypeRole::Code));
    verticalHeader()->setDefaultSectionSize(m_theme.px(TableRowHeight));
    horizontalHeader()->setFont(m_theme.font(Theme::TypeRole::Small));
    setColumnWidth(NameValueModel::FlagColumn, m_theme.px(FlagWidth));
    setColumnWidth(NameValueModel::NameColumn, m_theme.px(NameWidth));
}

} // namespace Framescope
