#include "app/message/imagekind.h"

#include <QtEndian>

namespace Framescope {

namespace {

/// "BM", the size of the file and the size of the header behind it: two letters alone say little.
bool isBmp(QByteArrayView octets)
{
    constexpr qsizetype HeadersLength = 18;
    if (octets.size() < HeadersLength || !octets.startsWith("BM"))
        return false;
    const auto size = qFromLittleEndian<quint32>(octets.data() + 2);
    const auto header = qFromLittleEndian<quint32>(octets.data() + 14);
    return size >= HeadersLength && size <= static_cast<quint64>(octets.size())
        && (header == 12 || (header >= 40 && header <= 124));
}

} // namespace

ImageKind imageKind(QByteArrayView octets)
{
    if (octets.startsWith("\x89PNG\r\n\x1A\n"))
        return ImageKind::Png;
    if (octets.startsWith("\xFF\xD8\xFF"))
        return ImageKind::Jpeg;
    if (octets.startsWith("GIF87a") || octets.startsWith("GIF89a"))
        return ImageKind::Gif;
    if (octets.startsWith("RIFF") && octets.size() >= 12 && octets.sliced(8, 4) == "WEBP")
        return ImageKind::Webp;
    return isBmp(octets) ? ImageKind::Bmp : ImageKind::None;
}

const char *imageFormat(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png:
        return "png";
    case ImageKind::Jpeg:
        return "jpeg";
    case ImageKind::Gif:
        return "gif";
    case ImageKind::Bmp:
        return "bmp";
    case ImageKind::Webp:
        return "webp";
    case ImageKind::None:
        break;
    }
    return "";
}

const char *imageName(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png:
        return "PNG";
    case ImageKind::Jpeg:
        return "JPEG";
    case ImageKind::Gif:
        return "GIF";
    case ImageKind::Bmp:
        return "BMP";
    case ImageKind::Webp:
        return "WebP";
    case ImageKind::None:
        break;
    }
    return "";
}

} // namespace Framescope
