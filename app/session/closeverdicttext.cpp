#include "app/session/closeverdicttext.h"

#include "app/session/errorsentence.h"
#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CloseVerdictText)
};

QString closerName(ClosedBy by)
{
    switch (by) {
    case ClosedBy::Client:
        return Words::tr("The client");
    case ClosedBy::Server:
        return Words::tr("The server");
    case ClosedBy::Nobody:
        break;
    }
    return Words::tr("A peer");
}

QString otherName(ClosedBy by)
{
    switch (by) {
    case ClosedBy::Client:
        return Words::tr("the server");
    case ClosedBy::Server:
        return Words::tr("the client");
    case ClosedBy::Nobody:
        break;
    }
    return Words::tr("the other side");
}

/// "1000, normal closure".
QString codeWithName(quint16 code)
{
    const QString name = closeStatusText(code);
    return isCloseStatusSendable(code)
        ? QStringLiteral("%1, %2").arg(QString::number(code), name)
        : Words::tr("%1, %2, which must not be sent").arg(QString::number(code), name);
}

bool hasCode(const CloseVerdict &verdict)
{
    return verdict.code && *verdict.code != CloseStatus::NoStatusReceived;
}

/// Behind "closed the connection".
QString closeFrameClause(const CloseVerdict &verdict)
{
    if (!hasCode(verdict))
        return Words::tr("without a status code");
    if (verdict.reason.isEmpty())
        return Words::tr("with %1").arg(codeWithName(*verdict.code));
    return Words::tr("with %1: \"%2\"")
        .arg(codeWithName(*verdict.code), verdict.reason.simplified());
}

/// A sentence of its own on what a failing endpoint sent, with a space before it; empty if it sent
/// no Close frame.
QString failureCodeSentence(const CloseVerdict &verdict)
{
    if (!hasCode(verdict))
        return {};
    if (verdict.brokenBy) {
        return u' '
            + Words::tr("The proxy closed the connection to both sides %1.")
                  .arg(closeFrameClause(verdict));
    }
    return u' '
        + Words::tr("%1 closed the connection %2.")
              .arg(closerName(verdict.by), closeFrameClause(verdict));
}

QString violationSentence(const CloseVerdict &verdict)
{
    if (!verdict.rule)
        return Words::tr("A rule of the protocol was broken.");
    const RuleInfo &rule = ruleInfo(*verdict.rule);
    if (verdict.brokenBy) {
        return Words::tr("%1 broke RFC %2 §%3: %4.")
            .arg(closerName(*verdict.brokenBy == Direction::ClientToServer ? ClosedBy::Client
                                                                           : ClosedBy::Server),
                QString::number(rule.rfc), rule.section, ruleText(rule));
    }
    return Words::tr("A rule of RFC %1 §%2 was broken: %3.")
        .arg(QString::number(rule.rfc), rule.section, ruleText(rule));
}

} // namespace

QString closeVerdictText(const CloseVerdict &verdict)
{
    const QString closer = closerName(verdict.by);
    const QString other = otherName(verdict.by);
    const QString sender = !verdict.brokenBy             ? other
        : *verdict.brokenBy == Direction::ClientToServer ? Words::tr("the client")
                                                         : Words::tr("the server");
    switch (verdict.cause) {
    case CloseCause::ClosingHandshake:
        return Words::tr("%1 closed the connection %2, and %3 answered.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::ViolationFound:
        return violationSentence(verdict) + failureCodeSentence(verdict);
    case CloseCause::LimitExceeded:
        return Words::tr("A message from %1 was larger than the limit here.").arg(sender)
            + failureCodeSentence(verdict);
    case CloseCause::NoCloseAnswer:
        return Words::tr(
            "%1 closed the connection %2, and %3 did not answer with a Close frame in time.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::EndedUnanswered:
        return Words::tr(
            "%1 closed the connection %2, and %3 ended the TCP connection (FIN) without "
            "answering with a Close frame.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::ResetUnanswered:
        return Words::tr(
            "%1 closed the connection %2, and %3 reset the TCP connection (RST) without "
            "answering with a Close frame.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::ConnectionEnded:
        return Words::tr(
            "%1 ended the TCP connection (FIN) without sending a Close frame. Applications "
            "see this as code 1006.")
            .arg(closer);
    case CloseCause::ConnectionReset:
        return Words::tr(
            "%1 reset the TCP connection (RST) without sending a Close frame. Applications "
            "see this as code 1006.")
            .arg(closer);
    case CloseCause::TlsTruncated:
        return Words::tr(
            "%1 ended the TCP connection (FIN) without ending TLS (close_notify) and without "
            "sending a Close frame: what it sent last may be missing. Applications see this "
            "as code 1006.")
            .arg(closer);
    case CloseCause::TlsAlert:
        return Words::tr("TLS ended with the alert \"%1\" from the other side, without a closing "
                         "handshake. Applications see this as code 1006.")
            .arg(verdict.error ? protocolText(verdict.error->detail) : Words::tr("unknown"));
    case CloseCause::FrameTimedOut:
        return Words::tr("A frame from %1 was begun and not finished in time.").arg(other)
            + failureCodeSentence(verdict);
    case CloseCause::PongTimedOut:
        return Words::tr("A Ping to %1 was not answered in time.").arg(other)
            + failureCodeSentence(verdict);
    case CloseCause::HandshakeFailed:
        return verdict.error ? errorSentence(*verdict.error)
                             : Words::tr("The opening handshake failed.");
    case CloseCause::Aborted:
        return Words::tr(
            "The TCP connection was ended here, on request, without a closing handshake.");
    case CloseCause::NoHandshake:
        return Words::tr("The connection carried no WebSocket: no opening handshake was made.");
    }
    Q_UNREACHABLE();
}

QString closeVerdictLabel(const CloseVerdict &verdict)
{
    switch (verdict.cause) {
    case CloseCause::ClosingHandshake:
        return hasCode(verdict) ? Words::tr("Closed %1").arg(codeWithName(*verdict.code))
                                : Words::tr("Closed without a code");
    case CloseCause::ViolationFound:
        return hasCode(verdict) ? Words::tr("Failed %1").arg(codeWithName(*verdict.code))
                                : Words::tr("Failed, a rule was broken");
    case CloseCause::LimitExceeded:
        return hasCode(verdict) ? Words::tr("Failed %1").arg(codeWithName(*verdict.code))
                                : Words::tr("Failed, message over the limit");
    case CloseCause::NoCloseAnswer:
    case CloseCause::EndedUnanswered:
    case CloseCause::ResetUnanswered:
        return Words::tr("Close not answered");
    case CloseCause::ConnectionEnded:
        return Words::tr("Ended without a Close frame");
    case CloseCause::ConnectionReset:
        return Words::tr("TCP connection reset");
    case CloseCause::TlsTruncated:
        return Words::tr("TLS cut off");
    case CloseCause::TlsAlert:
        return Words::tr("TLS alert");
    case CloseCause::FrameTimedOut:
        return Words::tr("Timed out inside a frame");
    case CloseCause::PongTimedOut:
        return Words::tr("Ping not answered");
    case CloseCause::HandshakeFailed:
        if (verdict.error && verdict.error->code == ErrorCode::HandshakeRefused)
            return Words::tr("Refused, %1").arg(protocolText(verdict.error->detail.simplified()));
        return Words::tr("Never opened");
    case CloseCause::Aborted:
        return Words::tr("Aborted here");
    case CloseCause::NoHandshake:
        return Words::tr("No WebSocket");
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
