#pragma once

#include "protocol/result.h"

#include <QString>

namespace Framescope {

/// \a error for a person: what failed, where, and what to do. One or two plain sentences on one
/// line; the detail in it may come from a peer and is not markup.
QString errorSentence(const Error &error);

} // namespace Framescope
