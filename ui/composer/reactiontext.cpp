#include "ui/composer/reactiontext.h"

#include "app/session/closeverdicttext.h"
#include "app/session/protocoltext.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct ReactionTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ReactionText)
};

QString peerName(Direction direction)
{
    return direction == Direction::ClientToServer ? ReactionTextWords::tr("server")
                                                  : ReactionTextWords::tr("client");
}

QString sectionOf(const RuleInfo &rule)
{
    const QString section = u"§"_s + rule.section;
    return rule.rfc == 6455 ? section : u"RFC %1 %2"_s.arg(rule.rfc).arg(section);
}

ReactionText failureText(const PeerReaction &reaction, const QString &peer)
{
    const RuleInfo &rule = ruleInfo(reaction.violation->rule);
    const QString what = spokenViolation(*reaction.violation);
    const QString text = reaction.closeCode() == 0
        ? ReactionTextWords::tr("%1. The %2 must fail the connection.").arg(what, peer)
        : ReactionTextWords::tr("%1. The %2 must fail the connection with %3.")
              .arg(what, peer)
              .arg(reaction.closeCode());
    return { Tone::Warning, text, sectionOf(rule) };
}

/// Of a connection that has ended or is about to, while the peer had to fail it.
ReactionText failedText(const PeerReaction &predicted, const ConnectionRecord &connection)
{
    const CloseVerdict &verdict = *connection.verdict;
    const quint16 expected = predicted.closeCode();
    const QString label = closeVerdictLabel(verdict);
    if (!verdict.code || *verdict.code == 1005) // §7.1.7 lets it end TCP without a Close frame
        return { Tone::Ok,
            ReactionTextWords::tr("As predicted, the connection was failed: %1.").arg(label),
            u"§7.1.7"_s };
    if (expected == 0 || *verdict.code == expected)
        return { Tone::Ok, ReactionTextWords::tr("As predicted: %1.").arg(label), u"§7.1.7"_s };
    return { Tone::Warning,
        ReactionTextWords::tr("The connection was failed, but not with %1: %2.")
            .arg(expected)
            .arg(label),
        u"§7.4.1"_s };
}

} // namespace

ReactionText predictionText(const PeerReaction &reaction, Direction direction)
{
    using Kind = PeerReaction::Kind;
    const QString peer = peerName(direction);
    switch (reaction.kind) {
    case Kind::TakesMessage:
        return { Tone::Ok, ReactionTextWords::tr("Legal. The %1 takes the message.").arg(peer),
            {} };
    case Kind::TakesFrames:
        return { Tone::Info,
            ReactionTextWords::tr("Legal. The %1 waits for the rest of the message.").arg(peer),
            u"§5.4"_s };
    case Kind::AnswersPong:
        return { Tone::Ok, ReactionTextWords::tr("Legal. The %1 answers with a Pong.").arg(peer),
            u"§5.5.2"_s };
    case Kind::AnswersClose:
        return { Tone::Info,
            ReactionTextWords::tr("Legal. The %1 answers with a Close frame.").arg(peer),
            u"§5.5.1"_s };
    case Kind::IgnoresPong:
        return { Tone::Ok, ReactionTextWords::tr("Legal. The %1 need not answer a Pong.").arg(peer),
            u"§5.5.3"_s };
    case Kind::IgnoresRest:
        return { Tone::Warning,
            ReactionTextWords::tr(
                "A Close frame was sent already: the %1 discards what comes behind it.")
                .arg(peer),
            u"§1.4"_s };
    case Kind::MayFindItTooBig:
        return { Tone::Warning,
            ReactionTextWords::tr(
                "The message is very large: a %1 with a limit fails the connection with 1009.")
                .arg(peer),
            u"§10.4"_s };
    case Kind::WaitsForOctets:
        return { Tone::Warning,
            ReactionTextWords::tr(
                "The frame announces more than is sent: the %1 waits, and takes what is sent next "
                "for its payload.")
                .arg(peer),
            u"§5.2"_s };
    case Kind::FailsConnection:
        break;
    }
    return failureText(reaction, peer);
}

ReactionText outcomeText(
    const PeerReaction &predicted, const ConnectionRecord &connection, bool answered, bool waited)
{
    const bool mustFail = predicted.kind == PeerReaction::Kind::FailsConnection;
    const QString peer = peerName(sendingDirection(connection.role));
    if (mustFail && connection.verdict)
        return failedText(predicted, connection);
    if (mustFail && waited) {
        return { Tone::Error,
            ReactionTextWords::tr("The %1 did not fail the connection, though it must.").arg(peer),
            u"§7.1.7"_s };
    }
    if (mustFail)
        return { Tone::Neutral,
            ReactionTextWords::tr("Waiting for the %1 to fail the connection…").arg(peer), {} };
    const bool mayEnd = predicted.kind == PeerReaction::Kind::AnswersClose
        || predicted.kind == PeerReaction::Kind::IgnoresRest;
    if (connection.verdict && !mayEnd && connection.verdict->rule) {
        return { Tone::Error,
            ReactionTextWords::tr("What was sent is legal, and yet: %1.")
                .arg(closeVerdictLabel(*connection.verdict)),
            {} };
    }
    if (connection.verdict)
        return { Tone::Ok, u"%1."_s.arg(closeVerdictLabel(*connection.verdict)), {} };
    if (answered)
        return { Tone::Ok, ReactionTextWords::tr("The %1 has answered.").arg(peer), {} };
    return { Tone::Neutral, waited ? ReactionTextWords::tr("No answer yet.") : QString(), {} };
}

} // namespace Framescope
