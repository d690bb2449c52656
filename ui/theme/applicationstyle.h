#pragma once

#include <QPointer>
#include <QProxyStyle>

class QAbstractItemView;
class QStyleOptionViewItem;

namespace Framescope {

class Theme;

/// Fusion, the same on every desktop, with what neither a palette nor a style sheet can say: the
/// frame of the current row, the room between a button's icon and its word, and the dots at the end
/// of a column's name that has no room. Belongs to the application, which may outlive the theme;
/// GUI thread only.
class ApplicationStyle : public QProxyStyle
{
    Q_OBJECT
public:
    /// What QPushButton leaves between the place of its icon and its word, logical px. The rest of
    /// the gap is part of the place.
    static constexpr int QtIconGap = 4;

    explicit ApplicationStyle(const Theme &theme);

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option,
        const QWidget *widget = nullptr) const override;

private:
    void drawFrame(QPainter &painter, const QRect &rect) const;
    void drawRowFrame(
        QPainter &painter, const QStyleOptionViewItem &cell, const QAbstractItemView &view) const;

    QPointer<const Theme> m_theme;
};

} // namespace Framescope
