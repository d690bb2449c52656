#include "ui/hex/hexview.h"

#include "ui/frames/framemenu.h"
#include "ui/frames/octetliterals.h"
#include "ui/hex/hexmessageloader.h"
#include "ui/hex/octetdescription.h"
#include "ui/hex/rowscale.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStyleHints>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

QString formatted(const QByteArray &octets, HexView::CopyForm form)
{
    using Form = HexView::CopyForm;
    switch (form) {
    case Form::Hex:
        return QString::fromLatin1(octets.toHex(' ')).toUpper();
    case Form::Text:
        return QString::fromUtf8(octets);
    case Form::Base64:
        return QString::fromLatin1(octets.toBase64());
    case Form::CArray:
        return QString::fromLatin1(cArray(octets, "octets"));
    case Form::Python:
        return QString::fromLatin1(pythonBytes(octets));
    }
    Q_UNREACHABLE();
}

} // namespace

HexView::HexView(
    const Theme &theme, FrameSelection *selection, QWidget *parent, HexPainter::Style style)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_selection(selection)
    , m_painter(theme, style)
    , m_layout(m_painter.metrics(), HexLayout::NarrowColumns, style != HexPainter::Style::Strip, 0)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("Octets of the frame"));
    connect(&m_theme, &Theme::changed, this, &HexView::applyTheme);
    connect(m_selection, &FrameSelection::frameChanged, this, &HexView::loadFrame);
    connect(m_selection, &FrameSelection::octetsChanged, this, &HexView::followSelection);
    connect(m_selection, &FrameSelection::hoverChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_selection, &FrameSelection::coverChanged, viewport(), qOverload<>(&QWidget::update));
    applyTheme();
    loadFrame();
}

void HexView::setLayer(Layer layer)
{
    if (layer == m_layer)
        return;
    m_layer = layer;
    loadFrame();
}

void HexView::setStyle(HexPainter::Style style)
{
    if (style == m_painter.style())
        return;
    m_painter.setStyle(style);
    relayout();
    updateGeometry();
}

void HexView::setContent(const HexContent &content)
{
    m_content = content;
    relayout();
    followSelection();
    updateGeometry();
    emit contentChanged();
}

void HexView::setStore(std::shared_ptr<const SessionStore> store)
{
    m_loader = new HexMessageLoader(std::move(store), this);
    connect(m_loader, &HexMessageLoader::loaded, this, &HexView::setContent);
}

void HexView::select(OctetRange positions)
{
    if (positions.isEmpty()) {
        setSelected({});
        return;
    }
    m_anchor = positions.offset;
    m_cursor = positions.offset + positions.length - 1;
    setSelected(positions);
    makeVisible(m_cursor);
    makeVisible(m_anchor);
}

/// Here, and for all views of the frame as far as it has these octets.
void HexView::setSelected(OctetRange positions)
{
    if (m_content.isOfWire()) {
        const QScopedValueRollback sharing(m_sharing, true);
        m_selection->setOctets(m_content.toWire(positions));
    }
    if (positions == m_selected)
        return;
    m_selected = positions;
    setAccessibleDescription(describeOctets(m_content, positions));
    viewport()->update();
    emit selectedPositionsChanged();
}

void HexView::goTo(quint64 position)
{
    if (m_content.size() == 0)
        return;
    selectTo(std::min(position, m_content.size() - 1), false);
}

quint64 HexView::copy(CopyForm form) const
{
    if (m_content.isNull())
        return 0;
    const bool asText = form == CopyForm::Text;
    const QByteArray octets = octetsToCopy(asText ? *m_content.text : *m_content.octets);
    QGuiApplication::clipboard()->setText(formatted(octets, form));
    return static_cast<quint64>(octets.size());
}

std::unique_ptr<QMimeData> HexView::draggedOctets(CopyForm form) const
{
    auto dragged = std::make_unique<QMimeData>();
    const bool asText = form == CopyForm::Text;
    if (!m_content.isNull())
        dragged->setText(
            formatted(octetsToCopy(asText ? *m_content.text : *m_content.octets), form));
    return dragged;
}

