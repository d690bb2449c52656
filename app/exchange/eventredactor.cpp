#include "app/exchange/eventredactor.h"

#include "protocol/wire/framedecoder.h"

namespace Framescope {

EventRedactor::EventRedactor(Credentials credentials, const PatternSet &patterns)
    : m_credentials(std::move(credentials))
    , m_patterns(patterns)
{
}

/// Its lines stay: what is left of a head can still be read as one.
void EventRedactor::redactHead(QByteArray &head)
{
    const QByteArray original = head;
    m_credentials.blankHead(head);
    QByteArray blanked = original;
    const quint64 matches = m_patterns.blank(blanked);
    if (matches == 0)
        return;
    m_matches += matches;
    for (qsizetype at = 0; at < head.size(); ++at) {
        if (blanked.at(at) != original.at(at) && original.at(at) != '\r' && original.at(at) != '\n')
            head[at] = '*';
    }
}

void EventRedactor::redactUrl(QString &url)
{
    m_matches += m_patterns.blank(url);
    m_credentials.blankUrl(url);
    m_credentials.blankRepeated(url);
}

void EventRedactor::redactText(QString &text)
{
    m_credentials.blankRepeated(text);
    m_matches += m_patterns.blank(text);
}

void EventRedactor::redactChecks(QList<HandshakeCheck> &checks)
{
    for (HandshakeCheck &check : checks)
        redactText(check.detail);
}

void EventRedactor::redactVerdict(CloseVerdict &verdict)
{
    redactText(verdict.reason);
    if (verdict.error)
        redactText(verdict.error->detail);
}

/// What an edit has replaced. Messages that are not whole here, or compressed, cannot be searched:
/// nothing of them stays.
void EventRedactor::redactFrames(QByteArray &octets)
{
    if (m_patterns.isEmpty())
        return;
    struct Part
    {
        std::span<char> octets;
        std::optional<MaskingKey> key;
    };
    FrameDecoder decoder;
    std::vector<Part> message;
    bool isSearchable = false;
    bool isOpen = false;
    const auto blankMessage = [&](bool isWhole) {
        QByteArray payload;
        for (const Part &part : message)
            payload.append(part.octets.data(), static_cast<qsizetype>(part.octets.size()));
        if (isWhole && isSearchable)
            m_matches += m_patterns.blank(payload);
        else
            payload.fill('*');
        qsizetype at = 0;
        for (const Part &part : message) {
            std::copy_n(payload.cbegin() + at, part.octets.size(), part.octets.begin());
            at += static_cast<qsizetype>(part.octets.size());
            if (part.key)
                applyMask(part.octets, *part.key);
        }
        message.clear();
    };
    std::span<char> rest(octets.data(), static_cast<std::size_t>(octets.size()));
    while (const auto part = decoder.next(rest)) {
        const FrameHeader &header = part->header;
        if (header.maskingKey)
            applyMask(part->octets, *header.maskingKey);
        if (!isDataOpcode(header.opcode)) {
            QByteArray payload(part->octets.data(), static_cast<qsizetype>(part->octets.size()));
            m_matches += m_patterns.blank(payload);
            std::copy(payload.cbegin(), payload.cend(), part->octets.begin());
            if (header.maskingKey)
                applyMask(part->octets, *header.maskingKey);
            continue;
        }
        if (header.opcode != toNibble(Opcode::Continuation)) {
            if (!message.empty())
                blankMessage(false);
            isSearchable = (header.rsv & Rsv1) == 0;
            isOpen = true;
        }
        message.push_back({ part->octets, header.maskingKey });
        isSearchable = isSearchable && isOpen && part->ends;
        if (header.fin && part->ends) {
            blankMessage(isOpen);
            isOpen = false;
        }
    }
    if (!message.empty())
        blankMessage(false);
}

void EventRedactor::redact(Event &event)
{
    if (auto *request = std::get_if<RequestReceived>(&event)) {
        redactHead(request->head);
        redactUrl(request->url);
        redactChecks(request->checks);
    } else if (auto *response = std::get_if<ResponseReceived>(&event)) {
        redactHead(response->head);
        redactText(response->subprotocol);
        for (QString &extension : response->extensions)
            redactText(extension);
        redactChecks(response->checks);
    } else if (auto *violation = std::get_if<ViolationFound>(&event)) {
        redactText(violation->violation.detail);
    } else if (auto *stray = std::get_if<StrayOctets>(&event)) {
        redactHead(stray->octets); // perhaps of a head that was cut off
    } else if (auto *edit = std::get_if<EditMade>(&event)) {
        redactFrames(edit->original);
    } else if (auto *closed = std::get_if<Closed>(&event)) {
        redactVerdict(closed->verdict);
    } else if (auto *failed = std::get_if<Failed>(&event)) {
        redactText(failed->error.detail);
    }
}

void EventRedactor::redact(ConnectionRecord &record)
{
    redactUrl(record.url);
    redactText(record.subprotocol);
    for (QString &extension : record.extensions)
        redactText(extension);
    if (record.verdict)
        redactVerdict(*record.verdict);
}

} // namespace Framescope
