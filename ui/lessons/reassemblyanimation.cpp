#include "ui/lessons/reassemblyanimation.h"

#include "protocol/wire/opcode.h"
#include "ui/widgets/visibletext.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int PieceHeight = 42;
constexpr int BoxHeight = 46;
constexpr int Gap = 26; // in which they fall
constexpr qsizetype MaxShown = 200; // octets of a payload

QString shown(const QByteArray &payload)
{
    return visibleText(payload.first(std::min(payload.size(), MaxShown)));
}

} // namespace

ReassemblyAnimation::ReassemblyAnimation(const Theme &theme, QWidget *parent)
    : StepAnimation(theme, parent)
    , m_pieces { { toNibble(Opcode::Text), false, "and a " },
        { toNibble(Opcode::Continuation), false, "happy new " },
        { toNibble(Opcode::Ping), true, "hb-1" },
        { toNibble(Opcode::Continuation), true, "year!" } }
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Fragments become a message"));
}

void ReassemblyAnimation::setPieces(const QList<Piece> &pieces)
{
    const QList<Piece> cut = pieces.first(std::min(pieces.size(), MaxPieces));
    if (cut == m_pieces)
        return;
    m_pieces = cut;
    beginAnew();
}

QString ReassemblyAnimation::messageText(int steps) const
{
    QString text;
    for (int i = 0; i < steps; ++i) {
        if (!isControlOpcode(m_pieces.at(i).opcode))
            text += shown(m_pieces.at(i).payload);
    }
    return text;
}

bool ReassemblyAnimation::isComplete(int steps) const
{
    return std::any_of(m_pieces.begin(), m_pieces.begin() + steps,
        [](const Piece &piece) { return piece.fin && !isControlOpcode(piece.opcode); });
}

QString ReassemblyAnimation::describe(int step) const
{
    if (step == 0)
        return tr("No frame has arrived yet.");
    const Piece &piece = m_pieces.at(step - 1);
    const QString payload = shown(piece.payload);
    if (isControlOpcode(piece.opcode))
        return tr("A %1 frame, “%2”, comes in between: it is answered at once and is no part of "
                  "the message.")
            .arg(opcodeName(piece.opcode), payload);
    if (piece.fin)
        return tr("FIN is 1: with “%1” the message is complete and goes to the application: “%2”.")
            .arg(payload, messageText(step));
    return piece.opcode == toNibble(Opcode::Continuation)
        ? tr("“%1” continues the message; FIN is 0, so there is more to come.").arg(payload)
        : tr("“%1” begins the message. The opcode says of all of it that it is %2; FIN is 0.")
              .arg(payload, opcodeName(piece.opcode));
}

QSize ReassemblyAnimation::sizeHint() const
{
    return { theme().px(320), theme().px(PieceHeight + Gap + BoxHeight) };
}

QRectF ReassemblyAnimation::pieceRect(int index) const
{
    const qreal room = width() / std::max<qreal>(qreal(m_pieces.size()), 1);
    return { room * index + 1, 1, room - 4, qreal(theme().px(PieceHeight)) - 2 };
}

void ReassemblyAnimation::paintPiece(
    QPainter &painter, const QRectF &rect, const Piece &piece, bool isCurrent) const
{
    const Theme::OpcodeColors colors = theme().opcodeColors(piece.opcode);
    painter.setPen(QPen(theme().color(isCurrent ? Token::Accent : Token::CtlLine),
        isCurrent ? 2 : 1, piece.fin ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(colors.ground.isValid() ? colors.ground : theme().color(Token::BgPanel));
    painter.drawRoundedRect(rect, 4, 4);
    const QRectF inner = rect.adjusted(4, 2, -4, -2);
    painter.setFont(theme().font(TypeRole::Badge));
    painter.setPen(colors.text);
    const QString head
        = u"%1 · FIN %2"_s.arg(opcodeName(piece.opcode)
                                   .first(std::min<qsizetype>(4, opcodeName(piece.opcode).size()))
                                   .toUpper(),
            piece.fin ? u"1"_s : u"0"_s);
    painter.drawText(inner, Qt::AlignTop | Qt::AlignHCenter, head);
    painter.setFont(theme().font(TypeRole::Data));
    const QString text = painter.fontMetrics().elidedText(
        shown(piece.payload), Qt::ElideRight, static_cast<int>(inner.width()));
    painter.drawText(inner, Qt::AlignBottom | Qt::AlignHCenter, text);
}

void ReassemblyAnimation::paintBox(QPainter &painter, const QRectF &rect, const QString &title,
    const QString &text, bool isDone) const
{
    painter.setPen(QPen(theme().color(isDone ? Token::Ok : Token::LineStrong), isDone ? 2 : 1,
        isDone ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(theme().color(Token::BgSunken));
    painter.drawRoundedRect(rect, 5, 5);
    const QRectF inner = rect.adjusted(8, 4, -8, -4);
    painter.setFont(theme().font(TypeRole::Micro));
    painter.setPen(theme().color(isDone ? Token::Ok : Token::Text2));
    painter.drawText(inner, Qt::AlignTop | Qt::AlignLeft, title);
    painter.setFont(theme().font(TypeRole::Code));
    painter.setPen(theme().color(Token::Text));
    painter.drawText(inner, Qt::AlignBottom | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text, Qt::ElideLeft, static_cast<int>(inner.width())));
}

void ReassemblyAnimation::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal top = theme().px(PieceHeight + Gap);
    const QRectF message(1, top, width() * 0.68, theme().px(BoxHeight) - 2);
    const QRectF control(width() * 0.71, top, width() * 0.29 - 1, theme().px(BoxHeight) - 2);
    const bool isMoving = progress() < 1;
    const int settled = isMoving ? step() - 1 : step();

    QString controls;
    for (int i = 0; i < settled; ++i) {
        if (isControlOpcode(m_pieces.at(i).opcode))
            controls = shown(m_pieces.at(i).payload);
    }
    const bool isDone = isComplete(settled);
    paintBox(painter, message, isDone ? tr("message, complete") : tr("message"),
        messageText(settled), isDone);
    paintBox(painter, control, tr("answered at once"), controls, false);

    for (int i = 0; i < stepCount(); ++i) {
        const bool isCurrent = i == step() - 1;
        QRectF rect = pieceRect(i);
        if (isCurrent && isMoving) {
            const QRectF &target = isControlOpcode(m_pieces.at(i).opcode) ? control : message;
            const QPointF way = target.center() - rect.center();
            rect.translate(way * progress());
        }
        painter.setOpacity(i < step() ? 1 : 0.4); // dim: not here yet
        paintPiece(painter, rect, m_pieces.at(i), isCurrent);
        painter.setOpacity(1);
    }
}

} // namespace Framescope
