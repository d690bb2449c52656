#include "ui/hex/hexcontent.h"

#include "ui/hex/framebytesources.h"

#include <algorithm>

namespace Framescope {

OctetRange HexContent::toPositions(OctetRange wire) const
{
    const quint64 begin = std::max(wire.offset, firstWireOctet);
    const quint64 end = std::min(wire.offset + wire.length, firstWireOctet + size());
    if (begin >= end)
        return {};
    return { begin - firstWireOctet, end - begin };
}

OctetRange HexContent::toWire(OctetRange positions) const
{
    return { positions.offset + firstWireOctet, positions.length };
}

HexContent wireContent(const FrameHandle &frame)
{
    if (frame.isNull())
        return {};
    return { std::make_shared<FrameWireSource>(frame), std::make_shared<FramePlainSource>(frame),
        frame.record().header, 0 };
}

HexContent payloadContent(const FrameHandle &frame)
{
    if (frame.isNull())
        return {};
    const auto payload = std::make_shared<FramePayloadSource>(frame);
    return { payload, payload, frame.record().header,
        static_cast<quint64>(frame.record().header.size()) };
}

} // namespace Framescope
