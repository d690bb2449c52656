#include "protocol/connection/framereader.h"

#include "protocol/connection/connectionlimits.h"
#include "protocol/octetview.h"
#include "protocol/wire/unfragmentedmessage.h"

#include <algorithm>
#include <utility>

namespace Framescope {

FrameReader::FrameReader(Direction direction, quint64 messageLimit)
    : m_direction(direction)
    , m_messageLimit(messageLimit)
    , m_assembler(direction, messageLimit)
{
}

void FrameReader::enableDeflate(DeflateContext context)
{
    m_assembler.enableDeflate(context);
    m_mostCompressed = CompressedAtOnce;
}

void FrameReader::read(std::span<char> octets, Timestamp now, FrameObserver &observer)
{
    while (!octets.empty())
        octets = octets.subspan(readSome(octets, now, observer));
}

std::size_t FrameReader::readSome(std::span<char> octets, Timestamp now, FrameObserver &observer)
{
    const quint64 before = inflatedOctets();
    std::span<char> rest = octets;
    while (inflatedOctets() - before < InflatedAtOnce) {
        readUnfragmented(rest, now, observer);
        const auto part = m_decoder.next(rest, m_mostCompressed);
        if (!part)
            break;
        readPart(*part, now, observer);
    }
    return octets.size() - rest.size();
}

/// As far as there is nothing else at the front of \a octets.
void FrameReader::readUnfragmented(std::span<char> &octets, Timestamp now, FrameObserver &observer)
{
    Frame frame { m_direction, now, {}, {} };
    while (!m_decoder.isInsideFrame() && m_assembler.isIdle()
        && takeUnfragmentedMessage(octets, m_messageLimit, frame))
        tellUnfragmented(frame, observer);
}

void FrameReader::tellUnfragmented(const Frame &frame, FrameObserver &observer)
{
    ++m_framesRead;
    observer.frameCrossed(frame, {});
    observer.messageCrossed(unfragmentedMessage(frame));
}

/// There are hardly ever any.
void FrameReader::note(QList<Violation> &&violations)
{
    if (!violations.isEmpty())
        m_violations += violations;
}

void FrameReader::readPart(const FramePart &part, Timestamp now, FrameObserver &observer)
{
    if (part.begins)
        m_violations = m_assembler.beginFrame(part.header);
    if (part.header.maskingKey)
        applyMask(part.octets, *part.header.maskingKey, part.payloadOffset);
    if (!part.octets.empty())
        note(m_assembler.readPayload(octetView(part.octets)));

    const bool whole = part.begins && part.ends;
    if (!whole)
        keep(part.octets);
    if (!part.ends)
        return;
    finishFrame(
        { m_direction, now, part.header, whole ? octetView(part.octets) : m_payload }, observer);
    if (!whole)
        m_payload.clear();
}

/// Keeps what came of a frame, up to the limit: beyond it the connection is failed anyway.
void FrameReader::keep(std::span<const char> octets)
{
    const quint64 most = std::min(m_messageLimit, m_decoder.header().payloadLength);
    const quint64 room = most - std::min(most, static_cast<quint64>(m_payload.size()));
    appendGrowing(m_payload, octetView(octets.first(std::min<quint64>(room, octets.size()))), most);
}

void FrameReader::finishFrame(const Frame &frame, FrameObserver &observer)
{
    note(m_assembler.endFrame(frame));
    ++m_framesRead;
    const QList<Violation> violations = std::exchange(m_violations, {});
    observer.frameCrossed(frame, violations);
    if (m_assembler.message()) {
        observer.messageCrossed(*m_assembler.message());
        m_assembler.forgetMessage();
    }
}

void FrameReader::pass(
    const FrameHeader &header, QByteArrayView payload, Timestamp now, FrameObserver &observer)
{
    const Frame frame { m_direction, now, header, payload };
    if (m_assembler.isIdle() && isUnfragmentedMessage(frame, m_messageLimit)) {
        tellUnfragmented(frame, observer);
        return;
    }
    m_violations = m_assembler.beginFrame(header);
    note(m_assembler.readPayload(payload));
    finishFrame(frame, observer);
}

void FrameReader::beginPass(const FrameHeader &header)
{
    m_passed = header;
    m_violations = m_assembler.beginFrame(header);
}

void FrameReader::passPart(QByteArrayView octets)
{
    note(m_assembler.readPayload(octets));
}

void FrameReader::endPass(QByteArrayView payload, Timestamp now, FrameObserver &observer)
{
    const Frame frame { m_direction, now, m_passed, payload };
    if (frame.isComplete())
        finishFrame(frame, observer);
    else
        observer.frameCrossed(frame, std::exchange(m_violations, {}));
}

void FrameReader::passCompressed(const FrameHeader &header, QByteArrayView payload,
    QByteArrayView plain, Timestamp now, FrameObserver &observer)
{
    m_violations = m_assembler.beginFrame(header);
    note(m_assembler.readKnown(payload, plain));
    finishFrame({ m_direction, now, header, payload }, observer);
}

qsizetype FrameReader::openOctets() const
{
    return m_payload.size() + m_assembler.assembled().size();
}

QByteArray FrameReader::share(QByteArrayView octets) const
{
    for (const QByteArray *kept : { &m_payload, &m_assembler.assembled() }) {
        if (octets.data() == kept->constData() && octets.size() == kept->size())
            return *kept;
    }
    return octets.toByteArray();
}

void FrameReader::end(Timestamp now, FrameObserver &observer)
{
    if (!m_decoder.isInsideFrame() || !m_decoder.pendingHeader().isEmpty())
        return;
    observer.frameCrossed(
        { m_direction, now, m_decoder.header(), m_payload }, std::exchange(m_violations, {}));
}

} // namespace Framescope
