#include "ui/connect/headerspage.h"

#include "ui/connect/headerlistmodel.h"
#include "ui/connect/headerrow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Source = HeaderListModel::Source;

} // namespace

HeadersPage::HeadersPage(const Theme &theme, HeaderListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(model)
    , m_dropLine(new QWidget)
    , m_duplicate(new IconButton(theme, u"copy"_s, tr("Duplicate the header"), this))
    , m_remove(new IconButton(theme, u"trash"_s, tr("Delete the header"), this))
    , m_undo(new IconButton(theme, u"undo"_s, tr("Put the deleted header back"), this))
    , m_up(new IconButton(theme, u"chevu"_s, tr("Move the header up (Alt+Up)"), this))
    , m_down(new IconButton(theme, u"chevd"_s, tr("Move the header down (Alt+Down)"), this))
    , m_showAutomatic(new QCheckBox(tr("Show automatic headers"), this))
    , m_scroll(new QScrollArea(this))
{
    m_showAutomatic->setChecked(true);
    auto *list = new QWidget;
    m_list = new QVBoxLayout(list);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_list->addStretch(1);
    m_scroll->setWidget(list);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    list->setAutoFillBackground(false);
    m_dropLine->setParent(list);
    m_dropLine->setAutoFillBackground(true);
    m_dropLine->hide();

    auto *hint = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("Drag rows to change the order on the wire. The same name may stand more than once; "
           "that "
           "of an automatic header takes its place."),
        this);
    hint->setWordWrap(true);
    hint->setContentsMargins(12, 6, 12, 8);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createToolBar());
    column->addWidget(createTitles());
    column->addWidget(m_scroll, 1);
    column->addWidget(hint);

    connect(m_model, &HeaderListModel::modelReset, this, &HeadersPage::build);
    connect(m_model, &HeaderListModel::rowsInserted, this, &HeadersPage::build);
    connect(m_model, &HeaderListModel::rowsRemoved, this, &HeadersPage::build);
    connect(m_model, &HeaderListModel::rowsMoved, this, &HeadersPage::build);
    connect(m_model, &HeaderListModel::dataChanged, this, &HeadersPage::refresh);
    connect(m_showAutomatic, &QCheckBox::toggled, this, &HeadersPage::showRows);
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget *, const QWidget *now) { followFocus(now); });
    connect(&m_theme, &Theme::changed, this, &HeadersPage::build);
    build();
}

HeadersPage::~HeadersPage()
{
    // Its fields lose the focus when they go, and then there is no page any more to be told.
    qApp->disconnect(this);
}

QWidget *HeadersPage::createToolBar()
{
    auto *bar = new QWidget(this);
    auto *add = new QPushButton(m_theme.icon(u"plus"_s), tr("Header"), bar);
    add->setProperty("compact", true);
    add->setAutoDefault(false);
    add->setAccessibleName(tr("Add a header"));
    connect(&m_theme, &Theme::changed, add, [this, add] { add->setIcon(m_theme.icon(u"plus"_s)); });
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(6);
    row->addWidget(add);
    for (IconButton *button : { m_duplicate, m_remove, m_undo, m_up, m_down })
        row->addWidget(button);
    row->addStretch(1);
    row->addWidget(m_showAutomatic);

    connect(add, &QPushButton::clicked, this, &HeadersPage::add);
    connect(m_duplicate, &IconButton::clicked, this, &HeadersPage::duplicate);
    connect(m_remove, &IconButton::clicked, this, &HeadersPage::remove);
    connect(m_undo, &IconButton::clicked, this, &HeadersPage::undoRemove);
    connect(m_up, &IconButton::clicked, this, [this] { move(-1); });
    connect(m_down, &IconButton::clicked, this, [this] { move(1); });
    const auto *up = new QShortcut(
        Qt::ALT | Qt::Key_Up, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    const auto *down = new QShortcut(
        Qt::ALT | Qt::Key_Down, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(up, &QShortcut::activated, this, [this] { move(-1); });
    connect(down, &QShortcut::activated, this, [this] { move(1); });
    return bar;
}

QWidget *HeadersPage::createTitles()
{
    auto *titles = new QWidget(this);
    auto *row = new QHBoxLayout(titles);
    const int on = 4 + HeaderRow::Columns::Grip + HeaderRow::Columns::Gap;
    row->setContentsMargins(m_theme.px(on), 3, m_theme.px(6), 3);
    row->setSpacing(0);
    const auto addTitle = [&](int column, int width) {
        const QString text
            = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        auto *label
            = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, text, titles);
        if (width > 0)
            label->setFixedWidth(m_theme.px(width));
        row->addWidget(label, width > 0 ? 0 : 1);
        row->addSpacing(m_theme.px(HeaderRow::Columns::Gap));
    };
    using Columns = HeaderRow::Columns;
    addTitle(HeaderListModel::OnColumn, Columns::On);
    addTitle(HeaderListModel::NameColumn, Columns::Name);
    addTitle(HeaderListModel::ValueColumn, 0);
    addTitle(HeaderListModel::SourceColumn, Columns::Source);
    row->addSpacing(m_theme.px(Columns::Action));
    // The rows are narrower by the scroll bar where there is one.
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    connect(
        bar, &QScrollBar::rangeChanged, titles, [row, bar, edge = m_theme.px(6)](int, int most) {
            QMargins margins = row->contentsMargins();
            margins.setRight(edge + (most > 0 ? bar->sizeHint().width() : 0));
            row->setContentsMargins(margins);
        });
    return titles;
}

void HeadersPage::setCurrentRow(int row)
{
    m_current = row;
    for (HeaderRow *widget : std::as_const(m_rows))
        widget->setCurrent(widget->row() == row);
    updateActions();
}

void HeadersPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, m_scroll->y() - 1, width(), 1, m_theme.color(Theme::Token::Line));
}

