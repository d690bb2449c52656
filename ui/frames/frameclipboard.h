#pragma once

#include "app/session/framehandle.h"
#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QList>
#include <QObject>

#include <memory>

namespace Framescope {

/// Copies frames and messages to the clipboard, a line each, once they are read: which may take a
/// moment.
class FrameClipboard : public QObject
{
    Q_OBJECT
public:
    /// Of a payload, where a frame ends a compressed message the message.
    enum class Format {
        Text, ///< text payloads as they are, others in hex
        Hex, ///< the octets that crossed the wire, header and masked payload
        Base64, ///< of the payload
        CArray, ///< the payload as an array of unsigned char
        Python, ///< the payload as a literal of bytes
        Json, ///< as `--json` prints it
        JsonLine, ///< as .jsonl files have it
    };

    struct Item
    {
        FrameId id = 0;
        bool isMessage = false; ///< the whole message that the frame belongs to; in Hex its payload
    };

    /// What is copied at most; beyond it copied() says less than was asked for.
    static constexpr qsizetype MaxFrames = 100'000;
    static constexpr qsizetype MaxOctets = 64 << 20;

    explicit FrameClipboard(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);

public slots:
    /// In the order of \a items.
    void copy(const QList<Framescope::FrameClipboard::Item> &items,
        Framescope::FrameClipboard::Format format);

signals:
    /// \a frames of the \a asked ones are on the clipboard.
    void copied(qsizetype frames, qsizetype asked);

private:
    const std::shared_ptr<const SessionStore> m_store;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
