#include "app/cli/closeoutcome.h"

#include "app/session/closeverdicttext.h"
#include "app/session/errorsentence.h"

namespace Framescope {

ExitCode exitCodeFor(const CloseVerdict &verdict, quint64 peerViolations, bool lenient)
{
    if (peerViolations > 0 && !lenient)
        return ExitCode::PeerBrokeRule;
    if (verdict.cause == CloseCause::HandshakeFailed)
        return ExitCode::Failed;
    return verdict.isClean() ? ExitCode::Done : ExitCode::Failed;
}

QString outcomeSentence(const CloseVerdict &verdict)
{
    if (verdict.error)
        return errorSentence(*verdict.error);
    return closeVerdictText(verdict);
}

} // namespace Framescope
