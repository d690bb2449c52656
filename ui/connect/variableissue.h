#pragma once

#include "app/connect/variables.h"
#include "ui/connect/requestissue.h"

#include <optional>

namespace Framescope {

/// What keeps a variable in \a text from being replaced: it has no value, or leads back to itself.
/// Such a text can be sent as it stands, if that is meant.
std::optional<RequestIssue> variableIssue(const QString &text, const Variables &variables);
/// The same of a text that is expanded already.
std::optional<RequestIssue> variableIssue(const Expansion &expansion);

} // namespace Framescope
