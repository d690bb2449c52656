#include "ui/timeline/timelinepainter.h"

#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelinegaps.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace Framescope {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

namespace {

constexpr qreal TickDistance = 72; // px of the design
constexpr qreal AxisGap = 2; // px between the axis and a bar
constexpr qreal MinimumGapWidth = 16; // px
constexpr qreal DiamondRoom = 6; // px of the design: half of one, and a gap

struct TimelinePainterWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelinePainter)
};

/// 0 to 1; a frame of 64 KiB is as tall as any longer one.
qreal lengthShare(quint64 length)
{
    constexpr qreal Doublings = 16;
    return std::min(std::log2(1.0 + static_cast<qreal>(length)) / Doublings, 1.0);
}

} // namespace

TimelinePainter::TimelinePainter(QPainter &painter, const Theme &theme,
    const TimelineContent &content, const TimelineGeometry &geometry)
    : m_painter(painter)
    , m_theme(theme)
    , m_content(content)
    , m_geometry(geometry)
    , m_scale(geometry.scale(content.span()))
{
}

void TimelinePainter::draw(std::optional<qint64> cursor, const TimelineRead *cursorRead)
{
    m_painter.fillRect(m_geometry.lanes(), m_theme.color(Token::BgSunken));
    m_painter.fillRect(m_geometry.reads(), m_theme.color(Token::BgSunken));
    drawNames();
    if (m_content.isEmpty()) {
        m_painter.setFont(m_theme.font(TypeRole::Small));
        m_painter.setPen(m_theme.color(Token::Text3));
        m_painter.drawText(
            m_geometry.lanes(), Qt::AlignCenter, TimelinePainterWords::tr("No frames yet"));
        return;
    }
    m_painter.save();
    m_painter.setClipRect(m_geometry.plot());
    const std::optional<TimeSpan> brush = m_content.brush();
    if (brush)
        drawBrush(*brush);
    drawRuler();
    drawGaps();
    m_painter.fillRect(m_geometry.plot().left(), m_geometry.axis(), m_geometry.plot().width(), 1,
        m_theme.color(Token::LineStrong));
    if (m_content.detail().hasMarks())
        drawMarks();
    else
        drawColumns();
    if (!m_geometry.reads().isEmpty())
        drawReads(cursorRead);
    drawCaptureGaps();
    drawViolations();
    if (brush)
        drawBrushLength(*brush);
    if (cursor)
        drawCursor(*cursor);
    m_painter.restore();
}

void TimelinePainter::drawNames()
{
    m_painter.setFont(m_theme.font(TypeRole::Small));
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        m_painter.setPen(m_theme.directionColor(direction));
        m_painter.drawText(m_geometry.nameBeside(m_geometry.lane(direction)),
            Qt::AlignRight | Qt::AlignVCenter, TimelineGeometry::laneName(direction));
    }
    if (m_geometry.reads().isEmpty())
        return;
    m_painter.setPen(m_theme.color(Token::Text2));
    m_painter.drawText(m_geometry.nameBeside(m_geometry.reads()), Qt::AlignRight | Qt::AlignVCenter,
        TimelineGeometry::readsName());
}

void TimelinePainter::drawRuler()
{
    const QFont font = m_theme.font(TypeRole::Data);
    const QFontMetricsF metrics(font);
    const qint64 step = m_scale.tickStep(m_theme.px(TickDistance));
    const QRect ruler = m_geometry.ruler();
    const QRect lanes = m_geometry.allLanes();
    m_painter.setFont(font);
    m_painter.setPen(m_theme.color(Token::Text3));
    for (const qint64 time : m_scale.ticks(step / 2)) {
        const int x = qRound(m_scale.x(time));
        if (time % step != 0) {
            m_painter.fillRect(x, lanes.top(), 1, lanes.height(), m_theme.color(Token::LineSoft));
            continue;
        }
        const int top = ruler.bottom() - m_theme.px(3);
        m_painter.fillRect(x, top, 1, lanes.bottom() + 1 - top, m_theme.color(Token::Line));
        const QString label = TimelineScale::tickLabel(time, step);
        const QRectF text(x + m_theme.px(3), ruler.top(), metrics.horizontalAdvance(label) + 1,
            ruler.height() - m_theme.px(2));
        if (text.right() <= ruler.right())
            m_painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, label);
    }
}

