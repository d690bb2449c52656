#include "ui/connect/variableissue.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct VariableIssueText
{
    Q_DECLARE_TR_FUNCTIONS(VariableIssue)
};

} // namespace

std::optional<RequestIssue> variableIssue(const QString &text, const Variables &variables)
{
    return variableIssue(expandVariables(text, variables));
}

std::optional<RequestIssue> variableIssue(const Expansion &expansion)
{
    RequestIssue issue;
    issue.tone = Tone::Warning;
    if (expansion.tooLong) {
        issue.text = VariableIssueText::tr(
            "The variables make this longer than 1 MiB. It goes as it stands.");
    } else if (!expansion.circular.isEmpty()) {
        issue.text
            = VariableIssueText::tr("The variable %1 leads back to itself. It goes as it stands.")
                  .arg(expansion.circular.constFirst());
    } else if (!expansion.unknown.isEmpty()) {
        issue.text
            = VariableIssueText::tr("The environment has no variable %1. It goes as it stands.")
                  .arg(expansion.unknown.constFirst());
    } else {
        return std::nullopt;
    }
    return issue;
}

} // namespace Framescope
