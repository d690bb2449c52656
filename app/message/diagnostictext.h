#pragma once

#include "app/message/valuetree.h"

namespace Framescope {

/// A value of a tree on one line, UTF-8 as far as the peer's strings are: JSON as it was written
/// but for white space between the tokens, CBOR in the diagnostic notation of RFC 8949 §8,
/// MessagePack in the same with extensions as "ext(5, h'00ff')" and timestamps as
/// "timestamp(2013-03-21T20:04:00Z)". Ends in "…" if it would be longer than some \a limit octets:
/// no more of the tree is read than that takes. Any thread.
QByteArray diagnosticText(const ValueTree &tree, std::size_t node, qsizetype limit);

/// What a string says, without quotes, cut at \a limit octets; escapes of JSON stay as they are
/// written. Of any other value its diagnosticText().
QByteArray contentText(const ValueTree &tree, std::size_t node, qsizetype limit);

} // namespace Framescope
