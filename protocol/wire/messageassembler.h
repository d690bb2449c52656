#pragma once

#include "protocol/wire/frame.h"
#include "protocol/wire/permessagedeflate.h"
#include "protocol/wire/utf8validator.h"
#include "protocol/wire/violation.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Framescope {

/// Follows the frames of one direction: judges them, and assembles, decompresses and validates the
/// messages they carry. For each frame: beginFrame(), readPayload() for every part of the payload
/// as it comes, then endFrame(). What is wrong is told as soon as an octet shows it.
class MessageAssembler
{
public:
    /// \a messageLimit is in octets of an assembled, decompressed message.
    MessageAssembler(Direction direction, quint64 messageLimit);

    /// From the next frame on, RSV1 marks compressed messages (RFC 7692).
    void enableDeflate(DeflateContext context);

    QList<Violation> beginFrame(const FrameHeader &header);
    /// \a payload is unmasked, and consecutive.
    QList<Violation> readPayload(QByteArrayView payload);
    /// Instead of readPayload(), for an unfragmented compressed message that we have sent: its
    /// \a payload is the whole frame's, and \a plain, which must stay valid as long as message(),
    /// what it was made from.
    QList<Violation> readKnown(QByteArrayView payload, QByteArrayView plain);
    /// \a frame must be whole. The message that it completes, if any, is in message().
    QList<Violation> endFrame(const Frame &frame);

    /// The message that the last endFrame() completed; valid until the next call.
    const std::optional<Message> &message() const { return m_completed; }
    /// message() has been told of.
    void forgetMessage();

    /// What message() has as its payload, unless that is the payload of a frame.
    const QByteArray &assembled() const { return m_payload; }

    /// Octets that decompressing has brought forth, of all messages.
    quint64 inflatedOctets() const { return m_inflatedOctets; }

    /// What comes next may be an unfragmented message, and need not be followed here if it is
    /// legal and not compressed.
    bool isIdle() const { return !m_messageOpen && !m_overLimit && !m_closeRead; }
    /// True between the first frame of a message and its final one.
    bool isInsideMessage() const { return m_messageOpen; }
    /// True once a message or frame exceeds the limit. Nothing is assembled from there on, though
    /// frames are still judged.
    bool isOverLimit() const { return m_overLimit; }
    /// True once a Close frame has been read (§5.5.1).
    bool hasReadClose() const { return m_closeRead; }

private:
    // These append to \a found.
    void beginDataFrame(const FrameHeader &header, QList<Violation> &found);
    void takeText(QByteArrayView octets, QList<Violation> &found);
    void endDataFrame(const Frame &frame, QList<Violation> &found);
    void inflated(MessageInflater::Status status, qsizetype validated, QList<Violation> &found);
    Violation violation(
        Rule rule, quint64 offset, quint64 length, const QString &detail = {}) const;
    void startMessage(const FrameHeader &header);

    const Direction m_direction;
    const quint64 m_messageLimit;
    std::optional<DeflateContext> m_deflate;
    std::optional<MessageInflater> m_inflater; ///< made for the first compressed message
    quint64 m_inflatedOctets = 0;
    bool m_hasInflated = false; ///< a message, so that there is a context

    FrameHeader m_frame; ///< the frame being read
    quint64 m_framePayload = 0; ///< octets of it read so far
    bool m_assembling = false; ///< the frame's payload belongs to the open message

    bool m_messageOpen = false;
    MessageType m_type = MessageType::Text;
    bool m_compressed = false;
    bool m_textBroken = false; ///< told of already: no more of UTF-8 in this message
    /// Likewise of DEFLATE in the last message that was compressed. Text that is no UTF-8 is still
    /// inflated: later messages refer to it.
    bool m_deflateBroken = false;
    quint32 m_fragments = 0;
    quint64 m_wireLength = 0;
    QByteArray m_payload; ///< assembled so far; unused while one uncompressed frame is the message
    std::optional<QByteArrayView> m_known; ///< of readKnown()
    Utf8Validator m_utf8;

    std::optional<Message> m_completed;
    bool m_overLimit = false;
    bool m_closeRead = false;
};

} // namespace Framescope
