#pragma once

#include "app/message/imagekind.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace Framescope {

/// A picture out of a payload, made for painting.
struct DecodedImage
{
    QImage image; ///< premultiplied; null if there is a problem
    QImage small; ///< the same at no more than SmallSide, to be scaled while painting
    ImageKind kind = ImageKind::None;
    QString problem; ///< a sentence
};

/// Pictures of more pixels are not decoded: 32 Mpx take 128 MiB.
constexpr qint64 MaxImagePixels = 32LL << 20;
/// Pixels along the longer side.
constexpr int SmallSide = 2048;

/// Decodes PNG, JPEG, GIF (its first picture), BMP, and WebP where Qt can; nothing else, whatever
/// Qt could read. Looks at the size before it decodes. Any thread.
DecodedImage decodeImage(const QByteArray &octets);

} // namespace Framescope
