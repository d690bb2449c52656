// A proxy to the server of the URL in the argument, of which a script decides what becomes of each
// message: every third of a direction is, in turn, changed, changed and sent uncompressed, dropped,
// put in twice. Says where it listens; ends when its standard input does.

#include "protocol/endpoint/interceptingproxy.h"
#include "protocol/endpoint/proxyconnection.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <cstdio>

using namespace Framescope;

namespace {

class NoRecorder final : public TrafficRecorder
{
public:
    ConnectionId openConnection(const Opening &, Timestamp) override { return ++m_last; }
    void recordFrame(ConnectionId, const Frame &, const QList<Violation> &) override { }
    void recordMessage(ConnectionId, const Message &) override { }
    void recordEvent(ConnectionId, Timestamp, const Event &) override { }

private:
    ConnectionId m_last = 0;
};

/// Decides about the messages of one direction of a connection.
class Editor
{
public:
    bool wants(const InterceptedFrame &frame) { return frame.message && ++m_messages % 3 == 0; }

    QList<OutgoingItem> decide(const HeldFrames &held)
    {
        WholeMessage message = *held.message;
        message.payload += " (edited)";
        switch (m_decisions++ % 4) {
        case 0:
            return { message };
        case 1:
            message.compressed = false;
            return { message };
        case 2:
            return {};
        default:
            return { *held.message, message };
        }
    }

private:
    int m_messages = 0;
    int m_decisions = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    NoRecorder recorder;
    ProxyOptions options;
    options.target = QUrl(QString::fromLocal8Bit(argc > 1 ? argv[1] : ""));
    InterceptingProxy proxy(options, nullptr, recorder, SessionClock());
    std::array<Editor, 2> editors;
    proxy.setBreakpoints([&](ConnectionId id, Direction direction) {
        Editor &editor = editors[static_cast<std::size_t>(direction)];
        Breakpoint breakpoint;
        breakpoint.wholeMessages = true;
        breakpoint.matches
            = [&editor](const InterceptedFrame &frame) { return editor.wants(frame); };
        breakpoint.held = [&proxy, &editor, id](const HeldFrames &held) {
            const auto decide = [&proxy, &editor, id, held] {
                if (ProxyConnection *connection = proxy.connection(id))
                    std::ignore = connection->replaceHeld(held.id, editor.decide(held));
            };
            QMetaObject::invokeMethod(&proxy, decide, Qt::QueuedConnection);
        };
        return std::optional(breakpoint);
    });
    const auto url = proxy.start();
    if (!url)
        return 1;
    std::printf("listening on %s\n", qPrintable(url->toString()));
    std::fflush(stdout);

    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