/// From the text column as text, from the others as hex.
void HexView::drag()
{
    const QPoint from = *std::exchange(m_pressed, std::nullopt);
    const qreal text = m_layout.textRect(0, 0).left();
    const bool asText = m_layout.hasText() && contentPoint(from).x() >= text;
    auto *drag = new QDrag(this);
    drag->setMimeData(draggedOctets(asText ? CopyForm::Text : CopyForm::Hex).release());
    drag->exec(Qt::CopyAction);
}

int HexView::fullHeight() const
{
    constexpr quint64 MostRows = 500;
    return qCeil(m_layout.height(std::clamp<quint64>(m_layout.rowCount(), 1, MostRows)));
}

QSize HexView::sizeHint() const
{
    constexpr quint64 PreferredRows = 8;
    const quint64 rows = std::clamp<quint64>(m_layout.rowCount(), 1, PreferredRows);
    return QSizeF(m_layout.width(), m_layout.height(rows)).toSize();
}

bool HexView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Theme::Token::BgPanel));
    painter.translate(-horizontalScrollBar()->value(), 0);
    m_painter.paint(painter, m_layout, m_content,
        { m_topRow, m_layout.rowsTouching(viewport()->height()), selectedPositions(),
            m_content.toPositions(m_selection->hover()), coveredPositions() });
    painter.resetTransform();
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(m_theme.color(Theme::Token::Accent));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

QList<quint64> HexView::coveredPositions() const
{
    QList<quint64> positions;
    const FrameHandle &frame = m_selection->frame();
    for (const quint64 octet : m_selection->cover().octets) {
        if (!m_selection->isOctetCovered(octet) || !m_content.header)
            continue;
        const auto header = static_cast<quint64>(frame.record().header.size());
        const OctetRange position = m_content.toPositions({ header + octet, 1 });
        if (!position.isEmpty())
            positions.append(position.offset);
    }
    return positions;
}

void HexView::resizeEvent(QResizeEvent *)
{
    const quint64 topPosition = m_topRow * static_cast<quint64>(m_layout.columns());
    relayout();
    setTopRow(m_layout.rowOf(topPosition));
}

void HexView::scrollContentsBy(int, int)
{
    const RowScale scale(m_layout.rowCount(), visibleRows());
    // The bar is coarser than the rows when there are very many: keep the exact row then.
    if (verticalScrollBar()->value() != scale.toValue(m_topRow))
        m_topRow = scale.toTop(verticalScrollBar()->value());
    viewport()->update();
}

void HexView::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() == 0) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    constexpr int RowsPerNotch = 3;
    constexpr int RowStep = QWheelEvent::DefaultDeltasPerStep / RowsPerNotch;
    m_wheelRest += event->angleDelta().y();
    const int rows = m_wheelRest / RowStep;
    m_wheelRest -= rows * RowStep;
    const quint64 distance = static_cast<quint64>(std::abs(rows));
    setTopRow(rows > 0 ? m_topRow - std::min(m_topRow, distance) : m_topRow + distance);
    event->accept();
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto position = m_layout.positionAt(contentPoint(event->position()), m_topRow);
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    if (position && !extends && selectedPositions().contains(*position)) {
        m_pressed = event->position().toPoint();
        return; // to be dragged, or else selected once it is let go
    }
    if (position)
        selectTo(*position, extends);
    else
        setSelected({});
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = contentPoint(event->position());
    setHovered(m_layout.positionAt(point, m_topRow));
    if (m_pressed) {
        const QPoint way = event->position().toPoint() - *m_pressed;
        if (way.manhattanLength() >= QGuiApplication::styleHints()->startDragDistance())
            drag();
        return;
    }
    if (!event->buttons().testFlag(Qt::LeftButton) || selectedPositions().isEmpty())
        return;
    if (const auto position = m_layout.positionNear(point, m_topRow))
        selectTo(*position, true);
}

