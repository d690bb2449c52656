#pragma once

#include "app/session/framehandle.h"
#include "ui/hex/bytesource.h"

#include <vector>

namespace Framescope {

/// The payloads of a message's frames behind each other, unmasked, none of them copied before it is
/// read.
class FragmentsSource final : public ByteSource
{
public:
    /// \a fragments in the order of the wire.
    explicit FragmentsSource(std::vector<FrameHandle> fragments);

    quint64 size() const override { return m_ends.empty() ? 0 : m_ends.back(); }
    QByteArray read(quint64 offset, qsizetype length) const override;

    /// Where the payload of frame \a id begins; nullopt if it is none of the fragments.
    std::optional<quint64> beginOf(FrameId id) const;

private:
    std::vector<FrameHandle> m_fragments;
    std::vector<quint64> m_ends; ///< of each payload
};

/// The decompressed message that ends with a frame.
class FrameMessageSource final : public ByteSource
{
public:
    /// \a frame has a message().
    explicit FrameMessageSource(const FrameHandle &frame)
        : m_frame(frame)
    {
    }

    quint64 size() const override { return *m_frame.messageLength(); }
    QByteArray read(quint64 offset, qsizetype length) const override;

private:
    FrameHandle m_frame;
};

} // namespace Framescope
