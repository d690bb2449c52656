#pragma once

#include "protocol/wire/frame.h"
#include "protocol/wire/permessagedeflate.h"

#include <QByteArray>

#include <deque>
#include <optional>

namespace Framescope {

/// What is to be sent behind a message that takes long to compress or to copy, and that message
/// itself, in their order. Compresses or hands it out in slices, so that whoever shares the thread
/// need not wait for the whole.
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
    qint64 octets() const { return m_octets - (m_insideFrame ? m_taken : 0); }
    /// Likewise without the one that is being compressed.
    qint64 octetsBehindFirst() const;

    void append(std::optional<MessageType> type, const QByteArray &octets);
    const Item &first() const { return m_items.front(); }

    /// Takes at most \a room octets, and \a room less, of the first message as it is, behind
    /// taken(); takeFirst() once it is complete. Between the two, nothing else can be sent.
    QByteArrayView takeSlice(qsizetype &room);
    bool isInsideFrame() const { return m_insideFrame; }
    qsizetype taken() const { return m_taken; }
    bool isFirstTaken() const { return m_taken == first().octets.size(); }
    Item takeFirst();

    /// Compresses the first message by at most \a room octets, and takes them, or at least one, off
    /// \a room. Returns what stands first once it is ready to be sent.
    std::optional<Item> next(MessageDeflater &deflater, qsizetype &room);
    /// A message of which a part is compressed leaves its deflater of no use. One of which a part
    /// was taken as it is stays.
    void clear();

private:
    std::deque<Item> m_items;
    qint64 m_octets = 0; ///< of all items
    qsizetype m_taken = 0; ///< octets of the first item that are compressed or sent
    bool m_insideFrame = false; ///< of the first item, which is sent as it is
};

} // namespace Framescope
