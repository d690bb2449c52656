#include "ui/connect/namevaluetable.h"

#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QShortcut>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

// In pixels of the design.
constexpr int TableRowHeight = 27;
constexpr int FlagWidth = 56;
constexpr int NameWidth = 170;

constexpr int MaxEdits = 100; ///< that can be taken back

} // namespace

/// All rows before and after: there are few.
class NameValueTable::Edit : public QUndoCommand
{
public:
    Edit(NameValueTable &table, const QList<NameValueModel::Row> &before,
        const QList<NameValueModel::Row> &after)
        : m_table(table)
        , m_before(before)
        , m_after(after)
    {
    }

    void undo() override { m_table.restore(m_before); }
    void redo() override { m_table.restore(m_after); }

private:
    NameValueTable &m_table;
    const QList<NameValueModel::Row> m_before;
    const QList<NameValueModel::Row> m_after;
};

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
    auto *undo = new QShortcut(QKeySequence::Undo, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(undo, &QShortcut::activated, this, &NameValueTable::undo);
    auto *redo = new QShortcut(QKeySequence::Redo, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(redo, &QShortcut::activated, this, &NameValueTable::redo);
    m_edits.setUndoLimit(MaxEdits);
    m_rows = m_model->rows();
    connect(m_model, &NameValueModel::changed, this, &NameValueTable::recordEdit);
    connect(m_model, &NameValueModel::modelReset, this, &NameValueTable::forgetEdits);
    connect(&m_theme, &Theme::changed, this, &NameValueTable::applyTheme);
    applyTheme();
}

void NameValueTable::recordEdit()
{
    const QList<NameValueModel::Row> before = std::exchange(m_rows, m_model->rows());
    if (!m_isRestoring && before != m_rows)
        m_edits.push(new Edit(*this, before, m_rows));
}

void NameValueTable::forgetEdits()
{
    if (m_isRestoring)
        return;
    m_edits.clear();
    m_rows = m_model->rows();
}

void NameValueTable::restore(const QList<NameValueModel::Row> &rows)
{
    if (rows == m_model->rows())
        return; // an edit that has just been made
    const int row = currentIndex().row();
    m_isRestoring = true;
    m_model->setRows(rows);
    m_isRestoring = false;
    setCurrentIndex(
        m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), NameValueModel::NameColumn));
}

void NameValueTable::removeSelected()
{
    QModelIndexList selected = selectionModel()->selectedRows();
    std::sort(selected.begin(), selected.end(),
        [](const QModelIndex &a, const QModelIndex &b) { return a.row() > b.row(); });
    if (selected.isEmpty())
        return;
    m_edits.beginMacro({}); // taken back at once
    for (const QModelIndex &index : std::as_const(selected))
        m_model->removeRow(index.row());
    m_edits.endMacro();
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
