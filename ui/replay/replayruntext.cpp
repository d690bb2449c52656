#include "ui/replay/replayruntext.h"

#include "ui/frames/frametext.h"
#include "ui/replay/replayattempt.h"
#include "ui/replay/replaytext.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Verdict = ReplayAttempt::Verdict;

struct ReplayRunTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ReplayRunText)
};

QString speedText(const ReplayPace &pace)
{
    if (pace.stepwise)
        return ReplayRunTextWords::tr("step by step");
    if (!pace.factor)
        return ReplayRunTextWords::tr("as fast as possible");
    if (*pace.factor == 1.0)
        return ReplayRunTextWords::tr("original speed");
    return u"×"_s + QString::number(*pace.factor);
}

quint64 differenceCount(const ReplayAttempt &attempt)
{
    const ReplayTally &tally = attempt.progress().tally;
    return tally.changed + tally.missing + tally.extra;
}

} // namespace

QString replayVerdict(const ReplayAttempt &attempt)
{
    switch (attempt.verdict()) {
    case Verdict::Running:
        return ReplayRunTextWords::tr("running");
    case Verdict::Paused:
        return ReplayRunTextWords::tr("paused");
    case Verdict::Equal:
        return ReplayRunTextWords::tr("equal");
    case Verdict::Differs:
        return ReplayRunTextWords::tr("%1 differ").arg(countText(differenceCount(attempt)));
    case Verdict::Stopped:
        return ReplayRunTextWords::tr("stopped");
    case Verdict::NobodyCame:
        return ReplayRunTextWords::tr("no client");
    case Verdict::Failed:
        break;
    }
    return ReplayRunTextWords::tr("failed");
}

QString replayRunSummary(const ReplayAttempt &attempt)
{
    if (attempt.run().isRecorded())
        return ReplayRunTextWords::tr("recorded, both sides");
    const ReplayRequest &request = attempt.run().request();
    const QUrl &url = request.client.url;
    const QString target = request.side == Direction::ServerToClient
        ? ReplayRunTextWords::tr("a client")
        : url.host() + (url.port() < 0 ? QString() : u':' + QString::number(url.port()));
    const QDateTime &started = attempt.started();
    const bool isToday = started.date() == QDate::currentDate();
    const QString when = started.toString(isToday ? u"HH:mm"_s : u"yyyy-MM-dd"_s);
    return QStringList { when, target, speedText(request.pace) }.join(u", "_s);
}

QStringList replayRunDetails(const ReplayAttempt &attempt)
{
    const ReplayRequest &request = attempt.run().request();
    const ReplayProgress &progress = attempt.progress();
    const auto counted = [](ReplayRow::Kind kind, quint64 count) {
        return ReplayRunTextWords::tr("%1 %2").arg(countText(count), replayWord(kind));
    };
    QStringList how { attempt.started().toString(u"yyyy-MM-dd HH:mm:ss"_s),
        request.side == Direction::ServerToClient
            ? ReplayRunTextWords::tr("the server, played to a client")
            : request.client.url.toDisplayString(QUrl::RemoveUserInfo),
        speedText(request.pace) };
    if (attempt.run().isRecorded())
        how = { attempt.name(), replayRunSummary(attempt) };
    return QStringList(replayVerdict(attempt)) + how
        + QStringList {
              counted(ReplayRow::Kind::Matched, progress.tally.matched - progress.alike),
              counted(ReplayRow::Kind::Alike, progress.alike),
              counted(ReplayRow::Kind::Changed, progress.tally.changed),
              counted(ReplayRow::Kind::Missing, progress.tally.missing),
              counted(ReplayRow::Kind::Extra, progress.tally.extra),
          };
}

} // namespace Framescope
