#pragma once

#include "protocol/wire/ruleexample.h"

namespace Framescope {

/// The opening handshake around an example of a broken rule, where the rule is not about that: it
/// agrees to permessage-deflate if the example needs it.
namespace RuleHandshake {

/// What the client of \a example asks.
QByteArray request(const RuleExample &example);
/// What its server answers.
QByteArray response(const RuleExample &example);

} // namespace RuleHandshake
} // namespace Framescope
