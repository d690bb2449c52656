#include "ui/connections/connectiondelegate.h"

#include "ui/connections/connectionmodel.h"
#include "ui/connections/connectiontext.h"
#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

namespace {

// px of the design
constexpr int GroupHeight = 26;
constexpr int RowHeight = 48;
constexpr int StateCenter = 17; ///< from the left edge to the middle of the dot
constexpr int IdLeft = 28;
constexpr int AddressLeft = 42;
constexpr int ChipHeight = 16;
constexpr int ChipGap = 4;
constexpr int LeastChip = 24; ///< a narrower one says nothing
constexpr int Padding = 10;
constexpr int NumberGap = 6; ///< at least, before a number
/// From the edges of the row to the middle of the first and of the second line.
constexpr int LineInset = 16;

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

int columnBehindEndpoint(const QTreeView &view)
{
    return view.isColumnHidden(ConnectionModel::OutColumn) ? ConnectionModel::FramesColumn
                                                           : ConnectionModel::OutColumn;
}

} // namespace

ConnectionDelegate::ConnectionDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize ConnectionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool group = !index.parent().isValid();
    return { 0, m_theme.px(group ? GroupHeight : RowHeight) };
}

void ConnectionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    const QVariant connection = index.data(ConnectionModel::RecordRole);
    if (!connection.isValid())
        paintGroup(*painter, option, index);
    else if (index.column() == ConnectionModel::EndpointColumn)
        paintEndpoint(*painter, option, index, connection.value<ConnectionRecord>());
    else
        paintNumbers(*painter, option, index, connection.value<ConnectionRecord>());
    painter->restore();
}

void ConnectionDelegate::paintGroup(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRectF row = option.rect;
    const auto role = static_cast<Role>(index.data(ConnectionModel::GroupRole).toInt());
    const bool open = option.state.testFlag(QStyle::State_Open);
    painter.fillRect(row, m_theme.color(Token::BgSunken));
    painter.fillRect(
        QRectF(row.left(), row.bottom() - 1, row.width(), 1), m_theme.color(Token::LineSoft));

    const auto cellAt = [&](int center) {
        return QRectF(row.left() + m_theme.px(center) - m_theme.px(8), row.top(), m_theme.px(16),
            row.height());
    };
    FramePainting::drawIcon(
        painter, m_theme, cellAt(14), open ? u"chevd"_s : u"chevr"_s, Token::Text2, 12);
    FramePainting::drawIcon(painter, m_theme, cellAt(33), roleIcon(role), Token::Text2, 14);

    QFont bold = m_theme.font(TypeRole::Body);
    bold.setBold(true);
    const QString name = index.data(Qt::DisplayRole).toString();
    QRectF rest = row.adjusted(m_theme.px(46), 0, -m_theme.px(Padding), 0);
    painter.setFont(bold);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, name);
    rest.setLeft(rest.left() + QFontMetricsF(bold).horizontalAdvance(name) + m_theme.px(6));

    const QFont body = m_theme.font(TypeRole::Body);
    const QString count = QString::number(index.model()->rowCount(index));
    painter.setFont(body);
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, count);
    rest.setLeft(rest.left() + QFontMetricsF(body).horizontalAdvance(count) + m_theme.px(6));

    const QFont data = m_theme.font(TypeRole::Data);
    const QString note = index.data(ConnectionModel::GroupNoteRole).toString();
    painter.setFont(data);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight,
        QFontMetricsF(data).elidedText(note, Qt::ElideMiddle, rest.width()));
}

void ConnectionDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const QRect &cell = option.rect;
    // The selected connection is what the whole window shows, so it stays marked without the focus.
    const Token ground = isSelected(option)              ? Token::BgSel
        : option.state.testFlag(QStyle::State_MouseOver) ? Token::BgHover
                                                         : Token::BgPanel;
    painter.fillRect(cell, m_theme.color(ground));
    painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, m_theme.color(Token::LineSoft));
}

void ConnectionDelegate::paintEndpoint(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const ConnectionRecord &connection) const
{
    paintGround(painter, option);
    const QRectF cell = option.rect;
    if (isSelected(option))
        painter.fillRect(
            QRectF(cell.left(), cell.top(), 3, cell.height()), m_theme.color(Token::Accent));
    paintLines(painter, option, index, connection);
}

