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

    /// Where the icon stands in a place that is wider than high.
    enum class Stand : quint8 {
        Middle,
        BeforeWord, ///< at the left end: the rest is room before a word
    };

    /// \a name is the file's without ".svg".
    IconEngine(const QString &name, const Colors &colors, Stand stand = Stand::Middle);

    /// \a size is in logical pixels. Cached by Qt's pixmap cache.
    static QPixmap render(const QString &name, const QColor &color, QSize size,
        qreal devicePixelRatio, Stand stand = Stand::Middle);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(
        const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override;

private:
    QColor color(QIcon::Mode mode, QIcon::State state) const;

    QString m_name;
    Colors m_colors;
    Stand m_stand;
};

} // namespace Framescope
