#pragma once

#include "protocol/wire/frame.h"
#include "protocol/wire/permessagedeflate.h"

#include <QByteArray>

#include <deque>
#include <optional>

namespace Framescope {

/// What is to be sent behind a message that takes long to compress, and that message itself, in
/// their order. Compresses in slices, so that whoever shares the thread need not wait for the
/// whole.
class SendingQueue
{
public:
    struct Item
    {
        std::optional<MessageType> type; ///< nullopt: no message but octets as they are
        QByteArray octets; ///< of a message, its plain payload
        /// Of a message: room for the header of a frame, MaxHeaderSize, and the compressed payload.
        QByteArray frame;

        QByteArrayView compressed() const { return QByteArrayView(frame).sliced(MaxHeaderSize); }
    };

    bool isEmpty() const { return m_items.empty(); }
    /// Plain octets of all that waits.
    qint64 octets() const { return m_octets; }
    /// Likewise without the one that is being compressed.
    qint64 octetsBehindFirst() const;

    void append(std::optional<MessageType> type, const QByteArray &octets);
    /// Compresses the first message by at most \a room octets, and takes them, or at least one, off
    /// \a room. Returns what stands first once it is ready to be sent.
    std::optional<Item> next(MessageDeflater &deflater, qsizetype &room);
    /// A message of which a part is compressed leaves its deflater of no use.
    void clear();

private:
    std::deque<Item> m_items;
    qint64 m_octets = 0;
    qsizetype m_taken = 0; ///< octets of the first item that are compressed
};

} // namespace Framescope
