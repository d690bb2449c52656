#pragma once

namespace Framescope {

class SampleStage;

/// A connection for every rule of the catalogue, with what is legal before it.
void playConformance(SampleStage &stage);

} // namespace Framescope
