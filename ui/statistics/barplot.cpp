#include "ui/statistics/barplot.h"

#include "ui/frames/framepainting.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

// px of the design
constexpr int PlotHeight = 132;
constexpr int PlotWidth = 240;
constexpr int PlotMargin = 10;
constexpr int ArrowWidth = 14; ///< left of the bars, to say which way those above and below go
constexpr int WidestBar = 22;

} // namespace

BarPlot::BarPlot(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    describe();
}

void BarPlot::setData(PlotData data)
{
    const QString before = currentText();
    m_data = std::move(data);
    m_current = std::min(m_current, static_cast<int>(m_data.bars.size()) - 1);
    if (currentText() != before)
        emit currentChanged(currentText());
    describe();
    update();
}

void BarPlot::setCurrent(int bar)
{
    bar = std::clamp(bar, -1, static_cast<int>(m_data.bars.size()) - 1);
    if (bar == m_current)
        return;
    m_current = bar;
    describe();
    if (hasFocus()) {
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    emit currentChanged(currentText());
    update();
}

QSize BarPlot::sizeHint() const
{
    return { m_theme.px(PlotWidth), m_theme.px(PlotHeight) };
}

QSize BarPlot::minimumSizeHint() const
{
    return { m_theme.px(PlotWidth / 2), m_theme.px(PlotHeight * 2 / 3) };
}

QRect BarPlot::plotRect() const
{
    const int line = QFontMetrics(m_theme.font(TypeRole::Ruler)).height();
    const int margin = m_theme.px(PlotMargin);
    const int arrow = m_theme.px(ArrowWidth);
    return rect().adjusted(
        margin / 2 + arrow + margin / 2, margin / 2 + line, -margin, -margin / 2 - line);
}

QString BarPlot::currentText() const
{
    if (m_current < 0)
        return {};
    const PlotData::Bar &bar = m_data.bars.at(m_current);
    return tr("%1: %2 to the server, %3 from it").arg(bar.range, bar.texts[0], bar.texts[1]);
}

void BarPlot::describe()
{
    if (m_data.bars.isEmpty())
        setAccessibleDescription(m_data.whenEmpty);
    else
        setAccessibleDescription(m_current < 0 ? m_data.summary : currentText());
}

/// The card may have no room for all of it.
bool BarPlot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), currentText(), this);
    return true;
}

void BarPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_data.bars.isEmpty()) {
        painter.setFont(m_theme.font(TypeRole::Small));
        painter.setPen(m_theme.color(Token::Text3));
        painter.drawText(rect().adjusted(m_theme.px(PlotMargin), 0, -m_theme.px(PlotMargin), 0),
            Qt::AlignCenter | Qt::TextWordWrap, m_data.whenEmpty);
        return;
    }
    const QRect plot = plotRect();
    const double top = std::max(m_data.top(), std::numeric_limits<double>::min());
    const auto count = static_cast<double>(m_data.bars.size());
    const double slot = plot.width() / count;
    const double barWidth = std::max(1.0, std::min<double>(slot * 0.8, m_theme.px(WidestBar)));
    const double middle = plot.center().y() + 0.5;
    const double half = plot.height() / 2.0 - 1;

    painter.setFont(m_theme.font(TypeRole::Ruler));
    painter.setPen(m_theme.color(Token::Text3));
    const QFontMetrics metrics = painter.fontMetrics();
    const int toTheEdge = width() - plot.left();
    painter.drawText(QRect(plot.left(), 0, toTheEdge, plot.top()), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_data.greatest, Qt::ElideRight, toTheEdge));
    const QRect below(plot.left(), plot.bottom() + 1, plot.width(), height() - plot.bottom() - 1);
    // With large letters there may be no room for both ends.
    const int gap = metrics.horizontalAdvance(u' ');
    const int roomLeft = plot.width() - metrics.horizontalAdvance(m_data.last) - gap;
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_data.first, Qt::ElideRight, std::max(0, roomLeft)));
    painter.drawText(below, Qt::AlignRight | Qt::AlignVCenter, m_data.last);

    for (int i = 0; i < m_data.bars.size(); ++i) {
        const double left = plot.left() + i * slot;
        if (i == m_current)
            painter.fillRect(QRectF(left, plot.top(), slot, plot.height()),
                m_theme.color(hasFocus() ? Token::BgSel : Token::BgHover));
        for (std::size_t side = 0; side < 2; ++side) {
            const double value = m_data.bars.at(i).values[side];
            if (value <= 0)
                continue;
            const double height = std::max(1.0, std::floor(value / top * half));
            painter.fillRect(QRectF(left + (slot - barWidth) / 2,
                                 side == 0 ? middle - height : middle, barWidth, height),
                m_theme.directionColor(static_cast<Direction>(side)));
        }
    }
    const double beside = m_theme.px(PlotMargin) / 2.0;
    const double arrow = m_theme.px(ArrowWidth);
    FramePainting::drawDirection(
        painter, m_theme, { beside, middle - arrow - 1, arrow, arrow }, Direction::ClientToServer);
    FramePainting::drawDirection(
        painter, m_theme, { beside, middle + 1, arrow, arrow }, Direction::ServerToClient);
    painter.setPen(m_theme.color(Token::Line));
    painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(Token::Accent), 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BarPlot::mouseMoveEvent(QMouseEvent *event)
{
    const QRect plot = plotRect();
    const double at = event->position().x() - plot.left();
    const auto count = static_cast<double>(m_data.bars.size());
    setCurrent(at < 0 || at >= plot.width() ? -1 : static_cast<int>(at * count / plot.width()));
}

void BarPlot::leaveEvent(QEvent *)
{
    if (!hasFocus())
        setCurrent(-1);
}

void BarPlot::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_data.bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(std::max(0, m_current - 1));
        return;
    case Qt::Key_Right:
        setCurrent(m_current + 1);
        return;
    case Qt::Key_Home:
        setCurrent(std::min(0, last));
        return;
    case Qt::Key_End:
        setCurrent(last);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BarPlot::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        setCurrent(0);
    QWidget::focusInEvent(event);
    update();
}

void BarPlot::focusOutEvent(QFocusEvent *event)
{
    setCurrent(-1);
    QWidget::focusOutEvent(event);
    update();
}

} // namespace Framescope
