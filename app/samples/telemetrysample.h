#pragma once

namespace Framescope {

class SampleStage;

/// Sensors that report to a server of ours in CBOR every second; one of them is lost and comes
/// back.
void playTelemetry(SampleStage &stage);

} // namespace Framescope
