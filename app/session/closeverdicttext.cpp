#include "app/session/closeverdicttext.h"

#include "app/session/errorsentence.h"
#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct CloseVerdictTextWords
{
    Q_DECLARE_TR_FUNCTIONS(CloseVerdictText)
};

QString closerName(ClosedBy by)
{
    switch (by) {
    case ClosedBy::Client:
        return CloseVerdictTextWords::tr("The client");
    case ClosedBy::Server:
        return CloseVerdictTextWords::tr("The server");
    case ClosedBy::Nobody:
        break;
    }
    return CloseVerdictTextWords::tr("A peer");
}

ClosedBy otherOf(ClosedBy by)
{
    return by == ClosedBy::Client ? ClosedBy::Server
        : by == ClosedBy::Server  ? ClosedBy::Client
                                  : ClosedBy::Nobody;
}

QString otherName(ClosedBy by)
{
    switch (by) {
    case ClosedBy::Client:
        return CloseVerdictTextWords::tr("the server");
    case ClosedBy::Server:
        return CloseVerdictTextWords::tr("the client");
    case ClosedBy::Nobody:
        break;
    }
    return CloseVerdictTextWords::tr("the other side");
}

/// "1000, normal closure", and whether it was legal there.
QString codeWithName(quint16 code, ClosedBy by)
{
    const QString name = closeStatusText(code);
    const QString number = QString::number(code);
    if (!isCloseStatusSendable(code))
        return CloseVerdictTextWords::tr("%1, %2, which must not be sent").arg(number, name);
    // A server refuses the opening handshake instead (RFC 6455 §7.4.1).
    if (code == CloseStatus::MandatoryExtension && by == ClosedBy::Server)
        return CloseVerdictTextWords::tr("%1, %2, which is for clients").arg(number, name);
    return QStringLiteral("%1, %2").arg(number, name);
}

bool hasCode(const CloseVerdict &verdict)
{
    return verdict.code && *verdict.code != CloseStatus::NoStatusReceived;
}

/// Behind "closed the connection".
QString closeFrameClause(const CloseVerdict &verdict)
{
    if (!hasCode(verdict))
        return CloseVerdictTextWords::tr("without a status code");
    if (verdict.reason.isEmpty())
        return CloseVerdictTextWords::tr("with %1").arg(codeWithName(*verdict.code, verdict.by));
    return CloseVerdictTextWords::tr("with %1: \"%2\"")
        .arg(codeWithName(*verdict.code, verdict.by), verdict.reason.simplified());
}

/// A sentence of its own on what a failing endpoint sent, with a space before it; empty if it sent
/// no Close frame.
QString failureCodeSentence(const CloseVerdict &verdict)
{
    if (!hasCode(verdict))
        return {};
    if (verdict.brokenBy) {
        return u' '
            + CloseVerdictTextWords::tr("The proxy closed the connection to both sides %1.")
                  .arg(closeFrameClause(verdict));
    }
    return u' '
        + CloseVerdictTextWords::tr("%1 closed the connection %2.")
              .arg(closerName(verdict.by), closeFrameClause(verdict));
}

QString violationSentence(const CloseVerdict &verdict)
{
    if (!verdict.rule)
        return CloseVerdictTextWords::tr("A rule of the protocol was broken.");
    const RuleInfo &rule = ruleInfo(*verdict.rule);
    const QString breaker = !verdict.brokenBy            ? closerName(otherOf(verdict.by))
        : *verdict.brokenBy == Direction::ClientToServer ? closerName(ClosedBy::Client)
                                                         : closerName(ClosedBy::Server);
    return CloseVerdictTextWords::tr("%1 broke RFC %2 §%3: %4.")
        .arg(breaker, QString::number(rule.rfc), rule.section, ruleText(rule));
}

} // namespace

