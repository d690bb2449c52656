#pragma once

#include "app/message/valuetree.h"

namespace Framescope {

/// What a value of a tree is, and for strings and containers how much: "object, 3 members",
/// "unsigned integer", "str 8, 40 octets", "tag 1, epoch-based date and time".
QString valueTypeText(const ValueTree &tree, std::size_t node);

/// What RFC 8949 §3.4 and the registry of IANA call a tag; empty for those that few would know.
QString cborTagName(quint64 tag);

} // namespace Framescope
