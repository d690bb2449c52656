#include "ui/frames/framecolumns.h"

#include "ui/frames/frametablemodel.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QTableView>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Model = FrameTableModel;

/// Below this width (px of the design) Δ and Mask make room for the preview.
constexpr int FullWidth = 900;
constexpr int MinimumWidth = 24;
constexpr int MaximumWidth = 2000;

constexpr auto ColumnsKey = "frames/columns"_L1;

struct ColumnInfo
{
    Model::Column column;
    int width; ///< px of the design
    QLatin1StringView name; ///< in settings
    bool isShown; ///< unless the user says otherwise
};

constexpr auto Columns = std::to_array<ColumnInfo>({
    { Model::IdColumn, 84, "id"_L1, true },
    { Model::ConnectionColumn, 48, "connection"_L1, false },
    { Model::TimeColumn, 86, "time"_L1, true },
    { Model::DeltaColumn, 72, "delta"_L1, true },
    { Model::DirectionColumn, 40, "direction"_L1, true },
    { Model::OpcodeColumn, 66, "opcode"_L1, true },
    { Model::FinColumn, 38, "fin"_L1, true },
    { Model::RsvColumn, 44, "rsv"_L1, false },
    { Model::MaskColumn, 44, "mask"_L1, true },
    { Model::KeyColumn, 96, "key"_L1, false },
    { Model::LengthColumn, 82, "length"_L1, true },
    { Model::WireLengthColumn, 82, "wire"_L1, false },
    { Model::PreviewColumn, 200, "preview"_L1, true },
});

const ColumnInfo *findColumn(QStringView name)
{
    const auto found = std::ranges::find_if(
        Columns, [name](const ColumnInfo &info) { return info.name == name; });
    return found == Columns.end() ? nullptr : &*found;
}

QSet<int> hiddenAtFirst()
{
    QSet<int> hidden;
    for (const ColumnInfo &info : Columns) {
        if (!info.isShown)
            hidden.insert(info.column);
    }
    return hidden;
}

} // namespace

FrameColumns::FrameColumns(const Theme &theme, QTableView &view)
    : QObject(&view)
    , m_theme(theme)
    , m_view(view)
    , m_hidden(hiddenAtFirst())
{
    QHeaderView *header = view.horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionResizeMode(Model::PreviewColumn, QHeaderView::Stretch);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    restore();
    apply();
    connect(header, &QWidget::customContextMenuRequested, this, &FrameColumns::showMenu);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_adjusting)
            save();
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_adjusting || column == Model::PreviewColumn || width == 0)
            return; // the preview has what is left; a column that is hidden keeps its width
        m_widths.insert(column, qRound(width / m_theme.textScale()));
        save();
    });
}

void FrameColumns::apply()
{
    const QScopedValueRollback adjusting(m_adjusting, true);
    m_view.horizontalHeader()->setMinimumSectionSize(m_theme.px(MinimumWidth));
    for (const ColumnInfo &info : Columns)
        m_view.setColumnWidth(info.column, m_theme.px(m_widths.value(info.column, info.width)));
}

void FrameColumns::fit(int width)
{
    const QScopedValueRollback adjusting(m_adjusting, true);
    m_narrow = width < m_theme.px(FullWidth);
    for (const ColumnInfo &info : Columns) {
        const bool makesRoom
            = m_narrow && (info.column == Model::DeltaColumn || info.column == Model::MaskColumn);
        m_view.setColumnHidden(info.column, !isShown(info.column) || makesRoom);
    }
}

void FrameColumns::fill(QMenu &menu)
{
    for (const ColumnInfo &info : Columns) {
        // Without a number or a payload, a row would say nothing of its frame.
        if (info.column == Model::IdColumn || info.column == Model::PreviewColumn)
            continue;
        QAction *action = menu.addAction(title(info.column));
        action->setCheckable(true);
        action->setChecked(isShown(info.column));
        connect(action, &QAction::toggled, this,
            [this, column = info.column](bool shown) { setShown(column, shown); });
    }
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &FrameColumns::reset);
}

QString FrameColumns::title(int column) const
{
    return m_view.model()->headerData(column, Qt::Horizontal).toString();
}

void FrameColumns::showMenu(const QPoint &position)
{
    auto *menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Columns"));
    emit menuAboutToShow(*menu, m_view.horizontalHeader()->logicalIndexAt(position));
    fill(*menu);
    menu->popup(m_view.horizontalHeader()->mapToGlobal(position));
}

void FrameColumns::setShown(int column, bool shown)
{
    if (shown)
        m_hidden.remove(column);
    else
        m_hidden.insert(column);
    fit(m_view.viewport()->width());
    save();
}

void FrameColumns::reset()
{
    m_hidden = hiddenAtFirst();
    m_widths.clear();
    {
        const QScopedValueRollback adjusting(m_adjusting, true);
        QHeaderView *header = m_view.horizontalHeader();
        for (int column = 0; column < Model::ColumnCount; ++column)
            header->moveSection(header->visualIndex(column), column);
    }
    apply();
    fit(m_view.viewport()->width());
    QSettings().remove(ColumnsKey);
}

/// "name:width" or "name:hidden" for each, from left to right; widths in px of the design.
void FrameColumns::save()
{
    const QHeaderView *header = m_view.horizontalHeader();
    QStringList entries;
    for (int place = 0; place < Model::ColumnCount; ++place) {
        const auto &info = Columns.at(static_cast<std::size_t>(header->logicalIndex(place)));
        entries.append(u"%1:%2"_s.arg(info.name,
            isShown(info.column) ? QString::number(m_widths.value(info.column, info.width))
                                 : u"hidden"_s));
    }
    QSettings().setValue(ColumnsKey, entries);
}

void FrameColumns::restore()
{
    const QStringList entries = QSettings().value(ColumnsKey).toStringList();
    const QScopedValueRollback adjusting(m_adjusting, true);
    QHeaderView *header = m_view.horizontalHeader();
    int place = 0;
    for (const QString &entry : entries) {
        const qsizetype colon = entry.indexOf(u':');
        const ColumnInfo *info = findColumn(QStringView(entry).left(colon));
        if (!info || colon < 0)
            continue;
        const QStringView value = QStringView(entry).mid(colon + 1);
        m_hidden.remove(info->column);
        if (value == u"hidden")
            m_hidden.insert(info->column);
        else if (const int width = value.toInt(); width >= MinimumWidth && width <= MaximumWidth)
            m_widths.insert(info->column, width);
        header->moveSection(header->visualIndex(info->column), place++);
    }
}

} // namespace Framescope
