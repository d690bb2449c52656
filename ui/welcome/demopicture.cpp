#include "ui/welcome/demopicture.h"

#include "app/capture/demoscript.h"
#include "ui/frames/framepainting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Framescope {

namespace {

using Token = Theme::Token;

constexpr int Height = 96; // px of the design
constexpr int PictureMargin = 10; // px of the design
constexpr qreal Answer = 60e6; // ns; drawn: what a Pong takes on loopback is no pixel

qint64 nanoseconds(std::chrono::nanoseconds time)
{
    return time.count();
}

} // namespace

DemoPicture::DemoPicture(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    int trades = 0;
    int violations = 0;
    int pings = 0;
    for (const DemoScript::Step &step : DemoScript::feedRound(0)) {
        if (step.time > DemoScript::Shown)
            break;
        m_marks.append({ nanoseconds(step.time), step.direction, toNibble(step.opcode),
            static_cast<quint64>(step.payload.size()), step.breaksRule() });
        trades += step.direction == Direction::ServerToClient && !step.breaksRule() ? 1 : 0;
        violations += step.breaksRule() ? 1 : 0;
        pings += step.opcode == Opcode::Ping && !step.breaksRule() ? 1 : 0;
    }
    for (auto time = DemoScript::HeartbeatPeriod; time <= DemoScript::Shown;
         time += DemoScript::HeartbeatPeriod) {
        m_marks.append(
            { nanoseconds(time), Direction::ClientToServer, toNibble(Opcode::Ping), 1, false });
        ++pings;
    }
    std::stable_sort(m_marks.begin(), m_marks.end(),
        [](const Mark &left, const Mark &right) { return left.time < right.time; });
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline of the demo"));
    const QString seconds
        = QString::number(static_cast<double>(DemoScript::Shown.count()) / 1000.0);
    setAccessibleDescription(tr(
        "Its first %1 seconds: %2 trades and quotes, %3 Pings, a message in fragments, a silence, "
        "and %n violation(s)",
        nullptr, violations)
                                 .arg(seconds)
                                 .arg(trades)
                                 .arg(pings));
    connect(&m_theme, &Theme::changed, this, &DemoPicture::applyTheme);
}

QSize DemoPicture::sizeHint() const
{
    return { m_theme.px(300), m_theme.px(Height) };
}

qreal DemoPicture::x(qint64 time) const
{
    const qreal margin = m_theme.px(PictureMargin);
    const qreal share = static_cast<qreal>(time)
        / static_cast<qreal>(nanoseconds(DemoScript::Shown + DemoScript::HeartbeatPeriod / 9));
    return margin + share * (width() - 2 * margin);
}

void DemoPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::BgSunken));
    painter.drawRoundedRect(rect(), 6, 6);
    const int margin = m_theme.px(PictureMargin);
    painter.fillRect(
        margin, height() / 2, width() - 2 * margin, 1, m_theme.color(Token::LineStrong));
    for (const Mark &mark : m_marks) {
        if (isDataOpcode(mark.opcode))
            drawBar(painter, mark);
    }
    // On top of the bars, which are many.
    for (const Mark &mark : m_marks) {
        if (mark.breaksRule) {
            const qreal at = std::round(x(mark.time));
            const QColor color = m_theme.violationColors().mark;
            painter.fillRect(QRectF(at - 0.75, margin, 1.5, height() - 2 * margin), color);
            FramePainting::drawViolationMark(painter, m_theme, QPointF(at, margin + m_theme.px(4)));
        } else if (!isDataOpcode(mark.opcode)) {
            drawHeartbeat(painter, mark);
        }
    }
}

void DemoPicture::drawBar(QPainter &painter, const Mark &mark) const
{
    const bool isUp = mark.direction == Direction::ClientToServer;
    const qreal room = height() / 2.0 - m_theme.px(PictureMargin) - 2;
    constexpr qreal Doublings = 8; // a payload of 256 octets is as tall as any longer one
    const qreal share = std::min(std::log2(1.0 + static_cast<qreal>(mark.length)) / Doublings, 1.0);
    const qreal tall = std::round(std::max<qreal>(room * share * share, m_theme.px(4)));
    const qreal from = height() / 2 + (isUp ? -2 - tall : 3);
    FramePainting::drawMark(
        painter, m_theme, { std::round(x(mark.time)), from + tall / 2 }, mark.opcode, tall);
}

/// A Ping and the Pong that answers it.
void DemoPicture::drawHeartbeat(QPainter &painter, const Mark &ping) const
{
    const qreal reach = height() / 2.0 - m_theme.px(PictureMargin) - m_theme.px(14);
    const bool isUp = ping.direction == Direction::ClientToServer;
    const QPointF from(x(ping.time), height() / 2.0 + (isUp ? -reach : reach));
    const QPointF to(
        x(ping.time + static_cast<qint64>(Answer)), height() / 2.0 + (isUp ? reach : -reach));
    painter.setPen(QPen(m_theme.opcodeColors(ping.opcode).mark, 1.4, Qt::DotLine));
    painter.drawLine(from, to);
    FramePainting::drawMark(painter, m_theme, from, ping.opcode, 0);
    FramePainting::drawMark(painter, m_theme, to, toNibble(Opcode::Pong), 0);
}

void DemoPicture::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
