#pragma once

#include "app/capture/sessionrecorder.h"
#include "protocol/handshake/headerfield.h"

namespace Framescope {

/// Records connections of which only the messages are known, from formats that carry no frames.
/// Each message becomes one frame; a client's is masked with a key of zeros, so that its octets
/// stand in the file as they are and no rule is broken that nobody broke. Heads are written of the
/// fields that are known, and not judged.
class MessageRecorder
{
public:
    struct Handshake
    {
        QString url;
        QByteArray requestLine; ///< empty: made of \a url
        HeaderFields requestFields;
        int status = 0; ///< 0: there was no response
        QByteArray statusText;
        HeaderFields responseFields;
        std::optional<TcpConnected> addresses;
        bool opened = false;
    };

    /// \a store must be empty, and outlive this.
    explicit MessageRecorder(SessionStore &store);

    /// Begins the next connection; what follows is about it.
    void open(const Handshake &handshake, Timestamp requested, Timestamp answered);
    void addMessage(Direction direction, MessageType type, QByteArrayView payload, Timestamp time);
    void addEvent(Timestamp time, const Event &event);
    quint64 messages() const { return m_messages; }
    void flush() { m_recorder.flush(); }

private:
    SessionRecorder m_recorder;
    ConnectionId m_connection = 0;
    quint64 m_messages = 0;
    int m_unflushed = 0; ///< connections
};

} // namespace Framescope
