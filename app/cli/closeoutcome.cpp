#include "app/cli/closeoutcome.h"

#include "app/cli/octettext.h"
#include "app/session/closeverdicttext.h"

namespace Framescope {

ExitCode exitCodeFor(
    const CloseVerdict &verdict, const std::optional<Violation> &broken, bool lenient)
{
    if (broken && !lenient)
        return ExitCode::PeerBrokeRule;
    if (verdict.cause == CloseCause::HandshakeFailed)
        return ExitCode::Failed;
    return verdict.isClean() ? ExitCode::Done : ExitCode::Failed;
}

QString outcomeSentence(const CloseVerdict &verdict, const std::optional<Violation> &broken)
{
    const QString end = sentenceText(closeVerdictText(verdict));
    if (!broken || verdict.rule == broken->rule)
        return end;
    const RuleInfo &rule = ruleInfo(broken->rule);
    return QStringLiteral("The %1 broke RFC %2 §%3: %4. %5")
        .arg(broken->brokenBy == Direction::ClientToServer ? QStringLiteral("client")
                                                           : QStringLiteral("server"))
        .arg(rule.rfc)
        .arg(rule.section, sentenceText(violationText(*broken)), end);
}

} // namespace Framescope
