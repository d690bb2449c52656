#pragma once

#include "ui/anatomy/messageoutline.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// The fragments of a message in a row of boxes, the selected frame's marked. A click asks for that
/// frame. Boxes that have no room are counted.
class FragmentStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FragmentStrip(const Theme &theme, QWidget *parent = nullptr);

    void setMessage(const MessageOutline &message);

    /// Index within the outline's fragments; nullopt beside the boxes.
    std::optional<qsizetype> fragmentAt(QPoint point) const;

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

signals:
    void frameRequested(Framescope::FrameId frame);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Box
    {
        qsizetype fragment;
        QRect rect;
    };

    QList<Box> arrange(int width) const;
    QString textOf(const MessageOutline::Fragment &fragment) const;
    QString hiddenText(const QList<Box> &boxes) const;
    int boxHeight() const;

    const Theme &m_theme;
    MessageOutline m_message;
    QList<Box> m_boxes; ///< as painted
};

} // namespace Framescope
