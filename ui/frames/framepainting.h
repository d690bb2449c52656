#pragma once

#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace Framescope {

/// The signs by which frames are known all over the window. Colour is never the only code: a badge
/// spells the opcode, a mark has its shape, an arrow its direction. Sizes follow the text scale.
namespace FramePainting {

/// The opcode's badge in the middle of \a cell.
void drawBadge(QPainter &painter, const Theme &theme, const QRectF &cell, quint8 opcode);
/// An arrow to the right (client to server) or to the left in the middle of \a cell.
void drawDirection(QPainter &painter, const Theme &theme, const QRectF &cell, Direction direction);
/// A dot for the final frame of a message, a ring for one with more to follow.
void drawFin(QPainter &painter, const Theme &theme, const QRectF &cell, bool fin);
void drawIcon(QPainter &painter, const Theme &theme, const QRectF &cell, const QString &name,
    Theme::Token color, int size);

/// The opcode's mark, \a height tall (bars) or as large as it always is (the rest), around
/// \a place.
void drawMark(
    QPainter &painter, const Theme &theme, const QPointF &place, quint8 opcode, qreal height);
void drawViolationMark(QPainter &painter, const Theme &theme, const QPointF &place);

/// What drawChip() needs for \a text.
qreal chipWidth(const Theme &theme, const QString &text);
/// A word on a ground, elided to \a rect.
void drawChip(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &text,
    Theme::Token ground, Theme::Token ink = Theme::Token::Text2);
/// An outlined word such as "§5.5".
void drawTag(QPainter &painter, const Theme &theme, const QRectF &rect, const QString &text,
    Theme::Token color);

} // namespace FramePainting

} // namespace Framescope