void TimelinePainter::drawGaps()
{
    const QRectF lanes = m_geometry.lanes();
    const QFont font = m_theme.font(TypeRole::Small);
    const QFontMetricsF metrics(font);
    for (const TimeSpan &gap : timelineGaps(m_content.buckets(), m_content.span())) {
        const qreal margin = m_theme.px(5);
        const qreal left = std::max(m_scale.x(gap.begin) + margin, lanes.left());
        const qreal right = std::min(m_scale.x(gap.end) - margin, lanes.right() + 1);
        if (right - left < MinimumGapWidth)
            continue;
        const QRectF rect(left, lanes.top(), right - left, lanes.height());
        drawHatch(m_painter, rect, m_theme.color(Token::Line));
        const QString text
            = TimelinePainterWords::tr("no frames for %1").arg(durationText(gap.length()));
        QRectF box = metrics.boundingRect(text).adjusted(-m_theme.px(4), 0, m_theme.px(4), 0);
        if (box.width() > rect.width())
            continue;
        box.moveCenter(rect.center());
        m_painter.fillRect(box, m_theme.color(Token::BgSunken));
        m_painter.setFont(font);
        m_painter.setPen(m_theme.color(Token::Text2));
        m_painter.drawText(box, Qt::AlignCenter, text);
    }
}

qreal TimelinePainter::columnHeight(quint64 frames, quint64 most, qreal room)
{
    constexpr qreal Least = 2; // px; a single frame is seen beside thousands
    if (frames == 0)
        return 0;
    return std::max(room * std::sqrt(static_cast<qreal>(frames) / static_cast<qreal>(most)), Least);
}

void TimelinePainter::drawHatch(QPainter &painter, const QRectF &rect, const QColor &color)
{
    constexpr qreal Distance = 8; // px
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    // Counted from 0, so that the lines stay where they are while the gap grows.
    const qreal first = std::floor(rect.left() / Distance) * Distance;
    for (qreal x = first; x < rect.right() + rect.height(); x += Distance)
        painter.drawLine(QPointF(x, rect.top()), QPointF(x - rect.height(), rect.bottom()));
    painter.restore();
}

void TimelinePainter::drawMarks()
{
    // Shapes on top of bars: they are few, and bars are many.
    const std::vector<TimelineMark> &marks = m_content.detail().marks();
    for (const TimelineMark &mark : marks) {
        if (isDataOpcode(mark.opcode))
            drawMark(mark);
    }
    drawRoundTrips(marks);
    for (const TimelineMark &mark : marks) {
        if (!isDataOpcode(mark.opcode))
            drawMark(mark);
    }
}

void TimelinePainter::drawMark(const TimelineMark &mark)
{
    const qreal least = m_theme.px(7);
    // Edges on whole pixels are sharp.
    const qreal height = std::round(least + (barRoom() - least) * lengthShare(mark.length));
    const qreal x = std::round(m_scale.x(mark.time));
    const QPointF center = isDataOpcode(mark.opcode)
        ? fromAxis(mark.direction, x, 0, AxisGap, height).center()
        : diamondCenter(mark.direction, mark.time);
    FramePainting::drawMark(m_painter, m_theme, center, mark.opcode, height);
}

void TimelinePainter::drawRoundTrips(const std::vector<TimelineMark> &marks)
{
    // From the end, where the shape that comes next in a lane is known.
    const qreal right = m_geometry.plot().right();
    std::array<qreal, 2> next { right, right }; // by Direction
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        qreal &end = next[static_cast<std::size_t>(mark->direction)];
        if (mark->roundTrip)
            drawRoundTrip(*mark, end);
        if (!isDataOpcode(mark->opcode))
            end = m_scale.x(mark->time) - m_theme.px(DiamondRoom);
    }
}

