#include "ui/intercept/holdflow.h"

#include "ui/frames/framepainting.h"

#include <QPainter>
#include <QTextDocument>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

// px of the design
constexpr int BoxWidth = 134;
constexpr int MiddleWidth = 134;
constexpr int GapWidth = 84;
constexpr int Height = 46;
constexpr int BoxPadding = 4;

} // namespace

HoldFlow::HoldFlow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    setCounts(0, 0);
}

void HoldFlow::setCounts(qsizetype toServer, qsizetype toClient)
{
    m_toServer = toServer;
    m_toClient = toClient;
    setAccessibleName(tr("Held on the way to the server: %1, to the client: %2")
                          .arg(QString::number(toServer), QString::number(toClient)));
    update();
}

void HoldFlow::setAddresses(const QString &client, const QString &server)
{
    if (client == m_client && server == m_server)
        return;
    m_client = client;
    m_server = server;
    QStringList known;
    if (!client.isEmpty())
        known.append(tr("Client: %1").arg(client));
    if (!server.isEmpty())
        known.append(tr("Server: %1").arg(server));
    setAccessibleDescription(known.join(u", "_s));
    setToolTip(known.isEmpty() ? QString() : Qt::convertFromPlainText(known.join(u'\n')));
    update();
}

QSize HoldFlow::sizeHint() const
{
    return { m_theme.px(2 * BoxWidth + MiddleWidth + 2 * GapWidth), m_theme.px(Height) };
}

QString HoldFlow::text(Direction direction) const
{
    const qsizetype count = direction == Direction::ClientToServer ? m_toServer : m_toClient;
    return count == 0 ? tr("none held") : tr("%1 held").arg(count);
}

void HoldFlow::paintBox(QPainter &painter, const QRectF &box, const QString &icon,
    const QString &title, const QString &line, bool warns) const
{
    painter.setPen(QPen(m_theme.color(warns ? Token::Warn : Token::Line), 1));
    painter.setBrush(m_theme.color(warns ? Token::WarnBg : Token::BgPanel));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QRectF sign(box.left() + m_theme.px(8), box.top(), m_theme.px(18), box.height());
    FramePainting::drawIcon(painter, m_theme, sign, icon, warns ? Token::Warn : Token::Text2, 16);
    const qreal left = sign.right() + m_theme.px(6);
    QRectF first(left, box.top(), box.right() - left - m_theme.px(BoxPadding), box.height());
    QFont bold = m_theme.font(TypeRole::Body);
    bold.setBold(true);
    if (!line.isEmpty()) {
        first.setHeight(box.height() / 2 + m_theme.px(2));
        const QRectF second(
            left, box.center().y(), first.width(), box.height() / 2 - m_theme.px(3));
        painter.setFont(m_theme.font(TypeRole::Small));
        painter.setPen(m_theme.color(warns ? Token::Warn : Token::Text2));
        painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(line, Qt::ElideMiddle, int(second.width())));
    }
    painter.setFont(bold);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(first, Qt::AlignLeft | Qt::AlignVCenter, title);
}

/// What is held stands where it waits: left of the middle for the server, right of it for the
/// client.
void HoldFlow::paintWay(
    QPainter &painter, const QRectF &gap, Direction direction, bool isHere) const
{
    const bool toServer = direction == Direction::ClientToServer;
    const QColor color = m_theme.directionColor(direction);
    const QRectF half(
        gap.left(), toServer ? gap.top() : gap.center().y(), gap.width(), gap.height() / 2);
    const QString words = isHere ? text(direction) : QString();
    const QFont font = m_theme.font(TypeRole::Small);
    const qreal width = QFontMetricsF(font).horizontalAdvance(words);
    const qreal side = m_theme.px(16);
    const qreal left = half.center().x() - (width + side) / 2;
    FramePainting::drawDirection(
        painter, m_theme, { left, half.top(), side, half.height() }, direction);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QRectF(left + side + 3, half.top(), width + 4, half.height()),
        Qt::AlignLeft | Qt::AlignVCenter, words);
}

void HoldFlow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal height = this->height();
    const QRectF client(0, 0, m_theme.px(BoxWidth), height);
    const QRectF first(client.right(), 0, m_theme.px(GapWidth), height);
    const QRectF middle(first.right(), 0, m_theme.px(MiddleWidth), height);
    const QRectF second(middle.right(), 0, m_theme.px(GapWidth), height);
    const QRectF server(second.right(), 0, m_theme.px(BoxWidth), height);
    painter.setPen(QPen(m_theme.color(Token::LineStrong), 1));
    painter.drawLine(QPointF(first.left(), height / 2), QPointF(first.right(), height / 2));
    painter.drawLine(QPointF(second.left(), height / 2), QPointF(second.right(), height / 2));

    const qsizetype all = m_toServer + m_toClient;
    paintBox(painter, client, u"laptop"_s, tr("Client"), m_client, false);
    paintBox(painter, middle, u"intercept"_s, u"Framescope"_s,
        all == 0 ? tr("holding nothing") : tr("holding %1").arg(all), all > 0);
    paintBox(painter, server, u"server"_s, tr("Server"), m_server, false);
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        paintWay(painter, first, direction, direction == Direction::ClientToServer);
        paintWay(painter, second, direction, direction == Direction::ServerToClient);
    }
}

} // namespace Framescope
