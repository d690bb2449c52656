#pragma once

#include "app/cli/exitcode.h"
#include "app/cli/progressline.h"
#include "app/exchange/conversionrun.h"

#include <QObject>

namespace Framescope {

/// `framescope-cli convert`: a session in another format. It can be interrupted.
class ConvertCommand : public QObject
{
    Q_OBJECT
public:
    using Options = Conversion::Options;

    explicit ConvertCommand(Options options, QObject *parent = nullptr);

    void start() { m_run.start(); }
    /// Gives up; nothing is left behind.
    void interrupt() { m_run.stop(); }

signals:
    void finished(Framescope::ExitCode code);

private:
    void showProgress(const Conversion::Progress &progress);
    ExitCode report(const Conversion::Outcome &outcome) const;

    ProgressLine m_progress;
    ConversionRun m_run;
};

} // namespace Framescope
