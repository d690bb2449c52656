#include "app/message/payloaddetection.h"

#include "app/message/cbortree.h"
#include "app/message/diagnostictext.h"
#include "app/message/imagekind.h"
#include "app/message/jsonscanner.h"
#include "app/message/messagepacktree.h"
#include "protocol/wire/utf8validator.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

struct PayloadDetectionWords
{
    Q_DECLARE_TR_FUNCTIONS(PayloadDetection)
};

/// UTF-8 without control characters other than those of plain text.
bool isPlainText(QByteArrayView octets, PayloadPart part)
{
    const bool hasControls = std::any_of(octets.begin(), octets.end(), [](char c) {
        const auto code = static_cast<quint8>(c);
        return (code < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || code == 0x7F;
    });
    if (hasControls)
        return false;
    Utf8Validator validator;
    return !validator.firstInvalid(octets)
        && (part == PayloadPart::Begin || validator.isComplete());
}

class Ignore final : public JsonTokenTaker
{
public:
    explicit Ignore(const std::stop_token &stop)
        : m_stop(stop)
    {
    }
    bool take(JsonToken, qsizetype, qsizetype) override { return !m_stop.stop_requested(); }

private:
    const std::stop_token &m_stop;
};

/// An object or an array: a number or a word alone is text to those who read it.
bool isJson(QByteArrayView octets, PayloadPart part, const std::stop_token &stop)
{
    const auto first = std::find_if(octets.begin(), octets.end(),
        [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
    if (first == octets.end() || (*first != '{' && *first != '['))
        return false;
    Ignore ignore(stop);
    const JsonScan scan = scanJson(octets, static_cast<qsizetype>(ValueTree::MaxDepth), ignore);
    return scan.end == JsonScan::End::Complete
        || (scan.end == JsonScan::End::RanOut && part == PayloadPart::Begin);
}

/// Octets that mean something else often read as CBOR or MessagePack by chance, but seldom as all
/// of one container with nothing but legible strings in it.
bool isPlausible(const ValueTree &tree)
{
    if (!tree.isWhole() || !tree.nodes.front().isContainer())
        return false;
    constexpr std::size_t Judged = 1000; // strings of the first nodes
    constexpr qsizetype JudgedLength = 200; // octets
    for (std::size_t i = 0; i < std::min(Judged, tree.nodes.size()); ++i) {
        if (tree.nodes[i].kind == ValueNode::Kind::Text
            && !isPlainText(contentText(tree, i, JudgedLength), PayloadPart::Begin))
            return false;
    }
    return true;
}

class Detector
{
public:
    Detector(PayloadPart part, const std::stop_token &stop)
        : m_part(part)
        , m_stop(stop)
    {
    }

    PayloadDetection detect(const QByteArray &payload, bool isText) const
    {
        if (payload.isEmpty())
            return { isText ? DetectedForm::Text : DetectedForm::Octets, {}, {},
                PayloadDetectionWords::tr("empty") };
        if (isText || isPlainText(payload, m_part))
            return ofText(payload);
        if (auto inflated = inflatedOf(payload))
            return *std::move(inflated);
        if (const ImageKind image = imageKind(payload); image != ImageKind::None) {
            return { DetectedForm::Image, {}, {},
                PayloadDetectionWords::tr("begins as a %1 picture does")
                    .arg(QLatin1StringView(imageName(image))) };
        }
        if (m_part == PayloadPart::Whole) {
            if (auto values = valuesOf(payload))
                return *std::move(values);
        }
        return { DetectedForm::Octets, {}, {},
            PayloadDetectionWords::tr("no form that can be told from the octets") };
    }

private:
    PayloadDetection ofText(const QByteArray &payload) const
    {
        if (isJson(payload, m_part, m_stop))
            return { DetectedForm::Json, {}, {},
                PayloadDetectionWords::tr("UTF-8, and well-formed JSON") };
        return { DetectedForm::Text, {}, {}, PayloadDetectionWords::tr("UTF-8, and no JSON") };
    }

    std::optional<PayloadDetection> inflatedOf(const QByteArray &payload) const
    {
        auto inflated = inflatePayload(payload, MaxInflatedOctets, m_stop);
        if (!inflated || inflated->octets.isEmpty())
            return std::nullopt;
        const bool isCut = inflated->end == Inflated::End::TooLarge
            || (inflated->end == Inflated::End::RanOut && m_part == PayloadPart::Begin);
        if (!inflated->isComplete() && !isCut)
            return std::nullopt;
        const Detector inner(isCut ? PayloadPart::Begin : PayloadPart::Whole, m_stop);
        PayloadDetection found = inner.detectOnce(inflated->octets);
        found.reason = (inflated->wrapping == Inflated::Wrapping::Gzip
                ? PayloadDetectionWords::tr("gzip by its header, and in it: %1")
                : PayloadDetectionWords::tr("zlib by its header, and in it: %1"))
                           .arg(found.reason);
        found.inflated = *std::move(inflated);
        return found;
    }

    /// Without a look into what is compressed twice.
    PayloadDetection detectOnce(const QByteArray &payload) const
    {
        if (compressedLike(payload) && !isPlainText(payload, m_part))
            return { DetectedForm::Octets, {}, {},
                PayloadDetectionWords::tr("octets that are compressed once more") };
        return detect(payload, false);
    }

    std::optional<PayloadDetection> valuesOf(const QByteArray &payload) const
    {
        auto cbor = readCborTree(payload, m_stop);
        if (cbor && isPlausible(*cbor)) {
            return PayloadDetection { DetectedForm::Cbor, {},
                std::make_shared<const ValueTree>(*std::move(cbor)),
                PayloadDetectionWords::tr("all of it is one item of CBOR") };
        }
        auto messagePack = readMessagePackTree(payload, m_stop);
        if (messagePack && isPlausible(*messagePack)) {
            return PayloadDetection { DetectedForm::MessagePack, {},
                std::make_shared<const ValueTree>(*std::move(messagePack)),
                PayloadDetectionWords::tr("all of it is one object of MessagePack") };
        }
        return std::nullopt;
    }

    const PayloadPart m_part;
    const std::stop_token &m_stop;
};

} // namespace

std::optional<PayloadDetection> detectPayload(
    const QByteArray &payload, PayloadPart part, bool isText, const std::stop_token &stop)
{
    PayloadDetection found = Detector(part, stop).detect(payload, isText);
    if (stop.stop_requested())
        return std::nullopt;
    return found;
}

} // namespace Framescope
