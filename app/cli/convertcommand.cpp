#include "app/cli/convertcommand.h"

#include "app/cli/consoleoutput.h"
#include "app/session/errorsentence.h"

#include <QLocale>

#include <chrono>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto ProgressPeriod = 250ms;

} // namespace

ConvertCommand::ConvertCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_conversion(m_options)
{
    connect(&m_progressTimer, &QTimer::timeout, this, &ConvertCommand::showProgress);
}

ConvertCommand::~ConvertCommand()
{
    m_stop.request_stop();
    if (m_thread)
        m_thread->wait();
}

void ConvertCommand::start()
{
    m_thread.reset(QThread::create([this] { m_outcome = m_conversion.run(m_stop.get_token()); }));
    connect(m_thread.get(), &QThread::finished, this, [this] {
        m_progressTimer.stop();
        m_progress.clear();
        emit finished(report(m_outcome));
    });
    m_progressTimer.start(ProgressPeriod);
    m_thread->start();
}

void ConvertCommand::showProgress()
{
    const Conversion::Progress progress = m_conversion.progress();
    const QLocale locale = QLocale::c();
    m_progress.show(progress.isReading ? u"%1 frames read …"_s.arg(locale.toString(progress.frames))
                                       : u"frame %1 of %2 …"_s.arg(locale.toString(progress.frames),
                                           locale.toString(progress.all)));
}

void ConvertCommand::interrupt()
{
    m_stop.request_stop();
}

ExitCode ConvertCommand::report(const Conversion::Outcome &outcome) const
{
    for (const QString &note : outcome.notes)
        complain(note);
    if (outcome.isStopped) {
        complain(u"Interrupted: %1 was not written."_s.arg(m_options.output));
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
            m_options.output, QString::number(outcome.frames),
            QString::number(outcome.connections)));
    else
        complain(u"Nothing of it could be read: %1 was not written."_s.arg(m_options.output));
    return ExitCode::InputDamaged;
}

} // namespace Framescope
