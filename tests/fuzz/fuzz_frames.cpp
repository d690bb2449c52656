#include "protocol/wire/framedecoder.h"
#include "tests/fuzz/fuzzing.h"

#include <QList>

// The input is a stream of frames, whatever it is.

using namespace Framescope;

namespace {

struct Decoded
{
    QList<FrameHeader> headers;
    QByteArray octets; ///< encoded again from what was decoded
    QByteArray pendingHeader;
    bool insideFrame = false;

    friend bool operator==(const Decoded &, const Decoded &) = default;
};

Decoded decode(const QByteArray &wire, qsizetype step)
{
    Decoded decoded;
    FrameDecoder decoder;
    quint64 payloadRead = 0;
    bool payloadOpen = false;
    Fuzz::inSteps(wire, step, [&](QByteArray octets) {
        std::span<char> rest(octets.data(), static_cast<std::size_t>(octets.size()));
        while (const auto part = decoder.next(rest)) {
            FUZZ_VERIFY(part->begins != payloadOpen);
            if (part->begins) {
                decoded.headers.append(part->header);
                appendHeader(decoded.octets, part->header);
                payloadRead = 0;
            }
            FUZZ_VERIFY(part->payloadOffset == payloadRead);
            payloadRead += part->octets.size();
            FUZZ_VERIFY(part->ends == (payloadRead == part->header.payloadLength));
            payloadOpen = !part->ends;
            decoded.octets.append(part->octets.data(), static_cast<qsizetype>(part->octets.size()));
        }
        FUZZ_VERIFY(rest.empty());
    });
    decoded.pendingHeader = decoder.pendingHeader().toByteArray();
    decoded.octets += decoded.pendingHeader;
    decoded.insideFrame = decoder.isInsideFrame();
    FUZZ_VERIFY(decoded.insideFrame == (payloadOpen || !decoded.pendingHeader.isEmpty()));
    return decoded;
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray wire = Fuzz::input(octets, size);
    if (const auto header = decodeHeader(wire)) {
        FUZZ_VERIFY(encodeHeader(*header) == wire.first(header->size()));
        for (qsizetype cut = 0; cut < header->size(); ++cut)
            FUZZ_VERIFY(!decodeHeader(QByteArrayView(wire).first(cut)));
    }
    const Decoded whole = decode(wire, std::max<qsizetype>(1, wire.size()));
    FUZZ_VERIFY(whole.octets == wire);
    for (const qsizetype step : { 1, 2, 3, 7, 13 })
        FUZZ_VERIFY(decode(wire, step) == whole);
    return 0;
}
