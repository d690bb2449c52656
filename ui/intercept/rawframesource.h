#pragma once

#include "protocol/connection/intercept.h"
#include "ui/hex/hexcontent.h"

namespace Framescope {

/// A frame that is not on the wire yet, as it would stand there; the payload is masked as it is
/// read.
class RawFrameSource final : public ByteSource
{
public:
    enum class Payload { Masked, Plain };

    RawFrameSource(const RawFrame &frame, Payload payload);

    quint64 size() const override;
    QByteArray read(quint64 offset, qsizetype length) const override;

private:
    const QByteArray m_header;
    const QByteArray m_payload;
    const std::optional<MaskingKey> m_key;
};

/// What a hex view shows of \a frame.
HexContent wireContent(const RawFrame &frame);

} // namespace Framescope
