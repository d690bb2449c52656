#pragma once

namespace Framescope {

class SampleStage;

/// A market feed whose subscriber keeps a heartbeat, its order entry in JSON-RPC, and its charts in
/// CBOR; the feed breaks one rule.
void playTradeFeed(SampleStage &stage);

} // namespace Framescope
