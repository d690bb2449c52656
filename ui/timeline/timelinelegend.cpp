#include "ui/timeline/timelinelegend.h"

#include "protocol/wire/opcode.h"
#include "ui/frames/framepainting.h"

#include <QPainter>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

// px of the design
constexpr int MarkWidth = 16;
constexpr int MarkHeight = 10;
constexpr int Distance = 12;

} // namespace

TimelineLegend::TimelineLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_entries { { toNibble(Opcode::Text), tr("text") },
        { toNibble(Opcode::Binary), tr("binary") },
        { toNibble(Opcode::Continuation), tr("continuation") },
        { toNibble(Opcode::Ping), tr("ping") }, { toNibble(Opcode::Pong), tr("pong") },
        { toNibble(Opcode::Close), tr("close") }, { ViolationEntry, tr("violation") } }
{
    QStringList names;
    for (const Entry &entry : std::as_const(m_entries))
        names.append(entry.name);
    setAccessibleName(tr("Legend: %1").arg(names.join(", "_L1)));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&m_theme, &Theme::changed, this, &TimelineLegend::applyTheme);
}

QSize TimelineLegend::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Small));
    int width = 0;
    for (const Entry &entry : m_entries)
        width += m_theme.px(MarkWidth + Distance) + metrics.horizontalAdvance(entry.name);
    return { width, metrics.height() };
}

void TimelineLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont font = m_theme.font(Theme::TypeRole::Small);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setPen(m_theme.color(Theme::Token::Text2));
    int left = 0;
    for (const Entry &entry : m_entries) {
        const int width = metrics.horizontalAdvance(entry.name);
        if (left + m_theme.px(MarkWidth) + width > this->width())
            break; // half a word explains nothing
        const QPointF mark(left + m_theme.px(MarkWidth) / 2.0, height() / 2.0);
        if (entry.opcode == ViolationEntry)
            FramePainting::drawViolationMark(painter, m_theme, mark);
        else
            FramePainting::drawMark(
                painter, m_theme, mark, static_cast<quint8>(entry.opcode), m_theme.px(MarkHeight));
        left += m_theme.px(MarkWidth);
        painter.drawText(QRect(left, 0, width + 1, height()), Qt::AlignVCenter, entry.name);
        left += width + m_theme.px(Distance);
    }
}

void TimelineLegend::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
