#include "app/cli/decodecommand.h"

#include "app/cli/frameanatomy.h"
#include "app/session/jsonlines.h"
#include "protocol/connection/framereader.h"

#include <limits>

namespace Framescope {

namespace {

/// Prints the frames it is told of.
class AnatomyPrinter final : public FrameObserver
{
public:
    AnatomyPrinter(ConsoleOutput &output, ConsoleRecorder::Format format)
        : m_output(output)
        , m_format(format)
    {
    }

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        ++m_frames;
        m_violations += violations.size();
        if (m_format == ConsoleRecorder::Format::Json)
            JsonLines::appendFrame(m_output.buffer(), m_frames, 1, frame, violations);
        else
            m_output.buffer() += frameAnatomy(m_frames, frame, violations).toUtf8();
        m_output.endLine();
    }

    void messageCrossed(const Message &) override
    {
        // decode explains frames.
    }

    qsizetype violations() const { return m_violations; }

private:
    ConsoleOutput &m_output;
    const ConsoleRecorder::Format m_format;
    quint64 m_frames = 0;
    qsizetype m_violations = 0;
};

Direction guessDirection(QByteArrayView octets)
{
    const bool masked = octets.size() > 1 && (static_cast<quint8>(octets[1]) & 0x80);
    return masked ? Direction::ClientToServer : Direction::ServerToClient;
}

} // namespace

ExitCode DecodeCommand::run(const Options &options, ConsoleOutput &output)
{
    QByteArray octets = options.octets;
    if (octets.isEmpty()) {
        complain(QStringLiteral("There are no octets to decode."));
        return ExitCode::InputDamaged;
    }
    // Memory follows the octets that are there, not what a header announces: nothing is too large.
    FrameReader reader(
        options.direction.value_or(guessDirection(octets)), std::numeric_limits<quint64>::max());
    AnatomyPrinter printer(output, options.format);
    reader.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, 0, printer);
    const bool inside = reader.isInsideFrame();
    const qsizetype headerLeft = reader.pendingHeader().size();
    reader.end(0, printer);
    output.flush();
    if (!output.failure().isEmpty()) {
        complain(output.failure());
        return ExitCode::Failed;
    }

    if (inside)
        complain(headerLeft > 0
                ? QStringLiteral("The octets end inside a frame header, after %1 of its octets.")
                      .arg(headerLeft)
                : QStringLiteral("The octets end inside a frame's payload."));
    if (printer.violations() > 0) {
        complain(
            QStringLiteral("Rules of RFC 6455 that are broken: %1.").arg(printer.violations()));
        return ExitCode::PeerBrokeRule;
    }
    return inside ? ExitCode::InputDamaged : ExitCode::Done;
}

} // namespace Framescope
