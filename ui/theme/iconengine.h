#pragma once

#include <QColor>
#include <QIconEngine>

namespace Framescope {

/// Draws one of the line icons in resources/icons in a colour of the theme, sharp at every device
/// pixel ratio.
class IconEngine final : public QIconEngine
{
public:
    struct Colors
    {
        QColor normal;
        QColor disabled;
        QColor on; ///< toggled on
    };

    /// \a name is the file's without ".svg".
    IconEngine(const QString &name, const Colors &colors);

    /// \a size is in logical pixels; where it is wider than high, the icon stands at its left end
    /// and leaves the rest as room before a word. Cached by Qt's pixmap cache.
    static QPixmap render(
        const QString &name, const QColor &color, QSize size, qreal devicePixelRatio);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(
        const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const;

    QString m_name;
    Colors m_colors;
};

} // namespace Framescope
