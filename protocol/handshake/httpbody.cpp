#include "protocol/handshake/httpbody.h"

#include "protocol/handshake/httpsyntax.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Chunk extensions carry nothing anyone reads; without a limit they would never have to end.
constexpr qsizetype SizeLineLimit = 4 * 1024;
constexpr qsizetype TrailerLimit = 64 * 1024;

constexpr int MaxSizeDigits = 15; ///< of a chunk: what it says fits 64 bits with room to spare

int hexValue(char octet)
{
    if (octet >= '0' && octet <= '9')
        return octet - '0';
    const char lower = static_cast<char>(octet | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// 1*DIGIT and nothing else (RFC 9110 §8.6); at most 18 digits, which no real length has.
std::optional<quint64> readLength(QByteArrayView value)
{
    if (value.isEmpty() || value.size() > 18)
        return std::nullopt;
    quint64 length = 0;
    for (const char octet : value) {
        if (octet < '0' || octet > '9')
            return std::nullopt;
        length = length * 10 + static_cast<quint64>(octet - '0');
    }
    return length;
}

bool isKnownCoding(QByteArrayView coding)
{
    constexpr auto Known = std::to_array<const char *>(
        { "chunked", "gzip", "x-gzip", "deflate", "compress", "x-compress" });
    return std::any_of(Known.begin(), Known.end(),
        [coding](const char *known) { return equalsIgnoringCase(coding, known); });
}

/// True if chunked is the last coding, false if it is missing.
tl::expected<bool, QString> readCodings(QByteArrayView value)
{
    const QList<QByteArrayView> codings = listElements(value);
    if (codings.isEmpty())
        return tl::unexpected(u"Transfer-Encoding is empty"_s);
    for (qsizetype i = 0; i < codings.size(); ++i) {
        if (!isKnownCoding(codings[i])) {
            return tl::unexpected(
                u"Transfer-Encoding names %1, which is unknown"_s.arg(printableText(codings[i])));
        }
        const bool isLast = i == codings.size() - 1;
        if (!isLast && equalsIgnoringCase(codings[i], "chunked"))
            return tl::unexpected(u"Transfer-Encoding names chunked before its end"_s);
    }
    return equalsIgnoringCase(codings.last(), "chunked");
}

} // namespace

HttpBodyFramer::HttpBodyFramer(Framing framing, quint64 length)
    : m_framing(framing)
    , m_state(framing == Framing::Chunked ? State::ChunkSize
              : length == 0               ? State::Complete
                                          : State::Data)
    , m_left(length)
{
}

tl::expected<HttpBodyFramer, QString> HttpBodyFramer::ofFields(
    const HttpHead &head, int httpMinor, bool isRequest)
{
    const QList<QByteArray> lengths = head.values("Content-Length");
    if (lengths.size() > 1)
        return tl::unexpected(u"Content-Length stands %1 times"_s.arg(lengths.size()));
    if (const auto codings = head.combinedValue("Transfer-Encoding")) {
        if (!lengths.isEmpty())
            return tl::unexpected(u"It has both Transfer-Encoding and Content-Length"_s);
        if (httpMinor == 0)
            return tl::unexpected(u"HTTP/1.0 knows no Transfer-Encoding"_s);
        const auto chunked = readCodings(*codings);
        if (!chunked)
            return tl::unexpected(chunked.error());
        if (*chunked)
            return HttpBodyFramer(Framing::Chunked, 0);
        if (isRequest)
            return tl::unexpected(u"Transfer-Encoding does not end with chunked"_s);
        return HttpBodyFramer(Framing::UntilClose, std::numeric_limits<quint64>::max());
    }
    if (lengths.isEmpty()) {
        return isRequest ? HttpBodyFramer()
                         : HttpBodyFramer(Framing::UntilClose, std::numeric_limits<quint64>::max());
    }
    const auto length = readLength(lengths.first());
    if (!length) {
        return tl::unexpected(
            u"Content-Length is %1, which is no length"_s.arg(printableText(lengths.first())));
    }
    return HttpBodyFramer(Framing::Length, *length);
}

tl::expected<HttpBodyFramer, QString> HttpBodyFramer::ofRequest(const RequestHead &request)
{
    return ofFields(request, request.httpMinor, true);
}

tl::expected<HttpBodyFramer, QString> HttpBodyFramer::ofResponse(
    const ResponseHead &response, QByteArrayView requestMethod)
{
    const auto framer = ofFields(response, response.httpMinor, false);
    if (!framer)
        return framer;
    const int status = response.statusCode;
    // These fields tell of a body that is not sent (RFC 9112 §6.3).
    if (requestMethod == "HEAD" || status / 100 == 1 || status == 204 || status == 304)
        return HttpBodyFramer();
    return framer;
}

qsizetype HttpBodyFramer::read(QByteArrayView octets)
{
    if (m_framing == Framing::UntilClose)
        return octets.size();
    qsizetype taken = 0;
    while (taken < octets.size() && m_state != State::Complete && m_state != State::Invalid) {
        if (m_state != State::Data) {
            readChunkOctet(octets[taken]);
            if (m_state != State::Invalid)
                ++taken;
            continue;
        }
        const auto count = static_cast<qsizetype>(
            std::min<quint64>(m_left, static_cast<quint64>(octets.size() - taken)));
        taken += count;
        m_left -= static_cast<quint64>(count);
        if (m_left == 0) {
            m_state
                = m_framing == Framing::Chunked ? State::ChunkDataCarriageReturn : State::Complete;
        }
    }
    return taken;
}

void HttpBodyFramer::readChunkOctet(char octet)
{
    const auto expect
        = [&](char wanted, State next) { m_state = octet == wanted ? next : State::Invalid; };
    switch (m_state) {
    case State::ChunkSize:
    case State::ChunkExtension:
        readSizeOctet(octet);
        return;
    case State::ChunkSizeLineFeed:
        expect('\n', m_lastChunk ? State::TrailerLine : State::Data);
        m_lineOctets = 0;
        m_sizeDigits = 0;
        m_lineEmpty = true;
        return;
    case State::ChunkDataCarriageReturn:
        expect('\r', State::ChunkDataLineFeed);
        return;
    case State::ChunkDataLineFeed:
        expect('\n', State::ChunkSize);
        return;
    case State::TrailerLine:
    case State::TrailerLineFeed:
        readTrailerOctet(octet);
        return;
    case State::Complete:
    case State::Data:
    case State::Invalid:
        Q_UNREACHABLE();
    }
}

/// chunk-size [ chunk-ext ] CRLF (RFC 9112 §7.1). Only CR LF ends the line: who takes LF alone, or
/// a CR inside, for its end reads another body.
void HttpBodyFramer::readSizeOctet(char octet)
{
    if (++m_lineOctets > SizeLineLimit) {
        m_state = State::Invalid;
        return;
    }
    const int digit = m_state == State::ChunkSize ? hexValue(octet) : -1;
    if (digit >= 0) {
        m_left = m_left * 16 + static_cast<quint64>(digit);
        if (++m_sizeDigits > MaxSizeDigits)
            m_state = State::Invalid;
        return;
    }
    if (m_sizeDigits == 0) {
        m_state = State::Invalid;
        return;
    }
    if (octet == '\r') {
        m_lastChunk = m_left == 0;
        m_state = State::ChunkSizeLineFeed;
    } else if (m_state == State::ChunkSize) {
        const bool extends = octet == ';' || octet == ' ' || octet == '\t';
        m_state = extends ? State::ChunkExtension : State::Invalid;
    } else if (containsControl({ &octet, 1 })) {
        m_state = State::Invalid;
    }
}

void HttpBodyFramer::readTrailerOctet(char octet)
{
    if (++m_lineOctets > TrailerLimit) {
        m_state = State::Invalid;
        return;
    }
    if (m_state == State::TrailerLineFeed) {
        if (octet != '\n')
            m_state = State::Invalid;
        else
            m_state = m_lineEmpty ? State::Complete : State::TrailerLine;
        m_lineEmpty = true;
    } else if (octet == '\r') {
        m_state = State::TrailerLineFeed;
    } else if (containsControl({ &octet, 1 })) {
        m_state = State::Invalid;
    } else {
        m_lineEmpty = false;
    }
}

} // namespace Framescope
