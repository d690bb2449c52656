#include "app/replay/replayending.h"

#include "app/session/closeverdicttext.h"

namespace Framescope {

namespace {

/// How a side behaved at the end. Whether TCP ends by FIN or RST may be chance.
enum class Conduct : quint8 { Unknown, Closed, CloseUnanswered, LeftWithoutClose };

Conduct conduct(const CloseVerdict &verdict, ClosedBy side)
{
    const bool bySide = verdict.by == side;
    switch (verdict.cause) {
    case CloseCause::ClosingHandshake:
        return Conduct::Closed;
    case CloseCause::ViolationFound: // whoever fails the connection sends a Close frame
    case CloseCause::LimitExceeded:
    case CloseCause::FrameTimedOut:
    case CloseCause::PongTimedOut:
        return bySide ? Conduct::Closed : Conduct::Unknown;
    case CloseCause::NoCloseAnswer:
    case CloseCause::EndedUnanswered:
    case CloseCause::ResetUnanswered:
        return bySide ? Conduct::Unknown : Conduct::CloseUnanswered;
    case CloseCause::ConnectionEnded:
    case CloseCause::ConnectionReset:
    case CloseCause::TlsTruncated:
    case CloseCause::Aborted:
        return bySide ? Conduct::LeftWithoutClose : Conduct::Unknown;
    case CloseCause::TlsAlert:
    case CloseCause::HandshakeFailed:
    case CloseCause::NoHandshake:
        break;
    }
    return Conduct::Unknown;
}

ClosedBy closerOn(Direction side)
{
    return side == Direction::ClientToServer ? ClosedBy::Client : ClosedBy::Server;
}

} // namespace

std::optional<ReplayFinding> compareEndings(
    const CloseVerdict &recorded, const CloseVerdict &now, Direction side)
{
    const Conduct expected = conduct(recorded, closerOn(side));
    const Conduct got = conduct(now, closerOn(side));
    if (expected == Conduct::Unknown || got == Conduct::Unknown)
        return std::nullopt;
    ReplayFinding finding;
    finding.subject = ReplayFinding::Subject::Ending;
    if (expected != got) {
        finding.kind = ReplayFinding::Kind::Changed;
        finding.differences
            = { { QStringLiteral("ending"), closeVerdictLabel(recorded), closeVerdictLabel(now) } };
    }
    return finding;
}

} // namespace Framescope
