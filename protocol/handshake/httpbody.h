#pragma once

#include "protocol/handshake/httphead.h"

#include <QString>

#include <tl/expected.hpp>

namespace Framescope {

/// Follows the body of an HTTP/1.x message to its end, octet by octet as they come (RFC 9112 §6
/// and §7.1), and keeps none of it.
class HttpBodyFramer
{
public:
    enum class Framing : quint8 {
        None, ///< there is no body
        Length, ///< Content-Length octets
        Chunked,
        UntilClose, ///< whatever comes until the stream ends
    };

    /// No body.
    HttpBodyFramer() = default;

    /// The error says what makes the end of the body doubtful, one sentence without a full stop:
    /// such a message must not be passed on, because the next reader may see another end
    /// (RFC 9112 §11.2). A repeated Content-Length is doubtful even when the values agree.
    static tl::expected<HttpBodyFramer, QString> ofRequest(const RequestHead &request);
    /// \a requestMethod is that of the request which \a response answers.
    static tl::expected<HttpBodyFramer, QString> ofResponse(
        const ResponseHead &response, QByteArrayView requestMethod);

    Framing framing() const { return m_framing; }

    /// Returns how many of \a octets belong to the body; those after it are the caller's. Takes
    /// nothing once the body is complete, and stops in front of an octet that makes it invalid.
    qsizetype read(QByteArrayView octets);

    /// All octets of the body were read; never true for UntilClose.
    bool isComplete() const { return m_state == State::Complete; }
    /// The chunked coding is broken, or its trailer is longer than 64 KiB.
    bool isInvalid() const { return m_state == State::Invalid; }

private:
    enum class State : quint8 {
        Complete,
        Data, ///< of the body, or of a chunk
        ChunkSize,
        ChunkExtension,
        ChunkSizeLineFeed,
        ChunkDataCarriageReturn,
        ChunkDataLineFeed,
        TrailerLine,
        TrailerLineFeed,
        Invalid,
    };

    HttpBodyFramer(Framing framing, quint64 length);
    static tl::expected<HttpBodyFramer, QString> ofFields(
        const HttpHead &head, int httpMinor, bool isRequest);
    void readChunkOctet(char octet);
    void readSizeOctet(char octet);
    void readTrailerOctet(char octet);

    Framing m_framing = Framing::None;
    State m_state = State::Complete;
    quint64 m_left = 0; ///< octets of Data
    int m_sizeDigits = 0; ///< of the chunk size read so far
    bool m_lineEmpty = true; ///< of the trailer
    bool m_lastChunk = false;
    qsizetype m_lineOctets = 0; ///< of a chunk's size line, or of the trailer
};

} // namespace Framescope