QString closeVerdictText(const CloseVerdict &verdict)
{
    const QString closer = closerName(verdict.by);
    const QString other = otherName(verdict.by);
    const QString sender = !verdict.brokenBy             ? other
        : *verdict.brokenBy == Direction::ClientToServer ? CloseVerdictTextWords::tr("the client")
                                                         : CloseVerdictTextWords::tr("the server");
    switch (verdict.cause) {
    case CloseCause::ClosingHandshake:
        return CloseVerdictTextWords::tr("%1 closed the connection %2, and %3 answered.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::ViolationFound:
        return violationSentence(verdict) + failureCodeSentence(verdict);
    case CloseCause::LimitExceeded:
        return CloseVerdictTextWords::tr("A message from %1 was larger than the limit here.")
                   .arg(sender)
            + failureCodeSentence(verdict);
    case CloseCause::NoCloseAnswer:
        return CloseVerdictTextWords::tr(
            "%1 closed the connection %2, and %3 did not answer with a Close frame in time.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::EndedUnanswered:
        return CloseVerdictTextWords::tr(
            "%1 closed the connection %2, and %3 ended the TCP connection (FIN) without "
            "answering with a Close frame.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::ResetUnanswered:
        return CloseVerdictTextWords::tr(
            "%1 closed the connection %2, and %3 reset the TCP connection (RST) without "
            "answering with a Close frame.")
            .arg(closer, closeFrameClause(verdict), other);
    case CloseCause::ConnectionEnded:
        return CloseVerdictTextWords::tr(
            "%1 ended the TCP connection (FIN) without sending a Close frame; its process may be "
            "gone. Applications see this as code 1006.")
            .arg(closer);
    case CloseCause::ConnectionReset:
        return CloseVerdictTextWords::tr(
            "%1 reset the TCP connection (RST) without sending a Close frame; its process may be "
            "gone. Applications see this as code 1006.")
            .arg(closer);
    case CloseCause::TlsTruncated:
        return CloseVerdictTextWords::tr(
            "%1 ended the TCP connection (FIN) without ending TLS (close_notify) and without "
            "sending a Close frame: what it sent last may be missing. Applications see this "
            "as code 1006.")
            .arg(closer);
    case CloseCause::TlsAlert:
        return CloseVerdictTextWords::tr(
            "%1 ended TLS with the alert \"%2\", without a closing handshake. Applications see "
            "this as code 1006.")
            .arg(verdict.by == ClosedBy::Nobody ? CloseVerdictTextWords::tr("The proxy") : closer,
                verdict.error ? protocolText(verdict.error->detail)
                              : CloseVerdictTextWords::tr("unknown"));
    case CloseCause::FrameTimedOut:
        return CloseVerdictTextWords::tr("A frame from %1 was begun and not finished in time.")
                   .arg(other)
            + failureCodeSentence(verdict);
    case CloseCause::PongTimedOut:
        return CloseVerdictTextWords::tr("A Ping to %1 was not answered in time.").arg(other)
            + failureCodeSentence(verdict);
    case CloseCause::HandshakeFailed:
        return verdict.error ? errorSentence(*verdict.error)
                             : CloseVerdictTextWords::tr("The opening handshake failed.");
    case CloseCause::Aborted:
        return CloseVerdictTextWords::tr(
            "The TCP connection was ended here, on request, without a closing handshake.");
    case CloseCause::NoHandshake:
        return CloseVerdictTextWords::tr(
            "The connection carried no WebSocket: no opening handshake was made.");
    }
    Q_UNREACHABLE();
}

QString closeVerdictLabel(const CloseVerdict &verdict)
{
    switch (verdict.cause) {
    case CloseCause::ClosingHandshake:
        return hasCode(verdict)
            ? CloseVerdictTextWords::tr("Closed %1").arg(codeWithName(*verdict.code, verdict.by))
            : CloseVerdictTextWords::tr("Closed without a code");
    case CloseCause::ViolationFound:
        return hasCode(verdict)
            ? CloseVerdictTextWords::tr("Failed %1").arg(codeWithName(*verdict.code, verdict.by))
            : CloseVerdictTextWords::tr("Failed, a rule was broken");
    case CloseCause::LimitExceeded:
        return hasCode(verdict)
            ? CloseVerdictTextWords::tr("Failed %1").arg(codeWithName(*verdict.code, verdict.by))
            : CloseVerdictTextWords::tr("Failed, message over the limit");
    case CloseCause::NoCloseAnswer:
    case CloseCause::EndedUnanswered:
    case CloseCause::ResetUnanswered:
        return CloseVerdictTextWords::tr("Close not answered");
    case CloseCause::ConnectionEnded:
        return CloseVerdictTextWords::tr("Ended without a Close frame");
    case CloseCause::ConnectionReset:
        return CloseVerdictTextWords::tr("TCP connection reset");
    case CloseCause::TlsTruncated:
        return CloseVerdictTextWords::tr("TLS cut off");
    case CloseCause::TlsAlert:
        return CloseVerdictTextWords::tr("TLS alert");
    case CloseCause::FrameTimedOut:
        return CloseVerdictTextWords::tr("Timed out inside a frame");
    case CloseCause::PongTimedOut:
        return CloseVerdictTextWords::tr("Ping not answered");
    case CloseCause::HandshakeFailed:
        if (verdict.error && verdict.error->code == ErrorCode::HandshakeRefused)
            return CloseVerdictTextWords::tr("Refused, %1")
                .arg(protocolText(verdict.error->detail.simplified()));
        return CloseVerdictTextWords::tr("Never opened");
    case CloseCause::Aborted:
        return CloseVerdictTextWords::tr("Aborted here");
    case CloseCause::NoHandshake:
        return CloseVerdictTextWords::tr("No WebSocket");
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
