#pragma once

#include "app/message/valuetree.h"

#include <stop_token>

namespace Framescope {

/// Takes one object of MessagePack apart. What is wrong with it is the tree's problem; what came
/// before that is in the tree. Announced lengths are believed only as far as there are octets, and
/// nothing is allocated for them. nullopt if \a stop was requested. Any thread.
std::optional<ValueTree> readMessagePackTree(
    const QByteArray &octets, const std::stop_token &stop = {});

/// Octets from the begin of an object to its content, by the first of them: type, length or number.
/// For a number and what has no content, all of it.
qsizetype messagePackHeadLength(quint8 first);

} // namespace Framescope
