#include "app/cli/convertcommand.h"

#include "app/cli/consoleoutput.h"
#include "app/session/errorsentence.h"

#include <QLocale>

#include <utility>

namespace Framescope {

using namespace Qt::StringLiterals;

ConvertCommand::ConvertCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_run(std::move(options))
{
    connect(&m_run, &ConversionRun::progressed, this, &ConvertCommand::showProgress);
    connect(&m_run, &ConversionRun::finished, this, [this](const Conversion::Outcome &outcome) {
        m_progress.clear();
        emit finished(report(outcome));
    });
}

void ConvertCommand::showProgress(const Conversion::Progress &progress)
{
    const QLocale locale = QLocale::c();
    m_progress.show(progress.isReading ? u"%1 frames read …"_s.arg(locale.toString(progress.frames))
                                       : u"frame %1 of %2 …"_s.arg(locale.toString(progress.frames),
                                           locale.toString(progress.all)));
}

ExitCode ConvertCommand::report(const Conversion::Outcome &outcome) const
{
    for (const QString &note : outcome.notes)
        complain(note);
    if (outcome.isStopped) {
        complain(u"Interrupted: %1 was not written."_s.arg(m_run.options().output));
        return ExitCode::Interrupted;
    }
    if (outcome.failure) {
        complain(errorSentence(*outcome.failure));
        if (outcome.failure->code == ErrorCode::FileExists)
            complain(u"--force replaces it."_s);
        return outcome.failure->code == ErrorCode::InvalidArgument ? ExitCode::BadUsage
                                                                   : ExitCode::Failed;
    }
    if (!outcome.damage)
        return ExitCode::Done;
    complain(errorSentence(*outcome.damage));
    if (outcome.isWritten)
        complain(u"%1 holds what stands before that: %2 frames of %3 connections."_s.arg(
            m_run.options().output, QString::number(outcome.frames),
            QString::number(outcome.connections)));
    else
        complain(u"Nothing of it could be read: %1 was not written."_s.arg(m_run.options().output));
    return ExitCode::InputDamaged;
}

} // namespace Framescope
