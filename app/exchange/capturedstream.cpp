#include "app/exchange/capturedstream.h"

#include "protocol/octetview.h"
#include "protocol/wire/framecheck.h"

namespace Framescope {

CapturedStream::CapturedStream(
    Direction direction, quint64 messageLimit, std::optional<DeflateContext> deflate)
    : m_direction(direction)
    , m_messageLimit(messageLimit)
    , m_negotiatedRsv(deflate ? Rsv1 : 0)
    , m_reader(direction, messageLimit)
{
    if (deflate)
        m_reader.enableDeflate(*deflate);
}

QByteArrayView CapturedStream::pendingHeader() const
{
    return m_state == State::Whole ? m_reader.pendingHeader() : m_decoder.pendingHeader();
}

void CapturedStream::read(std::span<char> octets, Timestamp now, FrameObserver &observer)
{
    if (m_toDrop > 0) {
        const std::size_t count = std::min<quint64>(m_toDrop, octets.size());
        octets = octets.subspan(count);
        m_toDrop -= count;
    }
    if (octets.empty())
        return;
    if (m_state == State::Searching) {
        if (!looksLikeFrames(octets)) {
            m_lost += octets.size();
            return;
        }
        m_state = State::Resumed;
    }
    std::span<char> walked = octets;
    while (m_walker.next(walked)) { }
    if (m_state == State::Whole)
        m_reader.read(octets, now, observer);
    else
        readAlone(octets, now, observer);
}

void CapturedStream::skip(quint64 count, Timestamp now, FrameObserver &observer)
{
    if (m_toDrop >= count) {
        m_toDrop -= count;
        return;
    }
    count -= std::exchange(m_toDrop, 0);
    const bool wasSearching = m_state == State::Searching;
    const quint64 left = m_walker.octetsLeft();
    if (!wasSearching)
        end(now, observer); // what has come of the frame
    m_walker = {};
    m_decoder = {};
    // Within a payload, the end of its frame is known though not its octets.
    if (!wasSearching && left >= count) {
        m_toDrop = left - count;
        m_state = State::Resumed;
    } else {
        m_state = State::Searching;
    }
}

/// A segment most often begins with a frame. It does if legal headers lead from one to the next to
/// its end, or through three of them.
bool CapturedStream::looksLikeFrames(std::span<char> octets) const
{
    constexpr int Enough = 3;
    QByteArrayView rest = octetView(octets);
    for (int frames = 0; frames < Enough; ++frames) {
        const auto header = decodeHeader(rest);
        if (!header || !checkHeader(*header, m_direction, m_negotiatedRsv).isEmpty())
            return false;
        const auto behind = static_cast<quint64>(rest.size() - header->size());
        if (header->payloadLength == behind)
            return true;
        if (header->payloadLength > behind)
            return false;
        rest = rest.sliced(header->size() + static_cast<qsizetype>(header->payloadLength));
    }
    return true;
}

void CapturedStream::readAlone(std::span<char> octets, Timestamp now, FrameObserver &observer)
{
    while (const auto part = m_decoder.next(octets)) {
        if (part->begins) {
            m_header = part->header;
            m_payload.clear();
            m_inFrame = true;
        }
        if (part->header.maskingKey)
            applyMask(part->octets, *part->header.maskingKey, part->payloadOffset);
        const quint64 room
            = m_messageLimit - std::min(m_messageLimit, static_cast<quint64>(m_payload.size()));
        m_payload.append(part->octets.data(),
            static_cast<qsizetype>(std::min<quint64>(room, part->octets.size())));
        if (part->ends)
            finishAlone(now, observer);
    }
}

void CapturedStream::finishAlone(Timestamp now, FrameObserver &observer)
{
    m_inFrame = false;
    QList<Violation> violations = checkHeader(m_header, m_direction, m_negotiatedRsv);
    const bool isWhole = static_cast<quint64>(m_payload.size()) == m_header.payloadLength;
    if (m_header.opcode == toNibble(Opcode::Close) && isWhole)
        violations += checkCloseBody(m_payload, m_direction, m_header.size());
    observer.frameCrossed({ m_direction, now, m_header, m_payload }, violations);
}

void CapturedStream::end(Timestamp now, FrameObserver &observer)
{
    if (m_state == State::Whole)
        m_reader.end(now, observer);
    else if (m_inFrame)
        finishAlone(now, observer);
}

} // namespace Framescope
