#include "app/cli/convertcommand.h"

#include "app/cli/consoleoutput.h"
#include "app/session/errorsentence.h"

namespace Framescope {

using namespace Qt::StringLiterals;

ConvertCommand::ConvertCommand(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

ConvertCommand::~ConvertCommand()
{
    m_stop.request_stop();
    if (m_thread)
        m_thread->wait();
}

void ConvertCommand::start()
{
    m_thread.reset(QThread::create([this] {
        Conversion conversion(m_options);
        m_outcome = conversion.run(m_stop.get_token());
    }));
    connect(m_thread.get(), &QThread::finished, this, [this] { emit finished(report(m_outcome)); });
    m_thread->start();
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
