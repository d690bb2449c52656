#pragma once

#include "app/message/valuetree.h"

#include <stop_token>

namespace Framescope {

/// Takes one item of CBOR apart (RFC 8949), tags and indefinite lengths included. What is wrong
/// with it is the tree's problem; what came before that is in the tree. Announced lengths are
/// believed only as far as there are octets, and nothing is allocated for them. nullopt if \a stop
/// was requested. Any thread.
std::optional<ValueTree> readCborTree(const QByteArray &cbor, const std::stop_token &stop = {});

/// Octets from the begin of an item to its content (RFC 8949 §3), by the first of them.
qsizetype cborHeadLength(quint8 first);

} // namespace Framescope
