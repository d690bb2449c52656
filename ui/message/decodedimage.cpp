#include "ui/message/decodedimage.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <algorithm>

namespace Framescope {

namespace {

struct DecodedImageWords
{
    Q_DECLARE_TR_FUNCTIONS(DecodedImage)
};

} // namespace

DecodedImage decodeImage(const QByteArray &octets)
{
    DecodedImage decoded;
    decoded.kind = imageKind(octets);
    if (decoded.kind == ImageKind::None) {
        decoded.problem = DecodedImageWords::tr("These octets do not begin as a picture does.");
        return decoded;
    }
    const QString name = QLatin1StringView(imageName(decoded.kind));
    const QByteArray format = imageFormat(decoded.kind);
    if (!QImageReader::supportedImageFormats().contains(format)) {
        decoded.problem
            = DecodedImageWords::tr("This is a %1 picture, which the installed Qt cannot read.")
                  .arg(name);
        return decoded;
    }
    QBuffer buffer;
    buffer.setData(octets);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setDecideFormatFromContent(false);
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty()) {
        decoded.problem
            = DecodedImageWords::tr("The %1 picture does not say how large it is.").arg(name);
        return decoded;
    }
    if (qint64 { size.width() } * size.height() > MaxImagePixels) {
        decoded.problem
            = DecodedImageWords::tr("The %1 picture of %2 × %3 pixels is too large to be shown.")
                  .arg(name)
                  .arg(size.width())
                  .arg(size.height());
        return decoded;
    }
    QImage image = reader.read();
    if (image.isNull()) {
        decoded.problem = DecodedImageWords::tr("The %1 picture cannot be decoded: %2.")
                              .arg(name, reader.errorString());
        return decoded;
    }
    image.convertTo(QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(1);
    decoded.image = image;
    const bool isLarge = std::max(image.width(), image.height()) > SmallSide;
    decoded.small = isLarge
        ? image.scaled(SmallSide, SmallSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)
        : image;
    return decoded;
}

} // namespace Framescope
