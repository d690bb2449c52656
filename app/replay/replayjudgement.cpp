#include "app/replay/replayjudgement.h"

#include "app/replay/replaycomparison.h"
#include "app/replay/replayending.h"
#include "app/replay/replayexpectation.h"
#include "app/replay/replayhandshake.h"

namespace Framescope {

namespace {

std::optional<QList<ReplayDifference>> handshakeDifferences(
    const RecordedConnection &expected, const RecordedConnection &got, Direction side)
{
    if (side == Direction::ServerToClient && expected.response && got.response)
        return ReplayHandshake::differences(*expected.response, *got.response);
    if (side == Direction::ClientToServer && expected.request && got.request)
        return ReplayHandshake::differences(*expected.request, *got.request);
    return std::nullopt;
}

} // namespace

void judgeReplay(const RecordedConnection &expected, const RecordedConnection &got, Direction side,
    const ReplayRules &rules, bool judgesEnding,
    const std::function<void(const ReplayFinding &finding)> &sink, const std::stop_token &stop)
{
    if (const auto differences = handshakeDifferences(expected, got, side))
        sink(ReplayHandshake::finding(*differences, rules));
    if (!got.isOpened())
        return; // as the replay itself: nothing could come
    ReplayExpectation recorded(expected.store, expected.record.id, side, rules.heartbeat);
    ReplayExpectation came(got.store, got.record.id, side, rules.heartbeat);
    ReplayComparison comparison(
        rules, [&] { return stop.stop_requested() ? std::nullopt : recorded.next(); },
        [&](const ReplayFinding &finding) {
            if (!stop.stop_requested())
                sink(finding);
        });
    while (auto item = came.next()) {
        if (stop.stop_requested())
            return;
        if (item->opcode == toNibble(Opcode::Close) && !expected.hasClose(side))
            continue; // the answer to ours: the recording ends before it was asked for
        comparison.receive(*std::move(item));
    }
    comparison.finish();
    if (!judgesEnding || !expected.record.verdict || !got.record.verdict || stop.stop_requested())
        return;
    if (const auto ending = compareEndings(*expected.record.verdict, *got.record.verdict, side))
        sink(*ending);
}

} // namespace Framescope