void HexView::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept(); // the press was ours
    if (const auto pressed = std::exchange(m_pressed, std::nullopt)) {
        if (const auto position = m_layout.positionAt(contentPoint(*pressed), m_topRow))
            selectTo(*position, false);
    }
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyHex();
        return;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        setSelected({ 0, m_content.size() });
        return;
    }
    if (event->key() == Qt::Key_Slash) {
        emit findRequested();
        return;
    }
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const bool wholeFrame = event->modifiers().testFlag(Qt::ControlModifier);
    const qint64 columns = m_layout.columns();
    const qint64 page = columns * std::max(1, visibleRows() - 1);
    const auto inRow = static_cast<qint64>(m_layout.columnOf(m_cursor));
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy(-1, extend);
    case Qt::Key_Right:
        return moveBy(1, extend);
    case Qt::Key_Up:
        return moveBy(-columns, extend);
    case Qt::Key_Down:
        return moveBy(columns, extend);
    case Qt::Key_PageUp:
        return moveBy(-page, extend);
    case Qt::Key_PageDown:
        return moveBy(page, extend);
    case Qt::Key_Home:
        return moveBy(wholeFrame ? -static_cast<qint64>(m_cursor) : -inRow, extend);
    case Qt::Key_End:
        return moveBy(
            wholeFrame ? static_cast<qint64>(m_content.size() - m_cursor) : columns - 1 - inRow,
            extend);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void HexView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool some = !selectedPositions().isEmpty();
    const struct
    {
        CopyForm form;
        QString text;
    } copies[] = {
        { CopyForm::Hex, some ? tr("Copy octets as hex") : tr("Copy all octets as hex") },
        { CopyForm::Text, some ? tr("Copy octets as text") : tr("Copy all octets as text") },
        { CopyForm::Base64, some ? tr("Copy octets as Base64") : tr("Copy all octets as Base64") },
        { CopyForm::CArray, some ? tr("Copy octets as C array") : tr("Copy all as C array") },
        { CopyForm::Python, some ? tr("Copy octets as Python bytes") : tr("Copy all as Python") },
    };
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Octets"));
    for (const auto &entry : copies) {
        QAction *action
            = menu->addAction(entry.text, this, [this, form = entry.form] { copy(form); });
        if (entry.form == CopyForm::Hex)
            action->setShortcut(QKeySequence::Copy);
    }
    menu->addSeparator();
    const bool isOfFrame = !m_selection->octets().isEmpty();
    QAction *explain = menu->addAction(tr("Explain"), this, &HexView::explainRequested);
    QAction *compose = menu->addAction(
        tr("Edit in the composer"), this, [this] { emit composeRequested(m_selection->frame()); });
    menu->addSeparator();
    QAction *save = menu->addAction(
        some ? tr("Save octets…") : tr("Save all octets…"), this, &HexView::saveRequested);
    QAction *find = menu->addAction(tr("Find…"), this, &HexView::findRequested);
    find->setShortcut(Qt::Key_Slash);
    // The same view stands in places where nobody does these.
    explain->setVisible(isSignalConnected(QMetaMethod::fromSignal(&HexView::explainRequested)));
    compose->setVisible(m_isComposable);
    save->setVisible(isSignalConnected(QMetaMethod::fromSignal(&HexView::saveRequested)));
    find->setVisible(isSignalConnected(QMetaMethod::fromSignal(&HexView::findRequested)));
    menu->addAction(tr("Select all"), this,
            [this] {
                setSelected({ 0, m_content.size() });
            })
        ->setShortcut(QKeySequence::SelectAll);
    for (QAction *action : menu->actions())
        action->setEnabled(m_content.size() > 0);
    explain->setEnabled(isOfFrame);
    compose->setEnabled(FrameMenu::canBeComposed(m_selection->frame()));
    for (QAction *action : menu->actions())
        action->setShortcutVisibleInContextMenu(true);
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && some
        && m_layout.rowOf(m_cursor) >= m_topRow) {
        const QRectF octet = m_layout.octetRect(
            static_cast<int>(m_layout.rowOf(m_cursor) - m_topRow), m_layout.columnOf(m_cursor));
        place = viewport()->mapToGlobal(octet.bottomLeft().toPoint());
    }
    menu->popup(place);
}

void HexView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void HexView::applyTheme()
{
    relayout();
    updateGeometry();
}

void HexView::loadFrame()
{
    const FrameHandle &frame = m_selection->frame();
    if (m_frame != frame.id() || frame.isNull())
        m_topRow = 0;
    m_frame = frame.id();
    if (m_loader)
        m_loader->cancel();
    switch (m_layer) {
    case Layer::Wire:
        setContent(wireContent(frame));
        break;
    case Layer::Payload:
        setContent(payloadContent(frame));
        break;
    case Layer::Plain:
        setContent(plainContent(frame));
        break;
    case Layer::Message:
        loadMessage(frame);
        break;
    }
}

