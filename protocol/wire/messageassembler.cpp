#include "protocol/wire/messageassembler.h"

#include "protocol/octetview.h"
#include "protocol/wire/framecheck.h"

namespace Framescope {

MessageAssembler::MessageAssembler(Direction direction, quint64 messageLimit)
    : m_direction(direction)
    , m_messageLimit(messageLimit)
{
}

void MessageAssembler::enableDeflate(DeflateContext context)
{
    m_deflate = context;
}

Violation MessageAssembler::violation(
    Rule rule, quint64 offset, quint64 length, const QString &detail) const
{
    return { rule, m_direction, offset, length, detail };
}

QList<Violation> MessageAssembler::beginFrame(const FrameHeader &header)
{
    m_frame = header;
    m_framePayload = 0;
    m_assembling = false;
    m_completed.reset();

    QList<Violation> found = checkHeader(header, m_direction, m_deflate ? Rsv1 : quint8(0));
    // Control frames may follow: whoever has not received a Close frame yet owes a Pong (§5.5.2).
    if (m_closeRead && !header.isControl())
        found.append(violation(Rule::FrameAfterClose, 0, 1, opcodeName(header.opcode)));
    if (isDataOpcode(header.opcode))
        beginDataFrame(header, found);
    else if (header.payloadLength > m_messageLimit)
        m_overLimit = true;
    return found;
}

void MessageAssembler::beginDataFrame(const FrameHeader &header, QList<Violation> &found)
{
    if (header.opcode == toNibble(Opcode::Continuation)) {
        if (!m_messageOpen) {
            found.append(violation(Rule::ContinuationUnexpected, 0, 1));
            return;
        }
    } else {
        if (m_messageOpen)
            found.append(violation(Rule::ContinuationMissing, 0, 1, opcodeName(header.opcode)));
        startMessage(header);
    }
    m_assembling = true;
    ++m_fragments;
    // Compared before anything is kept for it: an announced length is only a claim.
    if (header.payloadLength > m_messageLimit
        || m_wireLength > m_messageLimit - header.payloadLength)
        m_overLimit = true;
}

void MessageAssembler::startMessage(const FrameHeader &header)
{
    m_messageOpen = true;
    m_type = header.opcode == toNibble(Opcode::Text) ? MessageType::Text : MessageType::Binary;
    m_compressed = m_deflate && (header.rsv & Rsv1);
    if (m_compressed) {
        // Without context takeover a message that cannot be inflated does not harm the next.
        if (!m_inflater || (m_deflateBroken && !m_deflate->contextTakeover))
            m_inflater.emplace(*m_deflate);
        m_deflateBroken = false;
    }
    m_known.reset();
    m_textBroken = false;
    m_fragments = 0;
    m_wireLength = 0;
    m_payload = QByteArray();
    m_utf8.reset();
}

QList<Violation> MessageAssembler::readPayload(QByteArrayView payload)
{
    QList<Violation> found;
    m_framePayload += static_cast<quint64>(payload.size());
    if (!m_assembling || m_overLimit)
        return found;
    m_wireLength += static_cast<quint64>(payload.size());
    if (!m_compressed) {
        takeText(payload, found);
    } else if (!m_deflateBroken) {
        const qsizetype before = m_payload.size();
        const auto status = m_inflater->inflate(payload, m_payload, m_messageLimit);
        m_inflatedOctets += static_cast<quint64>(m_payload.size() - before);
        inflated(status, before, found);
    }
    return found;
}

QList<Violation> MessageAssembler::readKnown(QByteArrayView payload, QByteArrayView plain)
{
    Q_ASSERT(m_compressed && m_fragments == 1);
    QList<Violation> found;
    m_framePayload += static_cast<quint64>(payload.size());
    if (m_overLimit)
        return found;
    m_wireLength += static_cast<quint64>(payload.size());
    m_inflater->skip(plain);
    m_known = plain;
    takeText(plain, found);
    return found;
}

void MessageAssembler::inflated(
    MessageInflater::Status status, qsizetype validated, QList<Violation> &found)
{
    takeText(QByteArrayView(m_payload).sliced(validated), found);
    const auto add = [&](Rule rule, const QString &detail = {}) {
        found.append(
            violation(rule, static_cast<quint64>(m_frame.size()), m_frame.payloadLength, detail));
    };
    switch (status) {
    case MessageInflater::Status::Ok:
        return;
    case MessageInflater::Status::TooLarge:
        m_overLimit = true;
        return;
    case MessageInflater::Status::BeyondWindow:
        add(Rule::DeflateWindow, QStringLiteral("%1 octets").arg(1 << m_deflate->windowBits));
        return;
    case MessageInflater::Status::BeyondContext:
        if (m_hasInflated && !m_deflate->contextTakeover)
            add(Rule::DeflateContextTakeover);
        else
            add(Rule::DeflateInvalid, QStringLiteral("it refers to octets before the first"));
        break;
    case MessageInflater::Status::CutOff:
        add(Rule::DeflateInvalid, QStringLiteral("it ends inside a block"));
        break;
    case MessageInflater::Status::Invalid:
        add(Rule::DeflateInvalid);
        break;
    }
    m_deflateBroken = true;
}

/// \a octets are the next ones of the message; of no interest unless it is text.
void MessageAssembler::takeText(QByteArrayView octets, QList<Violation> &found)
{
    if (m_type != MessageType::Text || m_textBroken)
        return;
    const auto invalid = m_utf8.firstInvalid(octets);
    if (!invalid)
        return;
    m_textBroken = true;
    const auto header = static_cast<quint64>(m_frame.size());
    if (m_compressed) {
        found.append(violation(Rule::Utf8Invalid, header, m_frame.payloadLength));
        return;
    }
    const quint64 at = m_framePayload - static_cast<quint64>(octets.size() - *invalid);
    found.append(violation(Rule::Utf8Invalid, header + at, 1,
        QStringLiteral("0x%1 at octet %2 of the payload")
            .arg(static_cast<quint8>(octets[*invalid]), 2, 16, QLatin1Char('0'))
            .arg(at)));
}

QList<Violation> MessageAssembler::endFrame(const Frame &frame)
{
    QList<Violation> found;
    if (frame.header.opcode == toNibble(Opcode::Close)) {
        m_closeRead = true;
        found = checkCloseBody(frame.payload, m_direction, frame.header.size());
    } else if (m_assembling) {
        endDataFrame(frame, found);
    }
    return found;
}

void MessageAssembler::forgetMessage()
{
    m_completed.reset();
    m_payload = QByteArray();
}

void MessageAssembler::endDataFrame(const Frame &frame, QList<Violation> &found)
{
    // The common message is one frame that stays where it is.
    const bool inPlace = !m_compressed && frame.header.fin && m_fragments == 1;
    if (!m_compressed && !inPlace && !m_overLimit)
        appendGrowing(m_payload, frame.payload, m_messageLimit);
    if (!frame.header.fin)
        return;

    if (m_compressed && !m_known && !m_deflateBroken && !m_overLimit) {
        const qsizetype before = m_payload.size();
        inflated(m_inflater->finish(m_payload, m_messageLimit), before, found);
    }
    const bool isInflated = !m_compressed || !m_deflateBroken;
    const bool wholeText
        = m_type == MessageType::Text && !m_textBroken && isInflated && !m_overLimit;
    if (wholeText && !m_utf8.isComplete()) {
        const quint64 size = frame.header.size() + frame.payload.size();
        found.append(
            violation(Rule::Utf8Invalid, size, 0, QStringLiteral("the last character is cut off")));
    }
    m_messageOpen = false;
    m_hasInflated |= m_compressed;
    if (m_overLimit)
        return;

    Message message;
    message.direction = m_direction;
    message.time = frame.time;
    message.type = m_type;
    message.payload = m_known ? *m_known : inPlace ? frame.payload : QByteArrayView(m_payload);
    message.wireLength = m_wireLength;
    message.fragments = m_fragments;
    message.compressed = m_compressed;
    m_completed = message;
}

} // namespace Framescope
