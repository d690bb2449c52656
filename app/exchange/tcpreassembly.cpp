#include "app/exchange/tcpreassembly.h"

namespace Framescope {

namespace {

/// Octets behind a gap; more than a window that is not scaled.
constexpr quint32 WaitingLimit = 4 << 20;
/// A capture may show an acknowledgement before what it acknowledges.
constexpr int EnoughConfirmations = 3;

/// Sequence numbers wrap (RFC 9293 §3.4).
qint32 distance(quint32 from, quint32 to)
{
    return static_cast<qint32>(to - from);
}

} // namespace

void TcpReassembly::start(quint32 sequence)
{
    m_tracker.sequence_number(sequence);
    m_isStarted = true;
}

std::optional<quint32> TcpReassembly::firstWaiting() const
{
    std::optional<quint32> first;
    const quint32 expected = m_tracker.sequence_number();
    for (const auto &[sequence, payload] : m_tracker.buffered_payload()) {
        if (!first || distance(expected, sequence) < distance(expected, *first))
            first = sequence;
    }
    return first;
}

void TcpReassembly::giveOut(const Output &output)
{
    auto &payload = m_tracker.payload();
    if (payload.empty())
        return;
    m_confirmations = 0;
    output.octets({ reinterpret_cast<char *>(payload.data()), payload.size() });
    payload.clear();
}

void TcpReassembly::addSegment(quint32 sequence, std::vector<quint8> payload, const Output &output)
{
    m_tracker.process_payload(sequence, std::move(payload));
    giveOut(output);
    while (m_tracker.total_buffered_bytes() > WaitingLimit && skipGap(output)) { }
}

void TcpReassembly::acknowledged(quint32 sequence, const Output &output)
{
    if (m_tracker.buffered_payload().empty())
        return;
    const auto waiting = firstWaiting();
    if (waiting && distance(*waiting, sequence) > 0 && ++m_confirmations >= EnoughConfirmations)
        skipGap(output);
}

bool TcpReassembly::skipGap(const Output &output)
{
    const auto waiting = firstWaiting();
    if (!waiting)
        return false;
    m_confirmations = 0;
    const qint32 count = distance(m_tracker.sequence_number(), *waiting);
    std::vector<quint8> payload = m_tracker.buffered_payload()[*waiting];
    if (count > 0) {
        output.gap(static_cast<quint64>(count));
        m_tracker.advance_sequence(*waiting);
    }
    m_tracker.process_payload(*waiting, std::move(payload));
    giveOut(output);
    return count > 0;
}

bool TcpReassembly::hasReached(quint32 sequence) const
{
    return !m_isStarted || distance(sequence, m_tracker.sequence_number()) >= 0;
}

void TcpReassembly::flush(const Output &output)
{
    while (skipGap(output)) { }
}

} // namespace Framescope
