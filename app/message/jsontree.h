#pragma once

#include "app/message/valuetree.h"

#include <stop_token>

namespace Framescope {

/// Takes \a json apart (RFC 8259). What is wrong with it is the tree's problem; what came before
/// that is in the tree. nullopt if \a stop was requested. Any thread.
std::optional<ValueTree> readJsonTree(const QByteArray &json, const std::stop_token &stop = {});

} // namespace Framescope
