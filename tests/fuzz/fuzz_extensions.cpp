#include "protocol/handshake/deflatenegotiation.h"
#include "tests/fuzz/fuzzing.h"

// The input is the value of a Sec-WebSocket-Extensions field in an offer, a line feed, and the
// value in the answer. Without a line feed the offer is answered by itself.

using namespace Framescope;

namespace {

std::optional<QList<Extension>> parse(const QByteArray &value)
{
    const auto extensions = parseExtensions(value);
    if (!extensions)
        return std::nullopt;
    FUZZ_VERIFY(!extensions->isEmpty());
    QByteArrayList written;
    for (const Extension &extension : *extensions)
        written.append(extension.toHeaderValue());
    FUZZ_VERIFY(parseExtensions(written.join(", ")) == extensions);
    return extensions;
}

void verifyLegal(const DeflateParameters &parameters)
{
    for (const std::optional<int> bits :
        { parameters.serverMaxWindowBits, parameters.clientMaxWindowBits })
        FUZZ_VERIFY(!bits || (*bits >= 8 && *bits <= 15));
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray text = Fuzz::input(octets, size);
    const qsizetype lineFeed = text.indexOf('\n');
    const auto offers = parse(lineFeed < 0 ? text : text.first(lineFeed));
    const auto answers = parse(lineFeed < 0 ? text : text.sliced(lineFeed + 1));
    if (!offers)
        return 0;
    for (const Extension &offer : *offers) {
        if (const auto parameters = readDeflateOffer(offer))
            verifyLegal(*parameters);
        else
            FUZZ_VERIFY(!parameters.error().isEmpty());
    }
    for (const Extension &answer : answers.value_or(QList<Extension>())) {
        const auto parameters = readDeflateAnswer(answer, *offers);
        if (!parameters) {
            FUZZ_VERIFY(!parameters.error().isEmpty());
            continue;
        }
        verifyLegal(*parameters);
        const auto isDeflate
            = [](const Extension &offer) { return offer.name == PermessageDeflate; };
        FUZZ_VERIFY(std::any_of(offers->cbegin(), offers->cend(), isDeflate));
    }
    return 0;
}
