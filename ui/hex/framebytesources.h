#pragma once

#include "app/session/framehandle.h"
#include "ui/hex/bytesource.h"

namespace Framescope {

/// A frame as it crossed the wire: header, then the payload still masked.
class FrameWireSource final : public ByteSource
{
public:
    explicit FrameWireSource(const FrameHandle &frame);

    quint64 size() const override;
    QByteArray read(quint64 offset, qsizetype length) const override;

private:
    FrameHandle m_frame;
};

/// A frame's payload, unmasked (RFC 6455 §5.3).
class FramePayloadSource final : public ByteSource
{
public:
    explicit FramePayloadSource(const FrameHandle &frame);

    quint64 size() const override;
    QByteArray read(quint64 offset, qsizetype length) const override;

private:
    FrameHandle m_frame;
};

/// A frame's header as it crossed, then its payload unmasked: what a text column beside the wire
/// octets shows.
class FramePlainSource final : public ByteSource
{
public:
    explicit FramePlainSource(const FrameHandle &frame);

    quint64 size() const override;
    QByteArray read(quint64 offset, qsizetype length) const override;

private:
    FrameHandle m_frame;
    QByteArray m_header;
    FramePayloadSource m_payload;
};

} // namespace Framescope
