#include "ui/message/imagepreview.h"

#include "ui/frames/frametext.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/textlabel.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {
constexpr int CheckSize = 8; // px of the design
}

ImagePreview::ImagePreview(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_canvas(new ImageCanvas(theme, this))
    , m_facts(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_scale(
          new SegmentedSwitch(theme, tr("Size of the picture"), { tr("Fit"), tr("100 %") }, this))
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 12, 4);
    bar->addWidget(m_facts);
    bar->addStretch();
    bar->addWidget(m_scale);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_canvas, 1);
    connect(m_scale, &SegmentedSwitch::currentIndexChanged, m_canvas, [this](int index) {
        m_canvas->setScale(index == 0 ? ImageCanvas::Scale::Fit : ImageCanvas::Scale::Full);
    });
}

void ImagePreview::setImage(const DecodedImage &image, qsizetype octets)
{
    const QString facts = tr("%1, %2 × %3 pixels, %4 B")
                              .arg(QLatin1StringView(imageName(image.kind)))
                              .arg(image.image.width())
                              .arg(image.image.height())
                              .arg(countText(static_cast<quint64>(octets)));
    m_facts->setText(facts);
    m_canvas->setImage(image);
    m_canvas->setAccessibleName(tr("Picture: %1").arg(facts));
}

ImageCanvas::ImageCanvas(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void ImageCanvas::setImage(const DecodedImage &image)
{
    m_image = image;
    updateScrollBars();
    viewport()->update();
}

void ImageCanvas::setScale(Scale scale)
{
    m_scale = scale;
    updateScrollBars();
    viewport()->update();
}

QRectF ImageCanvas::imageRect() const
{
    const QSizeF size = shownSize();
    const QSizeF room = viewport()->size();
    return QRectF(std::max(0.0, (room.width() - size.width()) / 2) - horizontalScrollBar()->value(),
        std::max(0.0, (room.height() - size.height()) / 2) - verticalScrollBar()->value(),
        size.width(), size.height());
}

QSizeF ImageCanvas::shownSize() const
{
    const QSizeF full = QSizeF(m_image.image.size()) / devicePixelRatioF();
    if (m_scale == Scale::Full || full.isEmpty())
        return full;
    const QSizeF room = viewport()->size();
    const QSizeF fitted = full.scaled(room, Qt::KeepAspectRatio);
    return fitted.width() < full.width() ? fitted : full;
}

void ImageCanvas::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(Theme::Token::BgPanel));
    if (m_image.image.isNull())
        return;
    const QRectF target = imageRect();
    const QRect seen = target.toAlignedRect().intersected(event->rect());
    const int check = m_theme.px(CheckSize);
    painter.save();
    painter.setClipRect(seen);
    painter.fillRect(seen, m_theme.color(Theme::Token::BgPanel));
    const int left = qFloor(target.left());
    const int top = qFloor(target.top());
    for (int y = (seen.top() - top) / check; top + y * check <= seen.bottom(); ++y) {
        for (int x = (seen.left() - left) / check; left + x * check <= seen.right(); ++x) {
            if ((x + y) % 2 == 0) {
                painter.fillRect(left + x * check, top + y * check, check, check,
                    m_theme.color(Theme::Token::BgPress));
            }
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_scale == Scale::Fit);
    painter.drawImage(target, m_scale == Scale::Fit ? m_image.small : m_image.image);
    painter.restore();
    if (hasFocus()) {
        painter.setPen(m_theme.color(Theme::Token::Accent));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void ImageCanvas::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void ImageCanvas::keyPressEvent(QKeyEvent *event)
{
    constexpr int Step = 40; // px
    QScrollBar *across = horizontalScrollBar();
    QScrollBar *down = verticalScrollBar();
    switch (event->key()) {
    case Qt::Key_Left:
        return across->setValue(across->value() - Step);
    case Qt::Key_Right:
        return across->setValue(across->value() + Step);
    case Qt::Key_Up:
        return down->setValue(down->value() - Step);
    case Qt::Key_Down:
        return down->setValue(down->value() + Step);
    case Qt::Key_PageUp:
        return down->setValue(down->value() - viewport()->height());
    case Qt::Key_PageDown:
        return down->setValue(down->value() + viewport()->height());
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void ImageCanvas::updateScrollBars()
{
    const QSize size = m_scale == Scale::Full ? shownSize().toSize() : QSize();
    horizontalScrollBar()->setRange(0, std::max(0, size.width() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setRange(0, std::max(0, size.height() - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
}

} // namespace Framescope
