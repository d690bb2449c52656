#pragma once

namespace Framescope {

class SampleStage;

/// A GraphQL chat of two people over permessage-deflate.
void playChat(SampleStage &stage);

} // namespace Framescope
