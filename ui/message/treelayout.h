#pragma once

#include "app/message/valuetree.h"
#include "ui/message/textline.h"

#include <stop_token>

namespace Framescope {

/// CBOR or MessagePack in diagnostic notation, a value a line. Long strings are cut. Any thread.
LaidOutText layOutTree(const ValueTree &tree, const std::stop_token &stop = {});

} // namespace Framescope
