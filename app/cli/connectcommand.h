#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "app/cli/recording.h"
#include "app/cli/stdinlines.h"
#include "protocol/endpoint/clientendpoint.h"

#include <QObject>

#include <optional>

namespace Framescope {

/// `framescope-cli connect`: a client that sends what it is told and prints what crosses.
class ConnectCommand : public QObject
{
    Q_OBJECT
public:
    /// One thing to send, in the order of the command line.
    struct Sending
    {
        enum class Kind : quint8 { Text, Binary, Raw };
        Kind kind = Kind::Text;
        QByteArray octets;
    };

    struct Options
    {
        ClientOptions client;
        QList<Sending> sendings;
        bool stdinLines = false;
        bool echo = false;
        std::optional<quint64> count; ///< messages to receive before closing with 1000
        ConsoleRecorder::Format format = ConsoleRecorder::Format::Text;
        QString recordFile; ///< where to record; empty: nowhere
    };

    explicit ConnectCommand(Options options, QObject *parent = nullptr);

    void start();
    /// Closes with 1001; a second call ends at once.
    void interrupt();

signals:
    void finished(Framescope::ExitCode code);

private:
    void established();
    void opened();
    void sendNext();
    void sendLine(const QByteArray &line);
    void messageReceived(MessageType type, QByteArrayView payload);
    void closed(const CloseVerdict &verdict);
    void stop(const QString &why);
    void startClosing(quint16 code);

    const Options m_options;
    ConsoleOutput m_output;
    const SessionClock m_clock;
    ConsoleRecorder m_console;
    Recording m_recording;
    ClientEndpoint m_client;
    StdinLines *m_stdin = nullptr;
    qsizetype m_nextSending = 0;
    quint64 m_received = 0;
    quint64 m_lines = 0;
    bool m_interrupted = false;
    bool m_failed = false; ///< something of ours failed, and was told
};

} // namespace Framescope
