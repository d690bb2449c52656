#include "app/samples/samplesessions.h"

#include "app/samples/chatsample.h"
#include "app/samples/conformancesample.h"
#include "app/samples/samplestage.h"
#include "app/samples/telemetrysample.h"
#include "app/samples/tradefeedsample.h"
#include "app/session/sessionsaver.h"

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array Samples {
    SampleSession { "tickwire-demo"_L1, "2026-03-02T09:30:00Z"_L1, &playTradeFeed },
    SampleSession { "harbor-chat"_L1, "2026-03-03T14:05:00Z"_L1, &playChat },
    SampleSession { "telemetry-cbor"_L1, "2026-03-04T06:00:00Z"_L1, &playTelemetry },
    SampleSession { "conformance-mix"_L1, "2026-03-05T11:20:00Z"_L1, &playConformance },
};

} // namespace

std::span<const SampleSession> sampleSessions()
{
    return Samples;
}

Result<void> writeSample(const SampleSession &sample, const QString &path)
{
    SampleStage stage(QDateTime::fromString(sample.started, Qt::ISODate));
    sample.play(stage);
    const auto store = stage.store();
    return saveSession(*store, store->annotations(), path, [](FrameId) {}, {});
}

} // namespace Framescope