/// Makes a widget for each row of the model. The old ones may be on the call stack.
void HeadersPage::build()
{
    for (HeaderRow *row : std::as_const(m_rows)) {
        m_list->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        auto *widget = new HeaderRow(m_theme, m_model, row, m_scroll->widget());
        m_list->insertWidget(row, widget);
        m_rows.append(widget);
        connect(widget, &HeaderRow::dragged, this,
            [this, row](int y, bool dropped) { drag(row, y, dropped); });
    }
    showRows();
    setCurrentRow(qMin(m_current, m_model->rowCount() - 1));
}

void HeadersPage::refresh()
{
    const bool sameKinds = std::all_of(m_rows.cbegin(), m_rows.cend(),
        [this](const HeaderRow *row) { return row->source() == m_model->source(row->row()); });
    if (!sameKinds) {
        build();
        if (m_current >= 0)
            m_rows.at(m_current)->edit();
        return;
    }
    for (HeaderRow *row : std::as_const(m_rows))
        row->refresh();
    showRows();
}

/// Automatic headers may be out of sight, but not what is wrong with them.
void HeadersPage::showRows()
{
    for (HeaderRow *row : std::as_const(m_rows)) {
        row->setVisible(m_showAutomatic->isChecked() || row->source() != Source::Automatic
            || m_model->issue(row->row()));
    }
}

void HeadersPage::updateActions()
{
    const bool own = m_current >= 0 && m_model->source(m_current) == Source::Own;
    const bool first = own && (m_current == 0 || m_model->source(m_current - 1) != Source::Own);
    m_duplicate->setEnabled(own);
    m_remove->setEnabled(own);
    m_undo->setVisible(m_model->canUndoRemove());
    m_up->setEnabled(own && !first);
    m_down->setEnabled(own && m_current + 1 < m_model->rowCount());
}

void HeadersPage::add()
{
    const int row = m_model->addHeader();
    setCurrentRow(row);
    m_rows.at(row)->edit();
    // The new row has its place only after the layout has run.
    QMetaObject::invokeMethod(
        this, [this, row] { m_scroll->ensureWidgetVisible(m_rows.value(row)); },
        Qt::QueuedConnection);
}

void HeadersPage::duplicate()
{
    const int row = m_model->duplicateHeader(m_current);
    setCurrentRow(row);
    m_rows.at(row)->edit();
}

void HeadersPage::remove()
{
    m_model->removeHeader(m_current);
    if (m_current >= 0)
        m_rows.at(m_current)->edit();
}

void HeadersPage::undoRemove()
{
    const int row = m_model->undoRemove();
    if (row < 0)
        return;
    setCurrentRow(row);
    m_rows.at(row)->edit();
}

void HeadersPage::move(int step)
{
    if (m_current < 0)
        return;
    const int row = m_model->moveHeader(m_current, step);
    if (row == m_current)
        return;
    setCurrentRow(row);
    m_rows.at(row)->edit();
}

void HeadersPage::drag(int row, int y, bool dropped)
{
    int target = row;
    for (const HeaderRow *other : std::as_const(m_rows)) {
        const bool own = other->source() == Source::Own && other->isVisible();
        if (own && y >= other->y() && y < other->y() + other->height())
            target = other->row();
    }
    if (y >= m_rows.constLast()->geometry().bottom())
        target = m_rows.constLast()->row();
    const QRect place = m_rows.at(target)->geometry();
    const bool moves = target != row;
    QPalette palette = m_dropLine->palette();
    palette.setColor(QPalette::Window, m_theme.color(Theme::Token::Accent));
    m_dropLine->setPalette(palette);
    m_dropLine->setGeometry(0, target > row ? place.bottom() - 1 : place.top(), place.width(), 2);
    m_dropLine->setVisible(moves && !dropped);
    m_dropLine->raise();
    m_scroll->ensureVisible(0, y, 0, m_theme.px(HeaderRow::Columns::Action));
    if (!dropped || !moves)
        return;
    setCurrentRow(row);
    for (int at = row, before = -1; at != target && at != before;) {
        before = at;
        at = m_model->moveHeader(at, target > row ? 1 : -1);
    }
    setCurrentRow(target);
    m_rows.at(target)->edit();
}

void HeadersPage::followFocus(const QWidget *focused)
{
    for (const HeaderRow *row : std::as_const(m_rows)) {
        if (focused && row->isAncestorOf(focused)) {
            setCurrentRow(row->row());
            return;
        }
    }
}

} // namespace Framescope
