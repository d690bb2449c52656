#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "app/cli/recording.h"
#include "protocol/endpoint/interceptingproxy.h"

#include <QObject>

#include <optional>

namespace Framescope {

/// `framescope-cli proxy`: sits between clients and servers, and prints what crosses.
class ProxyCommand : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        ProxyOptions proxy;
        /// Where the local authority is kept; needed if TLS is terminated.
        QString authorityFolder;
        QString exportFile; ///< where the authority's certificate is written; empty: nowhere
        std::optional<quint64> connections; ///< ends after as many connections have ended
        ConsoleRecorder::Format format = ConsoleRecorder::Format::Text;
        QString recordFile; ///< where to record; empty: nowhere
    };

    explicit ProxyCommand(Options options, QObject *parent = nullptr);

    void start();
    /// Closes every connection with 1001; a second call ends at once.
    void interrupt();

signals:
    void finished(Framescope::ExitCode code);

private:
    Result<void> openAuthority();
    void connectionClosed(ConnectionId id, const CloseVerdict &verdict);
    void endWith(ExitCode code);
    void finishIfAlone();
    void fail(const Error &error);
    void finish(ExitCode code);

    const Options m_options;
    ConsoleOutput m_output;
    const SessionClock m_clock;
    ConsoleRecorder m_console;
    Recording m_recording;
    std::unique_ptr<CertificateAuthority> m_authority;
    std::unique_ptr<InterceptingProxy> m_proxy;
    quint64 m_ended = 0;
    ExitCode m_outcome = ExitCode::Done;
    std::optional<ExitCode> m_ending; ///< once it has begun to end
    bool m_finished = false;
};

} // namespace Framescope
