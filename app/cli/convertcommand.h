#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/progressline.h"
#include "app/exchange/conversion.h"

#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace Framescope {

/// `framescope-cli convert`: a session in another format. It runs on a thread of its own, so that
/// it can be interrupted.
class ConvertCommand : public QObject
{
    Q_OBJECT
public:
    using Options = Conversion::Options;

    explicit ConvertCommand(Options options, QObject *parent = nullptr);
    ~ConvertCommand() override;

    void start();
    /// Gives up; nothing is left behind.
    void interrupt();

signals:
    void finished(Framescope::ExitCode code);

private:
    void showProgress();
    ExitCode report(const Conversion::Outcome &outcome) const;

    const Options m_options;
    Conversion m_conversion;
    ProgressLine m_progress;
    QTimer m_progressTimer;
    std::stop_source m_stop;
    Conversion::Outcome m_outcome;
    std::unique_ptr<QThread> m_thread;
};

} // namespace Framescope
