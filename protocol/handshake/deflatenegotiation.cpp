#include "protocol/handshake/deflatenegotiation.h"

#include "protocol/handshake/httpsyntax.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

enum class Part : quint8 { Offer, Answer };

constexpr int MaxWindowBits = 15;

QList<Extension> listedExtensions(const HttpHead &head)
{
    return parseExtensions(head.combinedValue("Sec-WebSocket-Extensions").value_or(QByteArray()))
        .value_or(QList<Extension>());
}

/// 8 to 15 in decimal without leading zeros (§7.1.2).
std::optional<int> readWindowBits(const QByteArray &value)
{
    bool ok = false;
    const int bits = value.toInt(&ok);
    if (!ok || bits < 8 || bits > 15 || value != QByteArray::number(bits))
        return std::nullopt;
    return bits;
}

/// Sets what \a parameter says; the error is what is wrong with it.
tl::expected<void, QString> apply(
    const ExtensionParameter &parameter, Part part, DeflateParameters &parameters)
{
    const QString name = printableText(parameter.name);
    const bool isServerFlag = parameter.name == "server_no_context_takeover";
    if (isServerFlag || parameter.name == "client_no_context_takeover") {
        bool &flag = isServerFlag ? parameters.serverNoContextTakeover
                                  : parameters.clientNoContextTakeover;
        if (flag)
            return tl::unexpected(u"%1 stands twice"_s.arg(name));
        if (parameter.value)
            return tl::unexpected(u"%1 has a value"_s.arg(name));
        flag = true;
        return {};
    }

    const bool isServerBits = parameter.name == "server_max_window_bits";
    if (!isServerBits && parameter.name != "client_max_window_bits")
        return tl::unexpected(u"%1 is unknown"_s.arg(name));
    std::optional<int> &bits
        = isServerBits ? parameters.serverMaxWindowBits : parameters.clientMaxWindowBits;
    if (bits)
        return tl::unexpected(u"%1 stands twice"_s.arg(name));
    if (parameter.value) {
        bits = readWindowBits(*parameter.value);
        if (!bits)
            return tl::unexpected(
                u"%1=%2 is not 8 to 15"_s.arg(name, printableText(*parameter.value)));
        return {};
    }
    if (isServerBits || part == Part::Answer)
        return tl::unexpected(u"%1 has no value"_s.arg(name));
    bits = MaxWindowBits;
    return {};
}

tl::expected<DeflateParameters, QString> readParameters(const Extension &extension, Part part)
{
    DeflateParameters parameters;
    for (const ExtensionParameter &parameter : extension.parameters) {
        if (auto applied = apply(parameter, part, parameters); !applied)
            return tl::unexpected(std::move(applied).error());
    }
    return parameters;
}

/// Why \a answer does not accept \a offer; nullopt if it does. A client_max_window_bits greater
/// than the offered one is no mistake: the offer's value is a hint (§7.1.2.2).
std::optional<QString> mismatch(const DeflateParameters &answer, const DeflateParameters &offer)
{
    if (answer.clientMaxWindowBits && !offer.clientMaxWindowBits)
        return u"client_max_window_bits was not offered"_s;
    if (offer.serverNoContextTakeover && !answer.serverNoContextTakeover)
        return u"server_no_context_takeover was demanded and is missing"_s;
    if (!offer.serverMaxWindowBits)
        return std::nullopt;
    if (!answer.serverMaxWindowBits)
        return u"server_max_window_bits was demanded and is missing"_s;
    if (*answer.serverMaxWindowBits > *offer.serverMaxWindowBits)
        return u"server_max_window_bits=%1 is more than the offered %2"_s
            .arg(*answer.serverMaxWindowBits)
            .arg(*offer.serverMaxWindowBits);
    return std::nullopt;
}

} // namespace

tl::expected<DeflateParameters, QString> readDeflateOffer(const Extension &offer)
{
    return readParameters(offer, Part::Offer);
}

std::optional<DeflateParameters> acceptDeflate(const RequestHead &request)
{
    for (const Extension &offer : listedExtensions(request)) {
        if (offer.name != PermessageDeflate)
            continue;
        if (const auto parameters = readDeflateOffer(offer)) {
            DeflateParameters accepted = *parameters;
            // The widest window goes without saying, and an offer without a value asks for none.
            if (accepted.clientMaxWindowBits == MaxWindowBits)
                accepted.clientMaxWindowBits.reset();
            return accepted;
        }
    }
    return std::nullopt;
}

std::optional<DeflateParameters> acceptDeflate(
    const RequestHead &request, const DeflateParameters &wanted)
{
    if (readDeflateAnswer(toExtension(wanted), listedExtensions(request)))
        return wanted;
    return acceptDeflate(request);
}

std::optional<DeflateParameters> agreedDeflate(const ResponseHead &response)
{
    for (const Extension &answer : listedExtensions(response)) {
        if (answer.name != PermessageDeflate)
            continue;
        if (const auto parameters = readParameters(answer, Part::Answer))
            return *parameters;
    }
    return std::nullopt;
}

DeflateContext deflateContext(const DeflateParameters &agreed, Direction direction)
{
    const bool fromClient = direction == Direction::ClientToServer;
    const auto bits = fromClient ? agreed.clientMaxWindowBits : agreed.serverMaxWindowBits;
    const bool restarts
        = fromClient ? agreed.clientNoContextTakeover : agreed.serverNoContextTakeover;
    return { bits.value_or(MaxWindowBits), !restarts };
}

Extension toExtension(const DeflateParameters &parameters)
{
    Extension extension { PermessageDeflate, {} };
    if (parameters.serverNoContextTakeover)
        extension.parameters.append({ "server_no_context_takeover", std::nullopt });
    if (parameters.clientNoContextTakeover)
        extension.parameters.append({ "client_no_context_takeover", std::nullopt });
    if (const auto bits = parameters.serverMaxWindowBits)
        extension.parameters.append({ "server_max_window_bits", QByteArray::number(*bits) });
    if (const auto bits = parameters.clientMaxWindowBits)
        extension.parameters.append({ "client_max_window_bits", QByteArray::number(*bits) });
    return extension;
}

tl::expected<DeflateParameters, QString> readDeflateAnswer(
    const Extension &answer, const QList<Extension> &offers)
{
    const auto parameters = readParameters(answer, Part::Answer);
    if (!parameters)
        return parameters;
    QString reason = u"no legal offer"_s;
    for (const Extension &extension : offers) {
        if (extension.name != PermessageDeflate)
            continue;
        const auto offer = readDeflateOffer(extension);
        if (!offer)
            continue;
        const std::optional<QString> problem = mismatch(*parameters, *offer);
        if (!problem)
            return parameters;
        reason = *problem;
    }
    return tl::unexpected(reason);
}

} // namespace Framescope
