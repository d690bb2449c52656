#include "ui/anatomy/anatomyview.h"

#include "ui/anatomy/accessibleanatomy.h"
#include "ui/anatomy/fieldtext.h"
#include "ui/frames/framemenu.h"
#include "ui/frames/frametext.h"
#include "ui/hex/rowscale.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace Framescope {

AnatomyView::AnatomyView(const Theme &theme, FieldSelection *fields, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_fields(fields)
    , m_layout(AnatomyLayout::compact(0, theme.textScale()))
{
    AccessibleAnatomy::install();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Frame diagram"));
    connect(&m_theme, &Theme::changed, this, &AnatomyView::relayout);
    connect(m_fields, &FieldSelection::fieldsChanged, this, &AnatomyView::loadFrame);
    connect(m_fields, &FieldSelection::currentChanged, this, &AnatomyView::followCurrent);
    connect(m_fields, &FieldSelection::hoveredChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_fields, &FieldSelection::coverChanged, this, &AnatomyView::followCurrent);
    connect(m_fields->octetSelection(), &FrameSelection::marksChanged, viewport(),
        qOverload<>(&QWidget::update));
    loadFrame();
}

void AnatomyView::setNotation(Notation notation)
{
    m_state.notation = notation;
    viewport()->update();
}

void AnatomyView::setRestText(const QString &text)
{
    m_state.rest = text;
    viewport()->update();
}

void AnatomyView::expand()
{
    m_expanded = true;
    relayout();
}

void AnatomyView::selectField(quint64 index)
{
    m_fields->select(index);
}

QRect AnatomyView::fieldRect(quint64 index) const
{
    const FrameField field = m_fields->fields().at(index);
    const QList<AnatomyLayout::Span> spans
        = m_layout.spans(field.bits, m_state.topRow, m_state.rows);
    if (spans.isEmpty())
        return {};
    const AnatomyLayout::Span &first = spans.first();
    return m_layout.cellsRect(first.row, first.first, first.last)
        .translated(-horizontalScrollBar()->value(), 0)
        .toRect();
}

std::optional<quint64> AnatomyView::fieldAt(QPointF point) const
{
    const std::optional<quint64> bit = m_layout.bitAt(contentPoint(point), m_state.topRow);
    if (!bit
        || *bit
            >= (m_state.topRow + static_cast<quint64>(m_state.rows)) * AnatomyLayout::BitsPerRow)
        return std::nullopt;
    return m_fields->fields().indexOfBit(*bit);
}

QRect AnatomyView::moreRect() const
{
    if (!m_state.showsMore)
        return {};
    return m_layout.moreRect(m_state.rows).translated(-horizontalScrollBar()->value(), 0).toRect();
}

QSize AnatomyView::sizeHint() const
{
    constexpr quint64 PreferredRows = 4;
    const AnatomyLayout compact = AnatomyLayout::compact(m_layout.bitCount(), m_theme.textScale());
    return QSizeF(compact.width(), compact.height(PreferredRows)).toSize();
}

bool AnatomyView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        m_fields->setHovered(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void AnatomyView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Theme::Token::BgPanel));
    painter.translate(-horizontalScrollBar()->value(), 0);
    AnatomyPainter(painter, m_theme, m_layout, *m_fields, m_state).paint();
    painter.resetTransform();
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_theme.color(Theme::Token::Accent));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void AnatomyView::resizeEvent(QResizeEvent *)
{
    relayout();
}

void AnatomyView::scrollContentsBy(int, int)
{
    const RowScale scale(m_layout.rowCount(), wholeRows());
    // The bar is coarser than the rows when there are very many: keep the exact row then.
    if (m_expanded && verticalScrollBar()->value() != scale.toValue(m_state.topRow))
        setTopRow(scale.toTop(verticalScrollBar()->value()));
    viewport()->update();
}

void AnatomyView::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (!m_expanded) {
        event->ignore();
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int rows = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= rows * QWheelEvent::DefaultDeltasPerStep;
    const quint64 distance = static_cast<quint64>(std::abs(rows));
    setTopRow(
        rows > 0 ? m_state.topRow - std::min(m_state.topRow, distance) : m_state.topRow + distance);
    event->accept();
}

void AnatomyView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (moreRect().contains(event->position().toPoint()))
        expand();
    else if (const std::optional<quint64> field = fieldAt(event->position()))
        m_fields->select(*field);
    else
        m_fields->octetSelection()->setOctets({});
}

