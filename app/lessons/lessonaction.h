#pragma once

#include "protocol/handshake/headerfield.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// The peers that lessons have on this computer.
enum class LessonServer : quint8 {
    Echo, ///< sends every message back, without compression
    Deflate, ///< the same with permessage-deflate (RFC 7692)
    Tls, ///< the same over TLS, with a certificate that nobody has signed but itself
    Silent, ///< opens the connection and never says anything again
    Guarded, ///< an echo that refuses requests without an Origin, and those of other origins
    Watch, ///< Framescope itself as the server: sends a file after each change
};

/// "echo", "deflate" and so on.
QString lessonServerName(LessonServer server);
std::optional<LessonServer> lessonServerFromName(QStringView name);

/// One thing that happens on the learner's connection: an exercise's input, the solution that a
/// lesson gives for it, or what a step begins with. Only the peers that lessons have are ever
/// spoken to.
struct LessonAction
{
    enum class Kind : quint8 {
        Connect, ///< opens another connection to server
        Text, ///< a text message
        Binary, ///< a binary message
        Octets, ///< payload goes out as it is, legal or not
        Frame, ///< one frame with a fresh masking-key
        Ping,
        Close, ///< begins the closing handshake
        Abort, ///< ends TCP
        Write, ///< payload becomes the content of the watched file
    };

    Kind kind = Kind::Text;
    bool byPeer = false; ///< the other end does it; not Connect and Write
    QByteArray payload {}; ///< of a message or frame, or octets of the wire
    quint8 opcode = 1; ///< of Frame, raw
    bool fin = true; ///< of Frame
    quint8 rsv = 0; ///< of Frame: RSV1 is 4
    bool masked = true; ///< of Frame
    std::optional<quint16> code {}; ///< of Close
    std::optional<LessonServer> server {}; ///< of Connect; nullopt: the lesson's
    HeaderFields headers {}; ///< of Connect: instead of the automatic ones of their names
    QList<QByteArray> removedHeaders {}; ///< of Connect

    /// Reads "text Hello", "frame text more: and a", "close 1000 bye", "connect tls",
    /// "connect | Origin: http://a.example | -Sec-WebSocket-Version", "peer ping beat"; nullopt
    /// for what is none.
    static std::optional<LessonAction> fromText(QStringView text);
    /// What one types into the line beside an exercise.
    static std::optional<LessonAction> fromInput(Kind kind, const QString &input);

    friend bool operator==(const LessonAction &, const LessonAction &) = default;
};

} // namespace Framescope
