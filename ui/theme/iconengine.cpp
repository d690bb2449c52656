#include "ui/theme/iconengine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;

IconEngine::IconEngine(const QString &name, const Colors &colors, Stand stand)
    : m_name(name)
    , m_colors(colors)
    , m_stand(stand)
{
}

QPixmap IconEngine::render(
    const QString &name, const QColor &color, QSize size, qreal devicePixelRatio, Stand stand)
{
    const QSize device = (QSizeF(size) * devicePixelRatio).toSize();
    const QString key
        = u"framescope-icon/%1/%2/%3x%4@%5-%6"_s.arg(name, color.name(QColor::HexArgb))
              .arg(device.width())
              .arg(device.height())
              .arg(devicePixelRatio)
              .arg(static_cast<int>(stand));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("No icon is called %s", qUtf8Printable(name));
        return {};
    }
    QByteArray svg = file.readAll();
    // The files are drawn in one neutral colour, which stands for "the colour of the job".
    svg.replace("#4A5464", color.name().toLatin1());

    pixmap = QPixmap(device);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const int side = std::min(device.width(), device.height());
    const int left = stand == Stand::BeforeWord ? 0 : (device.width() - side) / 2;
    QSvgRenderer(svg).render(&painter, QRectF(left, (device.height() - side) / 2, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void IconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(
        rect.topLeft(), render(m_name, color(mode, state), rect.size(), ratio, m_stand));
}

QPixmap IconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1.0);
}

QPixmap IconEngine::scaledPixmap(
    const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    // QIcon asks in device pixels and sets the ratio itself.
    const QSizeF logical = QSizeF(size) / scale;
    return render(m_name, color(mode, state), logical.toSize(), scale, m_stand);
}

QIconEngine *IconEngine::clone() const
{
    return new IconEngine(*this);
}

QColor IconEngine::color(QIcon::Mode mode, QIcon::State state) const
{
    if (mode == QIcon::Disabled)
        return m_colors.disabled;
    return state == QIcon::On ? m_colors.on : m_colors.normal;
}

} // namespace Framescope
