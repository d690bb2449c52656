#pragma once

#include "protocol/connection/event.h"
#include "protocol/wire/framedecoder.h"
#include "protocol/wire/messageassembler.h"

#include <QList>

#include <limits>
#include <span>

namespace Framescope {

/// Told of every frame and message of one direction, in wire order. What is handed over is valid
/// during the call.
class FrameObserver
{
public:
    virtual ~FrameObserver() = default;
    /// \a frame is complete, or the octets ended inside it. \a violations are its own.
    virtual void frameCrossed(const Frame &frame, const QList<Violation> &violations) = 0;
    /// Follows the final frame of \a message.
    virtual void messageCrossed(const Message &message) = 0;
};

/// Reads one direction of an open connection: octets in; frames, messages and violations out.
/// Reacts to nothing, so it serves endpoints and whoever only listens.
class FrameReader
{
public:
    /// \a messageLimit is in octets of an assembled message.
    FrameReader(Direction direction, quint64 messageLimit);

    void enableDeflate(DeflateContext context);

    /// Reads the octets that came next, in place: payloads in \a octets are unmasked.
    void read(std::span<char> octets, Timestamp now, FrameObserver &observer);
    /// Likewise, but stops where decompressing has brought forth InflatedAtOnce, or a little more:
    /// 8 KiB of what came can become 8 MiB. Returns how many of \a octets were read.
    std::size_t readSome(std::span<char> octets, Timestamp now, FrameObserver &observer);

    /// Takes a frame that is known already because we sent it; \a payload is unmasked.
    void pass(
        const FrameHeader &header, QByteArrayView payload, Timestamp now, FrameObserver &observer);
    /// Likewise in parts, while it goes out: its beginning, its \a octets as they come, and its end
    /// with the whole \a payload, or with what there was of it if it ended before.
    void beginPass(const FrameHeader &header);
    void passPart(QByteArrayView octets);
    void endPass(QByteArrayView payload, Timestamp now, FrameObserver &observer);
    /// Likewise for a compressed message in one frame; \a plain is what was compressed.
    void passCompressed(const FrameHeader &header, QByteArrayView payload, QByteArrayView plain,
        Timestamp now, FrameObserver &observer);

    /// No more octets will come: tells of a frame that was not finished.
    void end(Timestamp now, FrameObserver &observer);

    /// True between the first octet of a frame and its last.
    bool isInsideFrame() const { return m_decoder.isInsideFrame(); }
    /// True between the first frame of a message and its final one.
    bool isInsideMessage() const { return m_assembler.isInsideMessage(); }
    /// What the frame that is not complete yet has broken so far.
    const QList<Violation> &openFrameViolations() const { return m_violations; }
    /// Octets of a header that is not complete.
    QByteArrayView pendingHeader() const { return m_decoder.pendingHeader(); }
    /// Complete frames so far.
    quint64 framesRead() const { return m_framesRead; }

    quint64 inflatedOctets() const { return m_assembler.inflatedOctets(); }
    /// What is held of a frame and a message that are not complete.
    qsizetype openOctets() const;
    /// A copy of \a octets, which takes no time if they are those of the message that is told of.
    QByteArray share(QByteArrayView octets) const;

    bool isOverLimit() const { return m_assembler.isOverLimit(); }
    bool hasReadClose() const { return m_assembler.hasReadClose(); }

private:
    void readUnfragmented(std::span<char> &octets, Timestamp now, FrameObserver &observer);
    void tellUnfragmented(const Frame &frame, FrameObserver &observer);
    void readPart(const FramePart &part, Timestamp now, FrameObserver &observer);
    void finishFrame(const Frame &frame, FrameObserver &observer);
    void keep(std::span<const char> octets);
    void note(QList<Violation> &&violations);

    const Direction m_direction;
    const quint64 m_messageLimit;
    FrameDecoder m_decoder;
    MessageAssembler m_assembler;
    FrameHeader m_passed; ///< of beginPass()
    QByteArray m_payload; ///< of that frame, unmasked, when it came in several reads
    QList<Violation> m_violations; ///< of that frame
    quint64 m_framesRead = 0;
    std::size_t m_mostCompressed = std::numeric_limits<std::size_t>::max(); ///< taken at a time
};

} // namespace Framescope
