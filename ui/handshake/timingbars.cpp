#include "ui/handshake/timingbars.h"

#include "protocol/wire/opcode.h"
#include "ui/frames/frametext.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

// px of the design
constexpr int BarRowHeight = 22;
constexpr int LeastNameWidth = 62;
constexpr int NameGap = 10;

QString stepName(HandshakeFacts::Step step, bool isProxied)
{
    switch (step) {
    case HandshakeFacts::Step::Lookup:
        return TimingBars::tr("DNS");
    case HandshakeFacts::Step::ClientTcp:
        return TimingBars::tr("TCP from client");
    case HandshakeFacts::Step::Tcp:
        return isProxied ? TimingBars::tr("TCP to server") : TimingBars::tr("TCP");
    case HandshakeFacts::Step::Tls:
        return TimingBars::tr("TLS");
    case HandshakeFacts::Step::Upgrade:
        return TimingBars::tr("Upgrade");
    }
    Q_UNREACHABLE();
}

QColor stepColor(const Theme &theme, HandshakeFacts::Step step)
{
    switch (step) {
    case HandshakeFacts::Step::Lookup:
        return theme.opcodeColors(toNibble(Opcode::Continuation)).mark;
    case HandshakeFacts::Step::ClientTcp:
    case HandshakeFacts::Step::Tcp:
        return theme.opcodeColors(toNibble(Opcode::Binary)).mark;
    case HandshakeFacts::Step::Tls:
        return theme.opcodeColors(toNibble(Opcode::Ping)).mark;
    case HandshakeFacts::Step::Upgrade:
        return theme.opcodeColors(toNibble(Opcode::Text)).mark;
    }
    Q_UNREACHABLE();
}

} // namespace

TimingBars::TimingBars(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TimingBars::setPhases(const QList<HandshakeFacts::Phase> &phases)
{
    m_phases = phases;
    m_isProxied = std::any_of(phases.begin(), phases.end(), [](const HandshakeFacts::Phase &phase) {
        return phase.step == HandshakeFacts::Step::ClientTcp;
    });
    QStringList spoken;
    for (const HandshakeFacts::Phase &phase : phases)
        spoken
            += tr("%1 took %2")
                   .arg(stepName(phase.step, m_isProxied), durationText(phase.end - phase.begin));
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize TimingBars::sizeHint() const
{
    return { m_theme.px(200), static_cast<int>(m_phases.size()) * m_theme.px(BarRowHeight) };
}

int TimingBars::nameWidth() const
{
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Small));
    int width = m_theme.px(LeastNameWidth);
    for (const HandshakeFacts::Phase &phase : m_phases) {
        const QString name = stepName(phase.step, m_isProxied);
        width = std::max(width, metrics.horizontalAdvance(name) + m_theme.px(NameGap));
    }
    return width;
}

void TimingBars::paintEvent(QPaintEvent *)
{
    if (m_phases.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Timestamp begin = m_phases.constFirst().begin;
    const auto span = static_cast<qreal>(std::max<qint64>(1, m_phases.constLast().end - begin));
    const int rowHeight = m_theme.px(BarRowHeight);
    const int left = nameWidth();
    const int right = width() - m_theme.px(66);
    const int barHeight = m_theme.px(9);
    for (int row = 0; row < m_phases.size(); ++row) {
        const HandshakeFacts::Phase &phase = m_phases.at(row);
        const QRect line(0, row * rowHeight, width(), rowHeight);
        const qreal x0 = left + (right - left) * static_cast<qreal>(phase.begin - begin) / span;
        const qreal x1 = left + (right - left) * static_cast<qreal>(phase.end - begin) / span;
        const qreal middle = line.center().y() + 0.5;
        painter.setFont(m_theme.font(Theme::TypeRole::Small));
        painter.setPen(m_theme.color(Theme::Token::Text2));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, stepName(phase.step, m_isProxied));
        painter.setPen(m_theme.color(Theme::Token::Line));
        painter.drawLine(QPointF(left, middle), QPointF(right, middle));
        painter.setPen(Qt::NoPen);
        painter.setBrush(stepColor(m_theme, phase.step));
        painter.drawRoundedRect(
            QRectF(x0, middle - barHeight / 2.0, std::max(2.0, x1 - x0), barHeight), 2, 2);
        painter.setFont(m_theme.font(Theme::TypeRole::Data));
        painter.setPen(m_theme.color(Theme::Token::Text));
        painter.drawText(
            line, Qt::AlignVCenter | Qt::AlignRight, durationText(phase.end - phase.begin));
    }
}

} // namespace Framescope