void HexView::loadMessage(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    const bool isAlone
        = record.messageFirst == 0 || (record.messageFirst == record.id && record.header.fin);
    if (frame.isNull() || isAlone || !m_loader) {
        setContent(plainContent(frame));
        return;
    }
    setContent({});
    m_loader->load(frame);
}

void HexView::relayout()
{
    const bool isStrip = m_painter.style() == HexPainter::Style::Strip;
    m_layout = isStrip
        ? HexLayout(m_painter.metrics(), HexLayout::NarrowColumns, false, m_content.size())
        : HexLayout::fitting(m_painter.metrics(), true, m_content.size(), viewport()->width());
    // A strip stands where its width is known to fit.
    setHorizontalScrollBarPolicy(isStrip ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    updateScrollBars();
    viewport()->update();
}

void HexView::updateScrollBars()
{
    const RowScale scale(m_layout.rowCount(), visibleRows());
    m_topRow = std::min(m_topRow, scale.lastTop());
    verticalScrollBar()->setRange(0, scale.maximum());
    verticalScrollBar()->setPageStep(visibleRows());
    verticalScrollBar()->setValue(scale.toValue(m_topRow));
    horizontalScrollBar()->setRange(0, std::max(0, qCeil(m_layout.width()) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void HexView::setTopRow(quint64 row)
{
    const RowScale scale(m_layout.rowCount(), visibleRows());
    m_topRow = std::min(row, scale.lastTop());
    const QSignalBlocker blocker(verticalScrollBar());
    verticalScrollBar()->setValue(scale.toValue(m_topRow));
    viewport()->update();
}

void HexView::makeVisible(quint64 position)
{
    const quint64 row = m_layout.rowOf(position);
    const auto visible = static_cast<quint64>(visibleRows());
    if (row < m_topRow)
        setTopRow(row);
    else if (row >= m_topRow + visible)
        setTopRow(row - visible + 1);
}

void HexView::selectTo(quint64 position, bool extend)
{
    if (!extend || selectedPositions().isEmpty())
        m_anchor = position;
    m_cursor = position;
    const quint64 begin = std::min(m_anchor, m_cursor);
    const quint64 end = std::max(m_anchor, m_cursor) + 1;
    setSelected({ begin, end - begin });
    makeVisible(m_cursor);
}

void HexView::moveBy(qint64 octets, bool extend)
{
    if (m_content.size() == 0)
        return;
    if (selectedPositions().isEmpty())
        return selectTo(std::min(m_cursor, m_content.size() - 1), false);
    const quint64 last = m_content.size() - 1;
    const auto distance = static_cast<quint64>(std::abs(octets));
    const quint64 target = octets < 0 ? m_cursor - std::min(m_cursor, distance)
                                      : m_cursor + std::min(last - m_cursor, distance);
    selectTo(target, extend);
}

void HexView::followSelection()
{
    if (m_sharing)
        return;
    const OctetRange positions
        = m_content.isOfWire() ? m_content.toPositions(m_selection->octets()) : OctetRange();
    m_selected = positions;
    setAccessibleDescription(describeOctets(m_content, positions));
    viewport()->update();
    emit selectedPositionsChanged();
    if (positions.isEmpty())
        return;
    const quint64 last = positions.offset + positions.length - 1;
    // Our own selection keeps its direction; anybody else's begins where it begins.
    if (std::min(m_anchor, m_cursor) != positions.offset || std::max(m_anchor, m_cursor) != last) {
        m_anchor = positions.offset;
        m_cursor = last;
        makeVisible(positions.offset);
    }
}

void HexView::setHovered(std::optional<quint64> position)
{
    m_selection->setHover(position ? m_content.toWire({ *position, 1 }) : OctetRange());
}

QPointF HexView::contentPoint(QPointF viewportPoint) const
{
    return viewportPoint + QPointF(horizontalScrollBar()->value(), 0);
}

int HexView::visibleRows() const
{
    return m_layout.rowsWithin(viewport()->height());
}

QByteArray HexView::octetsToCopy(const ByteSource &source) const
{
    OctetRange range = selectedPositions();
    if (range.isEmpty())
        range = { 0, m_content.size() };
    return source.read(range.offset,
        static_cast<qsizetype>(std::min<quint64>(range.length, quint64 { CopyLimit })));
}

} // namespace Framescope