void AnatomyView::mouseMoveEvent(QMouseEvent *event)
{
    m_fields->setHovered(fieldAt(event->position()));
    const bool onLink = moreRect().contains(event->position().toPoint());
    viewport()->setCursor(onLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void AnatomyView::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept(); // the press was ours
}

void AnatomyView::keyPressEvent(QKeyEvent *event)
{
    const quint64 count = m_fields->fields().count();
    if (count == 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copyValue();
        return;
    }
    const std::optional<quint64> current = m_fields->current();
    const qint64 page = std::max(1, wholeRows() - 1);
    switch (event->key()) {
    case Qt::Key_Left:
        return m_fields->select(current ? *current - std::min<quint64>(*current, 1) : 0);
    case Qt::Key_Right:
        return m_fields->select(current ? std::min(*current + 1, count - 1) : 0);
    case Qt::Key_Up:
        return moveRows(-1);
    case Qt::Key_Down:
        return moveRows(1);
    case Qt::Key_PageUp:
        return moveRows(-page);
    case Qt::Key_PageDown:
        return moveRows(page);
    case Qt::Key_Home:
        return m_fields->select(0);
    case Qt::Key_End:
        return m_fields->select(count - 1);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void AnatomyView::copyValue() const
{
    if (const std::optional<FrameField> field = m_fields->currentField())
        QGuiApplication::clipboard()->setText(
            fieldValueText(*field, m_fields->frame(), m_fields->isCovered(*field)));
}

void AnatomyView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isPointed = event->reason() == QContextMenuEvent::Mouse;
    if (isPointed) {
        if (const std::optional<quint64> field = fieldAt(event->pos()))
            m_fields->select(*field);
    }
    const std::optional<FrameField> field = m_fields->currentField();
    if (!field)
        return;
    const FrameHandle frame = m_fields->frame();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Field"));
    QAction *value = menu->addAction(
        m_theme.icon(QStringLiteral("copy")), tr("&Copy value"), this, &AnatomyView::copyValue);
    value->setShortcut(QKeySequence::Copy);
    value->setShortcutVisibleInContextMenu(true);
    menu->addAction(tr("Copy octets as &hex"), this, [=] {
        const QByteArray octets = fieldOctets(*field, frame);
        QGuiApplication::clipboard()->setText(hexPreview(octets, octets.size()));
    });
    menu->addSeparator();
    menu->addAction(
        m_theme.icon(QStringLiteral("book")), tr("E&xplain"), this, &AnatomyView::explainRequested);
    if (m_isComposable) {
        menu->addAction(m_theme.icon(QStringLiteral("edit")), tr("&Edit in the composer"), this,
                [=, this] { emit composeRequested(frame); })
            ->setEnabled(FrameMenu::canBeComposed(frame));
    }
    const QRect current = fieldRect(m_fields->current().value_or(0));
    menu->popup(isPointed || current.isNull() ? event->globalPos()
                                              : viewport()->mapToGlobal(current.bottomLeft()));
}

void AnatomyView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void AnatomyView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void AnatomyView::loadFrame()
{
    const FrameId frame = m_fields->frame().id();
    if (frame != m_frame) {
        m_expanded = false;
        m_state.topRow = 0;
    }
    m_frame = frame;
    relayout();
}

void AnatomyView::relayout()
{
    m_layout = AnatomyLayout::fitting(
        m_fields->fields().bitCount(), viewport()->width(), m_theme.textScale());
    const quint64 rows = m_layout.rowCount();
    const qreal height = viewport()->height();
    m_state.showsMore = !m_expanded && rows > static_cast<quint64>(m_layout.rowsWithin(height));
    const RowScale scale(m_expanded ? rows : 0, wholeRows());
    horizontalScrollBar()->setRange(0, std::max(0, qCeil(m_layout.width()) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setRange(0, scale.maximum());
    verticalScrollBar()->setPageStep(wholeRows());
    setTopRow(m_state.topRow);
}

/// Keeps \a row within what there is, and counts the rows that show below it.
void AnatomyView::setTopRow(quint64 row)
{
    const quint64 rows = m_layout.rowCount();
    const RowScale scale(m_expanded ? rows : 0, wholeRows());
    m_state.topRow = std::min(row, scale.lastTop());
    const int room = m_state.showsMore ? m_layout.rowsAboveMore(viewport()->height())
                                       : wholeRows() + 1; // one of them cut
    m_state.rows = static_cast<int>(std::min(rows - m_state.topRow, static_cast<quint64>(room)));
    verticalScrollBar()->setValue(scale.toValue(m_state.topRow));
    viewport()->update();
}

void AnatomyView::makeVisible(quint64 row)
{
    if (row < m_state.topRow)
        return setTopRow(row);
    if (m_state.showsMore && row >= static_cast<quint64>(m_state.rows))
        expand();
    const auto whole = static_cast<quint64>(wholeRows());
    if (m_expanded && row >= m_state.topRow + whole)
        setTopRow(row - whole + 1);
}

void AnatomyView::followCurrent()
{
    const std::optional<FrameField> field = m_fields->currentField();
    setAccessibleDescription(field
            ? fieldDescription(*field, m_fields->frame(), m_fields->isCovered(*field))
            : QString());
    if (field) {
        makeVisible(m_layout.rowOf(m_fields->selectedBits().first));
        AccessibleAnatomy::announceCurrent(this);
    }
    viewport()->update();
}

void AnatomyView::selectBit(quint64 bit)
{
    const quint64 last = m_fields->fields().bitCount() - 1;
    m_fields->select(*m_fields->fields().indexOfBit(std::min(bit, last)));
}

/// To the field that stands \a rows rows below or above the current one.
void AnatomyView::moveRows(qint64 rows)
{
    const std::optional<FrameField> field = m_fields->currentField();
    if (!field)
        return m_fields->select(0);
    const quint64 distance = static_cast<quint64>(std::abs(rows)) * AnatomyLayout::BitsPerRow;
    const quint64 first = field->bits.first;
    if (rows > 0)
        selectBit(first + distance);
    else
        selectBit(first >= distance ? first - distance : first % AnatomyLayout::BitsPerRow);
}

int AnatomyView::wholeRows() const
{
    return m_layout.rowsWithin(viewport()->height());
}

QPointF AnatomyView::contentPoint(QPointF viewportPoint) const
{
    return viewportPoint + QPointF(horizontalScrollBar()->value(), 0);
}

} // namespace Framescope