void ConnectionDelegate::paintLines(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const ConnectionRecord &connection) const
{
    const QRectF cell = option.rect;
    const int held = index.data(ConnectionModel::HeldRole).toInt();
    const auto [firstReach, secondReach] = reachOf(option, index, connection);
    const qreal lineHeight = m_theme.px(18);
    const qreal firstCenter = cell.top() + m_theme.px(LineInset);
    const qreal secondCenter = cell.bottom() - m_theme.px(LineInset);
    const auto line = [&](int left, qreal center, qreal reach) {
        const qreal x = cell.left() + m_theme.px(left);
        const qreal right = cell.right() + reach - m_theme.px(4);
        return QRectF(x, center - lineHeight / 2, right - x, lineHeight);
    };
    const qreal side = m_theme.px(16);
    paintState(painter,
        { cell.left() + m_theme.px(StateCenter) - side / 2, firstCenter - side / 2, side, side },
        connection, held);

    const QString id = QString::number(connection.id);
    const QFont small = m_theme.font(TypeRole::Small);
    painter.setFont(small);
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(line(IdLeft, firstCenter, 0), Qt::AlignVCenter | Qt::AlignLeft, id);
    // Ids of several digits push the address on.
    const qreal idWidth = QFontMetricsF(small).horizontalAdvance(id);
    const int indent = std::max(0, qRound(idWidth) - m_theme.px(AddressLeft - IdLeft - 5));
    paintAddress(
        painter, line(AddressLeft, firstCenter, firstReach).adjusted(indent, 0, 0, 0), connection);
    paintSecondLine(
        painter, option, line(AddressLeft, secondCenter, secondReach), connection, held);
}

/// How far the two lines go on in the cell behind the endpoint's: to the numbers at its end.
ConnectionDelegate::Reach ConnectionDelegate::reachOf(const QStyleOptionViewItem &option,
    const QModelIndex &index, const ConnectionRecord &connection) const
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const int column = view ? columnBehindEndpoint(*view) : -1;
    if (column < 0)
        return {};
    const Numbers numbers = numbersOf(index.siblingAtColumn(column), connection);
    const QFontMetricsF metrics(m_theme.font(TypeRole::Data));
    const qreal room = view->columnWidth(column) - m_theme.px(Padding) - m_theme.px(NumberGap);
    return { std::max(0.0, room - metrics.horizontalAdvance(numbers.above)),
        std::max(0.0, room - metrics.horizontalAdvance(numbers.below)) };
}

void ConnectionDelegate::paintState(
    QPainter &painter, const QRectF &cell, const ConnectionRecord &connection, int held) const
{
    if (held > 0) {
        FramePainting::drawIcon(painter, m_theme, cell, u"pause"_s, Token::Warn, 13);
        return;
    }
    if (hasFailed(connection)) {
        FramePainting::drawIcon(painter, m_theme, cell, u"error"_s, Token::Err, 13);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal radius = m_theme.px(4);
    if (connection.state == ConnectionState::Open) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.opcodeColors(toNibble(Opcode::Pong)).mark);
        painter.drawEllipse(cell.center(), radius, radius);
    } else {
        const Token ring
            = connection.state == ConnectionState::Closed ? Token::Text3 : Token::Accent;
        painter.setPen(QPen(m_theme.color(ring), 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(cell.center(), radius - 0.5, radius - 0.5);
    }
    painter.restore();
}

void ConnectionDelegate::paintAddress(
    QPainter &painter, const QRectF &line, const ConnectionRecord &connection) const
{
    QRectF rest = line;
    if (connection.secure) {
        const QRectF lock(rest.left(), rest.top(), m_theme.px(12), rest.height());
        FramePainting::drawIcon(painter, m_theme, lock,
            connection.verificationOff ? u"unlock"_s : u"lock"_s, toneText(lockTone(connection)),
            12);
        rest.setLeft(lock.right() + m_theme.px(4));
    }
    const Endpoint endpoint = endpointOf(connection);
    const QFont body = m_theme.font(TypeRole::Body);
    const QFontMetricsF metrics(body);
    painter.setFont(body);
    painter.setPen(m_theme.color(Token::Text));
    const QString host = metrics.elidedText(endpoint.host, Qt::ElideMiddle, rest.width());
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, host);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(host));
    // A beginning says more than two ends of a character each.
    const bool enough = rest.width() >= m_theme.px(60);
    if (rest.width() < m_theme.px(16))
        return;
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        metrics.elidedText(endpoint.path, enough ? Qt::ElideMiddle : Qt::ElideRight, rest.width()));
}

