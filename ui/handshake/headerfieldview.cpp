#include "ui/handshake/headerfieldview.h"

#include "ui/handshake/headerfielddelegate.h"
#include "ui/handshake/headerfieldmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace Framescope {

HeaderFieldView::HeaderFieldView(const Theme &theme, HeaderFieldModel *model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_delegate(new HeaderFieldDelegate(theme, this))
{
    setModel(model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setMinimumSectionSize(0);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(0);
    connect(m_model, &HeaderFieldModel::modelReset, this, &HeaderFieldView::layOut);
    connect(m_model, &HeaderFieldModel::dataChanged, this, &HeaderFieldView::layOut);
    connect(&m_theme, &Theme::changed, this, &HeaderFieldView::layOut);
    layOut();
}

QSize HeaderFieldView::sizeHint() const
{
    return { m_theme.px(420), m_height };
}

QSize HeaderFieldView::minimumSizeHint() const
{
    return { m_theme.px(200), m_height };
}

void HeaderFieldView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOut();
}

void HeaderFieldView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && event->matches(QKeySequence::Copy)) {
        copyRow(current.row());
    } else if (current.isValid()
        && (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return)) {
        m_model->toggleSecret(current.row());
    } else {
        QTableView::keyPressEvent(event);
    }
}

/// Whoever comes by keyboard sees where that is.
void HeaderFieldView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !selectionModel()->hasSelection())
        selectRow(std::max(0, currentIndex().row()));
    viewport()->update();
}

void HeaderFieldView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void HeaderFieldView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex clicked = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && clicked.isValid())
        m_model->toggleSecret(clicked.row());
}

void HeaderFieldView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex at = indexAt(event->pos());
    if (!at.isValid())
        return;
    const int row = at.row();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_theme.icon(QStringLiteral("copy")), tr("Copy header"), this,
        [this, row] { copyRow(row); });
    menu->addAction(tr("Copy value"), this, [this, row] {
        const QModelIndex value = m_model->index(row, HeaderFieldModel::ValueColumn);
        QApplication::clipboard()->setText(value.data().toString());
    });
    if (m_model->isSecret(row)) {
        const auto secret = at.data(HeaderFieldModel::SecretRole).value<HeaderFieldModel::Secret>();
        const bool hidden = secret == HeaderFieldModel::Secret::Hidden;
        menu->addAction(hidden ? tr("Show secret") : tr("Hide secret"), this,
            [this, row] { m_model->toggleSecret(row); });
    }
    menu->popup(event->globalPos());
}

void HeaderFieldView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls
}

/// Gives the value what the other columns leave, and every row the height that its value needs.
void HeaderFieldView::layOut()
{
    const QStyleOptionViewItem option;
    const int rows = m_model->rowCount();
    const auto widest = [&](int column) {
        int width = 0;
        for (int row = 0; row < rows; ++row)
            width = qMax(width, m_delegate->sizeHint(option, m_model->index(row, column)).width());
        return width;
    };
    const int available = viewport()->width();
    const int icon = widest(HeaderFieldModel::StateColumn);
    const int name = qMin(widest(HeaderFieldModel::NameColumn), available / 3);
    const int remark = qMin(widest(HeaderFieldModel::RemarkColumn), available / 3);
    const int value = qMax(0, available - icon - name - remark);
    setColumnWidth(HeaderFieldModel::StateColumn, icon);
    setColumnWidth(HeaderFieldModel::NameColumn, name);
    setColumnWidth(HeaderFieldModel::ValueColumn, value);
    setColumnWidth(HeaderFieldModel::RemarkColumn, remark);

    int height = 0;
    for (int row = 0; row < rows; ++row) {
        const int rowHeight
            = m_delegate->rowHeight(m_model->index(row, HeaderFieldModel::ValueColumn), value);
        setRowHeight(row, rowHeight);
        height += rowHeight;
    }
    if (height == m_height)
        return;
    m_height = height;
    updateGeometry();
}

void HeaderFieldView::copyRow(int row) const
{
    QApplication::clipboard()->setText(m_model->line(row));
}

} // namespace Framescope
