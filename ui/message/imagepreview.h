#pragma once

#include "ui/message/decodedimage.h"

#include <QAbstractScrollArea>
#include <QWidget>

namespace Framescope {

class ImageCanvas;
class SegmentedSwitch;
class TextLabel;
class Theme;

/// A picture on a checkerboard, fitted into the room there is or at its own size.
class ImagePreview : public QWidget
{
    Q_OBJECT
public:
    explicit ImagePreview(const Theme &theme, QWidget *parent = nullptr);

    /// \a octets is how long the payload is.
    void setImage(const DecodedImage &image, qsizetype octets);
    ImageCanvas *canvas() const { return m_canvas; }

private:
    ImageCanvas *m_canvas;
    TextLabel *m_facts;
    SegmentedSwitch *m_scale;
};

/// What the picture is painted on.
class ImageCanvas : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit ImageCanvas(const Theme &theme, QWidget *parent = nullptr);

    enum class Scale {
        Fit, ///< never larger than it is
        Full, ///< a pixel of the picture a pixel of the screen
    };
    void setImage(const DecodedImage &image);
    void setScale(Scale scale);
    /// Where the picture is, in the viewport.
    QRectF imageRect() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void updateScrollBars();
    QSizeF shownSize() const;

    const Theme &m_theme;
    DecodedImage m_image;
    Scale m_scale = Scale::Fit;
};

} // namespace Framescope