void ConnectionDelegate::paintSecondLine(QPainter &painter, const QStyleOptionViewItem &option,
    const QRectF &line, const ConnectionRecord &connection, int held) const
{
    const qreal height = m_theme.px(ChipHeight);
    const qreal gap = m_theme.px(ChipGap);
    const auto chipAt = [&](qreal left, qreal width) {
        return QRectF(left, line.center().y() - height / 2, width, height);
    };
    // What is held is the last chip, and the others leave it the room that it needs.
    const QString heldChip = held > 0 ? heldText(held) : QString();
    const qreal heldWidth
        = held > 0 ? std::min(FramePainting::chipWidth(m_theme, heldChip), line.width()) : 0;
    const qreal right = held > 0 ? line.right() - heldWidth - gap : line.right();
    qreal left = line.left();

    const QString state = stateText(connection);
    if (!state.isEmpty()) {
        const QFont small = m_theme.font(TypeRole::Small);
        const QFontMetricsF metrics(small);
        const QString shown = metrics.elidedText(state, Qt::ElideRight, right - left);
        painter.setFont(small);
        painter.setPen(m_theme.color(hasFailed(connection) ? Token::Err : Token::Text2));
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
        left += metrics.horizontalAdvance(shown) + gap;
    } else {
        const Token ground = isSelected(option) ? Token::BgPanel : Token::BgHover;
        const QStringList agreements = agreementsOf(connection);
        for (const QString &agreement : agreements) {
            const qreal whole = FramePainting::chipWidth(m_theme, agreement);
            const qreal width = std::min(whole, right - left);
            // The beginning of a second one would say less than the first one does whole.
            if (width < m_theme.px(LeastChip) || (width < whole && left > line.left()))
                break;
            FramePainting::drawChip(painter, m_theme, chipAt(left, width), agreement, ground);
            left += width + gap;
        }
    }
    if (held > 0)
        FramePainting::drawChip(
            painter, m_theme, chipAt(left, heldWidth), heldChip, Token::WarnBg, Token::Warn);
}

ConnectionDelegate::Numbers ConnectionDelegate::numbersOf(
    const QModelIndex &index, const ConnectionRecord &connection)
{
    Numbers numbers { index.data(Qt::DisplayRole).toString(), {} };
    switch (index.column()) {
    case ConnectionModel::OutColumn:
        numbers.below = octetsText(connection.clientToServer.octets);
        break;
    case ConnectionModel::InColumn:
        numbers.below = octetsText(connection.serverToClient.octets);
        break;
    case ConnectionModel::FramesColumn:
        numbers.below = index.siblingAtColumn(ConnectionModel::OpenColumn).data().toString();
        break;
    default:
        break;
    }
    return numbers;
}

void ConnectionDelegate::paintNumbers(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, const ConnectionRecord &connection) const
{
    paintGround(painter, option);
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    if (view && index.column() == columnBehindEndpoint(*view)) {
        const QModelIndex endpoint = index.siblingAtColumn(ConnectionModel::EndpointColumn);
        QStyleOptionViewItem before = option;
        before.rect = view->visualRect(endpoint);
        paintLines(painter, before, endpoint, connection); // what reaches into this cell
    }
    const Numbers numbers = numbersOf(index, connection);
    const QRectF cell = QRectF(option.rect).adjusted(0, 0, -m_theme.px(Padding), 0);
    const qreal lineHeight = m_theme.px(18);
    const qreal inset = m_theme.px(LineInset) - lineHeight / 2;
    const QRectF first(cell.left(), cell.top() + inset, cell.width(), lineHeight);
    const QRectF second(cell.left(), cell.bottom() - inset - lineHeight, cell.width(), lineHeight);
    constexpr int Alignment = Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine;
    painter.setFont(m_theme.font(TypeRole::Data));
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(first, Alignment, numbers.above);
    painter.setPen(m_theme.color(isSelected(option) ? Token::Text2 : Token::Text3));
    painter.drawText(second, Alignment, numbers.below);
}

} // namespace Framescope
