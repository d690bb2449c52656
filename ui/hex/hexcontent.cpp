#include "ui/hex/hexcontent.h"

#include "ui/hex/fragmentssource.h"
#include "ui/hex/framebytesources.h"

#include <algorithm>

namespace Framescope {

namespace {

OctetRange overlap(OctetRange one, OctetRange other)
{
    const quint64 begin = std::max(one.offset, other.offset);
    const quint64 end = std::min(one.offset + one.length, other.offset + other.length);
    return begin < end ? OctetRange { begin, end - begin } : OctetRange();
}

} // namespace

OctetRange HexContent::toPositions(OctetRange wire) const
{
    const OctetRange part = wirePart.value_or(OctetRange { 0, size() });
    const OctetRange here = overlap(wire, { firstWireOctet, part.length });
    if (here.isEmpty())
        return {};
    return { here.offset - firstWireOctet + part.offset, here.length };
}

OctetRange HexContent::toWire(OctetRange positions) const
{
    const OctetRange part = wirePart.value_or(OctetRange { 0, size() });
    const OctetRange here = overlap(positions, part);
    if (here.isEmpty())
        return {};
    return { here.offset - part.offset + firstWireOctet, here.length };
}

HexContent wireContent(const FrameHandle &frame)
{
    if (frame.isNull())
        return {};
    return { std::make_shared<FrameWireSource>(frame), std::make_shared<FramePlainSource>(frame),
        frame.record().header, 0, {} };
}

HexContent payloadContent(const FrameHandle &frame)
{
    if (frame.isNull())
        return {};
    const auto payload = std::make_shared<FramePayloadSource>(frame);
    return { payload, payload, frame.record().header,
        static_cast<quint64>(frame.record().header.size()), {} };
}

bool isCompressedFragment(const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    const FrameId first = record.messageFirst;
    if (first == 0 || !isDataOpcode(record.header.opcode))
        return false;
    if (first == record.id)
        return (record.header.rsv & Rsv1) != 0;
    if (frame.messageLength())
        return true;
    if (!frame.block().contains(first))
        return false;
    const int row = static_cast<int>(first - frame.block().firstId());
    return (frame.block().record(row).header.rsv & Rsv1) != 0;
}

HexContent plainContent(const FrameHandle &frame)
{
    if (frame.isNull() || !isCompressedFragment(frame))
        return payloadContent(frame);
    const bool isAlone = frame.record().messageFirst == frame.record().id;
    if (!isAlone || !frame.messageLength())
        return {};
    const auto message = std::make_shared<FrameMessageSource>(frame);
    return { message, message, std::nullopt, 0, OctetRange() };
}

} // namespace Framescope
