#pragma once

#include <QByteArrayView>

namespace Framescope {

/// A format of pictures that a payload may be in.
enum class ImageKind : quint8 { None, Png, Jpeg, Gif, Bmp, Webp };

/// By the first octets alone.
ImageKind imageKind(QByteArrayView octets);

/// As QImageReader calls it, "png"; empty for None.
const char *imageFormat(ImageKind kind);

/// As people write it, "PNG"; empty for None.
const char *imageName(ImageKind kind);

} // namespace Framescope