void TimelinePainter::drawRoundTrip(const TimelineMark &pong, qreal end)
{
    const Theme::OpcodeColors colors = m_theme.opcodeColors(pong.opcode);
    const QPointF from = diamondCenter(opposite(pong.direction), pong.time - *pong.roundTrip);
    const QPointF to = diamondCenter(pong.direction, pong.time);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(colors.mark, 1.4, Qt::DotLine));
    m_painter.drawLine(from, to);
    m_painter.restore();

    const QFont font = m_theme.font(TypeRole::Data);
    const QString text = durationText(*pong.roundTrip);
    const QFontMetricsF metrics(font);
    const QPointF baseline = to + QPointF(m_theme.px(8), metrics.capHeight() / 2);
    if (baseline.x() + metrics.horizontalAdvance(text) <= end)
        drawOutlined(baseline, font, text, colors.text);
}

void TimelinePainter::drawColumns()
{
    const TimelineBuckets &buckets = m_content.detail().buckets();
    const int left = m_geometry.plot().left();
    m_columns.reserve(static_cast<std::size_t>(m_geometry.plot().width()));
    quint64 most = 0;
    for (int i = 0; i < m_geometry.plot().width(); ++i) {
        m_columns.push_back(buckets.column(m_scale.time(left + i), m_scale.time(left + i + 1)));
        most = std::max({ most, m_columns.back().total(Direction::ClientToServer),
            m_columns.back().total(Direction::ServerToClient) });
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            const qreal height = columnHeight(m_columns[i].total(direction), most, barRoom());
            drawColumn(left + static_cast<int>(i), m_columns[i], direction, height);
        }
    }
}

void TimelinePainter::drawColumn(
    qreal x, const TimelineBucket &column, Direction direction, qreal height)
{
    const auto frames = static_cast<qreal>(column.total(direction));
    qreal from = AxisGap;
    for (std::size_t kind = 0; kind < KindOpcodes.size(); ++kind) {
        const quint32 count = column.counts(direction)[kind];
        if (count == 0)
            continue;
        const qreal part = height * count / frames;
        m_painter.fillRect(fromAxis(direction, x + 0.5, 1, from, part),
            m_theme.opcodeColors(KindOpcodes[kind]).mark);
        from += part;
    }
}

void TimelinePainter::drawReads(const TimelineRead *cursorRead)
{
    if (hasReads(Direction::ClientToServer) && hasReads(Direction::ServerToClient))
        m_painter.fillRect(m_geometry.reads().left(), m_geometry.reads().center().y(),
            m_geometry.reads().width(), 1, m_theme.color(Token::Line));
    if (m_content.detail().hasMarks())
        drawReadMarks(cursorRead);
    else
        drawReadColumns();
}

