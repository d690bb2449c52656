#include "protocol/connection/framereader.h"
#include "tests/fuzz/fuzzing.h"

#include <QStringDecoder>

// The first octet of the input says how to read the rest, which is a stream of frames:
//   bit 7     from the server (otherwise from the client)
//   bit 6     permessage-deflate is agreed
//   bit 5     without context takeover
//   bits 0-2  the window has this many bits more than 8

using namespace Framescope;

namespace {

constexpr quint64 Limit = 4096;

struct Told
{
    FrameHeader header;
    QByteArray payload;
    QList<Violation> violations;
    QByteArray message;
    bool hasMessage = false;

    friend bool operator==(const Told &, const Told &) = default;
};

/// Writes down what is told, and judges it on its own.
class Listener : public FrameObserver
{
public:
    explicit Listener(Direction direction)
        : m_direction(direction)
    {
    }

    QList<Told> told;

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        FUZZ_VERIFY(frame.direction == m_direction);
        FUZZ_VERIFY(static_cast<quint64>(frame.payload.size()) <= frame.header.payloadLength);
        for (const Violation &violation : violations) {
            FUZZ_VERIFY(violation.brokenBy == m_direction);
            // Not added up: a length may be all that 64 bits hold.
            const auto headerSize = static_cast<quint64>(frame.header.size());
            FUZZ_VERIFY(violation.offset <= headerSize
                || violation.offset - headerSize <= frame.header.payloadLength);
            FUZZ_VERIFY(!violationText(violation).isEmpty());
        }
        if (!frame.header.isControl()) {
            m_broken |= !violations.isEmpty();
            m_wire += frame.payload;
        }
        told.append({ frame.header, frame.payload.toByteArray(), violations, {}, false });
    }

    void messageCrossed(const Message &message) override
    {
        FUZZ_VERIFY(static_cast<quint64>(message.payload.size()) <= Limit);
        FUZZ_VERIFY(message.wireLength <= Limit);
        FUZZ_VERIFY(!told.isEmpty() && told.last().header.fin);
        if (!m_broken) {
            FUZZ_VERIFY(message.wireLength == static_cast<quint64>(m_wire.size()));
            if (!message.compressed)
                FUZZ_VERIFY(message.payload == m_wire);
            if (message.type == MessageType::Text) {
                QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
                const QString text = utf8(message.payload);
                FUZZ_VERIFY(!utf8.hasError());
            }
        }
        m_wire.clear();
        m_broken = false;
        told.last().message = message.payload.toByteArray();
        told.last().hasMessage = true;
    }

private:
    const Direction m_direction;
    QByteArray m_wire; ///< payloads of the frames of the message so far
    bool m_broken = false;
};

QList<Told> read(quint8 options, const QByteArray &wire, qsizetype step)
{
    const Direction direction
        = options & 0x80 ? Direction::ServerToClient : Direction::ClientToServer;
    FrameReader reader(direction, Limit);
    if (options & 0x40)
        reader.enableDeflate({ 8 + (options & 0x7), !(options & 0x20) });
    Listener listener(direction);
    Fuzz::inSteps(wire, step, [&](QByteArray octets) {
        // An endpoint fails the connection here, and reads what follows as no messages.
        if (!reader.isOverLimit())
            reader.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, 0, listener);
    });
    if (reader.isOverLimit())
        return {}; // how much is read before it shows depends on how the octets came
    reader.end(0, listener);
    return listener.told;
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    if (size == 0)
        return 0;
    const quint8 options = octets[0];
    const QByteArray wire = Fuzz::input(octets + 1, size - 1);
    const QList<Told> whole = read(options, wire, std::max<qsizetype>(1, wire.size()));
    for (const qsizetype step : { 1, 3, 14 })
        FUZZ_VERIFY(read(options, wire, step) == whole);
    return 0;
}
