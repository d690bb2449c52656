#include "ui/connections/opcodesharebar.h"

#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

namespace {

constexpr int BarHeight = 8; // px of the design
constexpr int BarGap = 10;
constexpr int MarkWidth = 14;
constexpr int EntryGap = 12;

} // namespace

OpcodeShareBar::OpcodeShareBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void OpcodeShareBar::setConnection(const ConnectionRecord &connection)
{
    const auto framesOf = [&connection](quint8 opcode) {
        return connection.clientToServer.framesByOpcode[opcode]
            + connection.serverToClient.framesByOpcode[opcode];
    };
    QList<Share> shares {
        { toNibble(Opcode::Text), tr("text"), framesOf(0x1) },
        { toNibble(Opcode::Binary), tr("binary"), framesOf(0x2) },
        { toNibble(Opcode::Pong), tr("ping, pong"), framesOf(0x9) + framesOf(0xA) },
        { toNibble(Opcode::Continuation), tr("cont."), framesOf(0x0) },
        { toNibble(Opcode::Close), tr("close"), framesOf(0x8) },
        { 0x3, tr("reserved"), 0 },
    };
    for (quint8 opcode = 0; opcode < 16; ++opcode) {
        if (isReservedOpcode(opcode))
            shares.last().frames += framesOf(opcode);
    }
    shares.removeIf([](const Share &share) { return share.frames == 0; });

    QStringList spoken;
    for (const Share &share : qAsConst(shares))
        spoken.append(share.name + u' ' + countText(share.frames));
    setAccessibleName(tr("Frames by opcode"));
    setAccessibleDescription(spoken.join(", "_L1));

    m_shares = std::move(shares);
    updateGeometry();
    update();
}

int OpcodeShareBar::legendRowHeight() const
{
    return m_theme.px(20);
}

int OpcodeShareBar::entryWidth(const Share &share) const
{
    const QFontMetrics names(m_theme.font(TypeRole::Small));
    const QFontMetrics counts(m_theme.font(TypeRole::Data));
    return m_theme.px(MarkWidth) + names.horizontalAdvance(share.name + u' ')
        + counts.horizontalAdvance(countText(share.frames));
}

QList<QPoint> OpcodeShareBar::legendPositions(int width) const
{
    QList<QPoint> positions;
    QPoint next(0, m_theme.px(BarHeight + BarGap));
    for (const Share &share : m_shares) {
        const int entry = entryWidth(share);
        if (next.x() > 0 && next.x() + entry > width)
            next = QPoint(0, next.y() + legendRowHeight());
        positions.append(next);
        next.rx() += entry + m_theme.px(EntryGap);
    }
    return positions;
}

int OpcodeShareBar::heightForWidth(int width) const
{
    const QList<QPoint> positions = legendPositions(width);
    // Room for one line of the legend even without frames, so that the first does not shift.
    const int last = positions.isEmpty() ? m_theme.px(BarHeight + BarGap) : positions.last().y();
    return last + legendRowHeight();
}

QSize OpcodeShareBar::sizeHint() const
{
    return { m_theme.px(200), heightForWidth(width()) };
}

void OpcodeShareBar::paintBar(QPainter &painter) const
{
    const QRect bar(0, 0, width(), m_theme.px(BarHeight));
    quint64 total = 0;
    for (const Share &share : m_shares)
        total += share.frames;
    if (total == 0) {
        painter.fillRect(bar, m_theme.color(Token::BgPress));
        return;
    }
    // Every share keeps a few pixels; the largest gives them up.
    constexpr double LeastWidth = 3;
    const double room = bar.width() - LeastWidth * static_cast<double>(m_shares.size());
    double left = 0;
    for (const Share &share : m_shares) {
        const double part = static_cast<double>(share.frames) / static_cast<double>(total);
        const double width = LeastWidth + part * room;
        painter.fillRect(
            QRectF(left, 0, width - 1, bar.height()), m_theme.opcodeColors(share.opcode).mark);
        left += width;
    }
}

void OpcodeShareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBar(painter);

    const QFont names = m_theme.font(TypeRole::Small);
    const QFont counts = m_theme.font(TypeRole::Data);
    const QList<QPoint> positions = legendPositions(width());
    for (qsizetype i = 0; i < m_shares.size(); ++i) {
        const Share &share = m_shares.at(i);
        QRect entry(positions.at(i), QSize(width(), legendRowHeight()));
        const QPointF mark(entry.left() + m_theme.px(5), entry.top() + legendRowHeight() / 2.0);
        FramePainting::drawMark(painter, m_theme, mark, share.opcode, m_theme.px(10));
        entry.setLeft(entry.left() + m_theme.px(MarkWidth));
        painter.setFont(names);
        painter.setPen(m_theme.color(Token::Text2));
        painter.drawText(entry, Qt::AlignVCenter | Qt::AlignLeft, share.name);
        entry.setLeft(entry.left() + QFontMetrics(names).horizontalAdvance(share.name + u' '));
        painter.setFont(counts);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(entry, Qt::AlignVCenter | Qt::AlignLeft, countText(share.frames));
    }
}

} // namespace Framescope
