#include "ui/message/messagedocument.h"

#include "app/message/cbortree.h"
#include "app/message/jsontree.h"
#include "app/message/messagepacktree.h"
#include "protocol/wire/opcode.h"
#include "ui/frames/frametext.h"
#include "ui/message/jsonlayout.h"
#include "ui/message/textlinebuilder.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

struct MessageDocumentWords
{
    Q_DECLARE_TR_FUNCTIONS(MessageDocument)
};

/// \a payload without the begin of a character that a cut has torn apart at its end.
QByteArrayView withoutTornCharacter(QByteArrayView payload)
{
    constexpr qsizetype LongestBegin = 3;
    for (qsizetype back = 1; back <= std::min(LongestBegin, payload.size()); ++back) {
        const auto octet = static_cast<quint8>(payload[payload.size() - back]);
        if ((octet & 0xC0) == 0x80)
            continue;
        const qsizetype needed = octet >= 0xF0 ? 4 : octet >= 0xE0 ? 3 : octet >= 0xC0 ? 2 : 1;
        return needed > back ? payload.chopped(back) : payload;
    }
    return payload;
}

bool isCompressedOctets(const MessageContent &content)
{
    return content.compression == MessageContent::Compression::Pending
        || content.compression == MessageContent::Compression::Failed;
}

PayloadPart partOf(const MessageContent &content)
{
    return content.isCut() || !content.complete ? PayloadPart::Begin : PayloadPart::Whole;
}

class Layouter
{
public:
    Layouter(MessageDocument &document, qsizetype textLimit, const std::stop_token &stop)
        : m_document(document)
        , m_textLimit(textLimit)
        , m_stop(stop)
    {
        const auto &inflated = document.detection->inflated;
        m_document.octets = inflated ? inflated->octets : document.content->payload;
        const bool isBegin
            = inflated ? !inflated->isComplete() : partOf(*document.content) == PayloadPart::Begin;
        m_part = isBegin ? PayloadPart::Begin : PayloadPart::Whole;
    }

    void layOut(MessageForm form)
    {
        const MessageForm detected = messageFormOf(m_document.detection->form);
        if (form == MessageForm::Auto)
            form = detected;
        if (layOutIn(form))
            return;
        if (form == detected || !layOutIn(detected))
            layOutIn(detected == MessageForm::PrettyJson ? MessageForm::Text : MessageForm::Hex);
    }

private:
    bool layOutIn(MessageForm form)
    {
        m_document.form = form;
        switch (form) {
        case MessageForm::Text:
            return layOutText();
        case MessageForm::PrettyJson:
            return layOutPretty();
        case MessageForm::JsonTree:
            return takeTree(readJsonTree(m_document.octets, m_stop), "JSON");
        case MessageForm::Cbor:
            return takeDetected(DetectedForm::Cbor)
                || takeTree(readCborTree(m_document.octets, m_stop), "CBOR");
        case MessageForm::MessagePack:
            return takeDetected(DetectedForm::MessagePack)
                || takeTree(readMessagePackTree(m_document.octets, m_stop), "MessagePack");
        case MessageForm::Image:
            m_document.image = decodeImage(m_document.octets);
            if (m_document.image.image.isNull())
                setObstacle(m_document.image.problem);
            return !m_document.image.image.isNull();
        case MessageForm::Hex:
        case MessageForm::Auto:
            break;
        }
        return true;
    }

    QByteArrayView shortened()
    {
        const bool isCut = m_document.octets.size() > m_textLimit;
        m_document.textOctets = isCut ? m_textLimit : m_document.octets.size();
        const auto octets = QByteArrayView(m_document.octets).first(m_document.textOctets);
        const bool goesOn = isCut || m_part == PayloadPart::Begin;
        const bool isUtf8 = m_document.content->text != MessageContent::Text::Invalid;
        return goesOn && isUtf8 ? withoutTornCharacter(octets) : octets;
    }

    bool layOutText()
    {
        m_document.text = plainLines(shortened());
        return true;
    }

    bool layOutPretty()
    {
        const QByteArrayView octets = shortened();
        const bool goesOn
            = octets.size() < m_document.octets.size() || m_part == PayloadPart::Begin;
        auto text = layOutJson(octets, goesOn ? JsonEnd::Cut : JsonEnd::Here, m_stop);
        if (text) {
            m_document.text = *std::move(text);
            return true;
        }
        const auto tree = readJsonTree(m_document.octets, m_stop);
        if (tree && tree->problem)
            setObstacle(*tree->problem, "JSON");
        else
            setObstacle(MessageDocumentWords::tr("This JSON is nested too deep to be laid out."));
        return false;
    }

    bool takeDetected(DetectedForm form)
    {
        if (m_document.detection->form == form)
            m_document.tree = m_document.detection->tree;
        return m_document.tree != nullptr;
    }

    /// A tree that ends early is shown as far as it goes, one without a value is not.
    bool takeTree(std::optional<ValueTree> tree, const char *name)
    {
        if (!tree)
            return true; // it was stopped
        if (tree->nodes.empty()) {
            setObstacle(*tree->problem, name);
            return false;
        }
        m_document.tree = std::make_shared<const ValueTree>(*std::move(tree));
        return true;
    }

    void setObstacle(const ValueProblem &problem, const char *name)
    {
        setObstacle(MessageDocumentWords::tr("This is no %1: at octet %2, counted from 0, %3.")
                        .arg(QLatin1StringView(name), countText(problem.offset), problem.text));
    }

    /// The first counts: it is about the form that was wanted.
    void setObstacle(const QString &sentence)
    {
        if (m_document.obstacle.isEmpty())
            m_document.obstacle = sentence;
    }

    MessageDocument &m_document;
    const qsizetype m_textLimit;
    const std::stop_token &m_stop;
    PayloadPart m_part = PayloadPart::Whole;
};

} // namespace

MessageKind messageKind(const MessageContent &content)
{
    if (content.opcode == toNibble(Opcode::Text))
        return MessageKind::Text;
    return isControlOpcode(content.opcode) ? MessageKind::Control : MessageKind::Binary;
}

std::shared_ptr<const PayloadDetection> detectMessage(
    const MessageContent &content, const std::stop_token &stop)
{
    if (isCompressedOctets(content)) {
        PayloadDetection found;
        found.reason = MessageDocumentWords::tr("compressed octets (RFC 7692)");
        return std::make_shared<const PayloadDetection>(found);
    }
    const bool isText = content.opcode == toNibble(Opcode::Text);
    auto found = detectPayload(content.payload, partOf(content), isText, stop);
    return found ? std::make_shared<const PayloadDetection>(*std::move(found)) : nullptr;
}

std::shared_ptr<const MessageDocument> makeMessageDocument(
    std::shared_ptr<const MessageContent> content,
    std::shared_ptr<const PayloadDetection> detection, MessageForm form, qsizetype textLimit,
    const std::stop_token &stop)
{
    auto document = std::make_shared<MessageDocument>();
    document->content = std::move(content);
    document->detection = std::move(detection);
    Layouter(*document, textLimit, stop).layOut(form);
    if (stop.stop_requested())
        return nullptr;
    return document;
}

} // namespace Framescope