/// A bar for each read, as tall as a frame of so many octets would be, and how many frames it
/// completed if they are several.
void TimelinePainter::drawReadMarks(const TimelineRead *cursorRead)
{
    constexpr qreal LeastShare = 0.4;
    const QFont font = m_theme.font(TypeRole::Data);
    const QFontMetricsF metrics(font);
    const bool both = hasReads(Direction::ClientToServer) && hasReads(Direction::ServerToClient);
    const std::vector<TimelineRead> &reads = m_content.detail().reads();
    m_painter.setFont(font);
    qreal labelEnd = 0;
    for (std::size_t i = 0; i < reads.size(); ++i) {
        const TimelineRead &read = reads[i];
        const qreal x = std::round(m_scale.x(read.time));
        const qreal share = LeastShare + (1 - LeastShare) * lengthShare(read.octets);
        const QColor color = &read == cursorRead ? m_theme.color(Token::Accent)
                                                 : m_theme.directionColor(read.direction);
        const qreal width = read.frames > 1 ? 4 : 2;
        m_painter.fillRect(readBar(read.direction, x, width, share), color);
        if (read.frames < 2 || both || x < labelEnd)
            continue; // half a lane is too low for a number
        const QString text = TimelinePainterWords::tr("×%1").arg(countText(read.frames));
        const qreal left = x + m_theme.px(4);
        const qreal end = left + metrics.horizontalAdvance(text) + m_theme.px(3);
        const bool fits = i + 1 == reads.size() || m_scale.x(reads[i + 1].time) > end;
        labelEnd = fits ? end : labelEnd;
        if (!fits)
            continue;
        m_painter.setPen(m_theme.color(Token::Text2));
        m_painter.drawText(
            QRectF(left, m_geometry.reads().top(), end - left, m_geometry.reads().height()),
            Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

/// Many reads in a pixel: how many octets they brought.
void TimelinePainter::drawReadColumns()
{
    quint64 most = 1;
    for (const TimelineBucket &column : m_columns)
        most = std::max({ most, column.readOctets[0], column.readOctets[1] });
    const int left = m_geometry.plot().left();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            const quint64 octets = m_columns[i].readOctets[static_cast<std::size_t>(direction)];
            const qreal room = readBar(direction, 0, 1, 1).height();
            const qreal height = columnHeight(octets, most, room);
            if (height > 0)
                m_painter.fillRect(
                    readBar(direction, left + static_cast<int>(i) + 0.5, 1, height / room),
                    m_theme.directionColor(direction));
        }
    }
}

/// Hatched, as wherever nothing is known, in the lane of whose octets are missing.
void TimelinePainter::drawCaptureGaps()
{
    const qreal width = m_theme.px(6);
    const QColor color = m_theme.color(Token::Warn);
    qreal ends[2] = { -1e9, -1e9 }; // by Direction: what would cover each other is drawn once
    for (const CaptureGap &gap : m_content.captureGaps()) {
        const qreal x = std::round(m_scale.x(gap.time));
        qreal &end = ends[static_cast<std::size_t>(gap.direction)];
        if (x < end)
            continue;
        end = x + width / 2;
        const QRectF lane = m_geometry.lane(gap.direction);
        const QRectF rect(x - width / 2, lane.top() + 1, width, lane.height() - 2);
        m_painter.fillRect(rect, m_theme.color(Token::WarnBg));
        drawHatch(m_painter, rect, color);
        m_painter.setPen(color);
        m_painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelinePainter::drawViolations()
{
    const QColor color = m_theme.violationColors().mark;
    const QRect lanes = m_geometry.lanes();
    const QPointF triangle(0, lanes.top() - m_theme.px(5));
    qreal lastTriangle = -1e9;
    const auto draw = [&](qint64 time) {
        const qreal x = m_scale.x(time);
        m_painter.fillRect(QRectF(x - 1, lanes.top(), 2, lanes.height()), color);
        if (x - lastTriangle < m_theme.px(11))
            return;
        FramePainting::drawViolationMark(m_painter, m_theme, triangle + QPointF(x, 0));
        lastTriangle = x;
    };
    const TimelineDetail &detail = m_content.detail();
    if (detail.hasMarks()) {
        for (const TimelineMark &mark : detail.marks()) {
            if (mark.hasViolation)
                draw(mark.time);
        }
        return;
    }
    const TimelineBuckets::Range range = detail.buckets().touched(m_content.span());
    for (std::size_t i = range.begin; i < range.end; ++i) {
        const TimelineBucket &bucket = detail.buckets().buckets()[i];
        if (bucket.violations > 0)
            draw(bucket.violationTime);
    }
}

void TimelinePainter::drawBrush(TimeSpan brush)
{
    const QRectF lanes = m_geometry.allLanes();
    const qreal left = m_scale.x(brush.begin);
    const qreal width = std::max(m_scale.x(brush.end) - left, 1.0);
    m_painter.fillRect(
        QRectF(left, lanes.top(), width, lanes.height()), m_theme.color(Token::BgSel));
    for (const qreal x : { left, left + width })
        m_painter.fillRect(
            QRectF(x - 0.5, lanes.top(), 1, lanes.height()), m_theme.color(Token::Accent));
}

/// Over the brush in the ruler, with a line from end to end.
void TimelinePainter::drawBrushLength(TimeSpan brush)
{
    const QRectF ruler = m_geometry.ruler();
    const QFont font = m_theme.font(TypeRole::Data);
    const QString text = durationText(brush.length());
    const qreal width = QFontMetricsF(font).horizontalAdvance(text) + m_theme.px(8);
    const qreal left = m_scale.x(brush.begin);
    const qreal right = m_scale.x(brush.end);
    QRectF box(0, ruler.top() + 1, width, ruler.height() - m_theme.px(4));
    box.moveCenter({ (left + right) / 2, box.center().y() });
    box.moveLeft(std::clamp(box.left(), ruler.left(), ruler.right() - width));
    m_painter.fillRect(
        QRectF(left, ruler.bottom() - 1, right - left, 2), m_theme.color(Token::Accent));
    m_painter.fillRect(box, m_theme.color(Token::AccentSoft));
    m_painter.setFont(font);
    m_painter.setPen(m_theme.color(Token::Accent));
    m_painter.drawText(box, Qt::AlignCenter, text);
}

void TimelinePainter::drawCursor(qint64 time)
{
    const qreal x = m_scale.x(time);
    const QColor color = m_theme.color(Token::Accent);
    const QRect lanes = m_geometry.allLanes();
    const qreal half = m_theme.px(5);
    const qreal top = lanes.top() - m_theme.px(9);
    const qreal shoulder = lanes.top() - m_theme.px(4);
    QPainterPath flag(QPointF(x - half, top));
    flag.lineTo(x + half, top);
    flag.lineTo(x + half, shoulder);
    flag.lineTo(x, shoulder + half);
    flag.lineTo(x - half, shoulder);
    flag.closeSubpath();
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.fillPath(flag, color);
    m_painter.restore();
    m_painter.fillRect(QRectF(x - 1, lanes.top(), 2, lanes.height()), color);
}

void TimelinePainter::drawOutlined(
    const QPointF &baseline, const QFont &font, const QString &text, const QColor &color)
{
    QPainterPath outline;
    outline.addText(baseline, font, text);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.strokePath(outline,
        QPen(m_theme.color(Token::BgSunken), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.setFont(font);
    m_painter.setPen(color);
    m_painter.drawText(baseline, text);
    m_painter.restore();
}

qreal TimelinePainter::barRoom() const
{
    return m_geometry.lane(Direction::ClientToServer).height() - AxisGap - 3;
}

QRectF TimelinePainter::fromAxis(
    Direction lane, qreal x, qreal width, qreal from, qreal height) const
{
    const qreal top = lane == Direction::ClientToServer ? m_geometry.axis() - from - height
                                                        : m_geometry.axis() + 1 + from;
    return { x - width / 2, top, width, height };
}

bool TimelinePainter::hasReads(Direction direction) const
{
    return m_content.buckets().all().reads[static_cast<std::size_t>(direction)] > 0;
}

QRectF TimelinePainter::readBar(Direction direction, qreal x, qreal width, qreal share) const
{
    const QRectF lane = m_geometry.reads();
    if (!hasReads(opposite(direction))) {
        const qreal height = std::round((lane.height() - 2) * share);
        return { x - width / 2, lane.bottom() - height, width, height };
    }
    const qreal axis = m_geometry.reads().center().y();
    const bool up = direction == Direction::ClientToServer;
    const qreal height = std::round((up ? axis - lane.top() : lane.bottom() - axis - 1) * share);
    return { x - width / 2, up ? axis - height : axis + 1, width, height };
}

QPointF TimelinePainter::diamondCenter(Direction lane, qint64 time) const
{
    const QRectF rect = m_geometry.lane(lane);
    const qreal y = lane == Direction::ClientToServer ? rect.top() + m_theme.px(8)
                                                      : rect.bottom() - m_theme.px(8);
    return { m_scale.x(time), y };
}

} // namespace Framescope
