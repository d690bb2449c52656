#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace Framescope {

/// Text that is broken anywhere when it has to be: keys and header values have no spaces.
namespace WrappedText {

/// Height that \a text takes within \a width pixels.
int height(const QString &text, const QFont &font, int width);
/// Draws \a text in the painter's pen, vertically in the middle of \a rect.
void draw(QPainter &painter, const QRect &rect, const QString &text, const QFont &font);

} // namespace WrappedText
} // namespace Framescope
