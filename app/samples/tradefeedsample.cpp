#include "app/samples/tradefeedsample.h"

#include "app/capture/demoscript.h"
#include "app/samples/samplestage.h"
#include "app/samples/stagedpair.h"
#include "protocol/wire/closestatus.h"

#include <QCborArray>
#include <QCborMap>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr int Rounds = 9;

Timestamp nanoseconds(std::chrono::nanoseconds time)
{
    return time.count();
}

void feed(SampleStage &stage, StagedPair &pair)
{
    const Timestamp begin = stage.now() + nanoseconds(60ms);
    for (int round = 0; round < Rounds; ++round) {
        for (const DemoScript::Step &step : DemoScript::feedRound(round)) {
            const Timestamp time = begin + nanoseconds(round * DemoScript::RoundLength + step.time)
                + stage.random(3'000'000);
            pair.sendFrame(time, step.direction, step.opcode, step.payload, step.fin);
        }
    }
    pair.close(begin + nanoseconds(Rounds * DemoScript::RoundLength), ClientToServer,
        CloseStatus::Normal, u"end of the day"_s);
}

QByteArray order(int id, quint32 lots)
{
    return u"{\"jsonrpc\":\"2.0\",\"id\":%1,\"method\":\"order.place\",\"params\":"
           "{\"s\":\"%2\",\"side\":\"%3\",\"lots\":%4,\"type\":\"limit\"}}"_s.arg(id)
               .arg(id % 3 == 0 ? "ETH-USD"_L1 : "BTC-USD"_L1, id % 2 == 0 ? "buy"_L1 : "sell"_L1)
               .arg(lots)
               .toUtf8();
}

QByteArray answer(int id, bool isAccepted)
{
    return isAccepted
        ? u"{\"jsonrpc\":\"2.0\",\"id\":%1,\"result\":{\"order\":\"tw-%2\",\"state\":\"open\"}}"_s
              .arg(id)
              .arg(88'210 + id)
              .toUtf8()
        : u"{\"jsonrpc\":\"2.0\",\"id\":%1,\"error\":{\"code\":-32010,\"message\":\"no margin\"}}"_s
              .arg(id)
              .toUtf8();
}

void placeOrders(SampleStage &stage, StagedPair &pair)
{
    constexpr int Orders = 90;
    Timestamp time = 2 * Second;
    for (int id = 1; id <= Orders; ++id) {
        const quint32 lots = 1 + stage.random(40);
        pair.say(time, ClientToServer, MessageType::Text, order(id, lots));
        pair.say(time + 40'000'000 + stage.random(90'000'000), ServerToClient, MessageType::Text,
            answer(id, lots < 37));
        time += 300'000'000 + static_cast<Timestamp>(stage.random(600'000'000));
    }
    pair.close(time + Second, ClientToServer, CloseStatus::Normal, {});
}

/// A minute of the market.
QByteArray candle(SampleStage &stage, int minute)
{
    const double open = 67'184.0 + stage.random(2'000) / 10.0;
    const double high = open + stage.random(900) / 10.0;
    const double low = open - stage.random(900) / 10.0;
    const double close = low + stage.random(300) / 10.0;
    return QCborValue(
        QCborMap { { u"minute"_s, minute }, { u"ohlc"_s, QCborArray { open, high, low, close } },
            { u"volume"_s, static_cast<int>(stage.random(90'000)) } })
        .toCbor();
}

void showCharts(SampleStage &stage, StagedPair &pair)
{
    constexpr int FeedMinutes = 120;
    pair.say(
        4 * Second, ClientToServer, MessageType::Text, "{\"chart\":\"BTC-USD\",\"minutes\":120}");
    for (int minute = 0; minute < FeedMinutes; ++minute)
        pair.say(4 * Second + 30'000'000 + minute * 1'500'000LL, ServerToClient,
            MessageType::Binary, candle(stage, minute));
    pair.close(9 * Second, ServerToClient, CloseStatus::GoingAway, u"chart complete"_s);
}

/// Says of the broken rule what a reader should look at.
void explain(SampleStage &stage)
{
    const auto store = stage.store();
    for (FrameId id = 1; id <= store->lastFrame(); ++id) {
        const auto block = store->block(id);
        if (!block->record(static_cast<int>(id - block->firstId())).hasViolation)
            continue;
        Annotation annotation;
        annotation.frame = id;
        annotation.colour = AnnotationColour::Red;
        annotation.note = u"The feed sends a Ping of 131 octets; 125 are allowed. The client is "
                          "lenient and goes on, but does not answer it."_s;
        std::ignore = store->annotate(annotation);
        return;
    }
}

StagedSetting feedSetting(const QString &url)
{
    StagedSetting setting;
    setting.url = QUrl(url);
    setting.peerAddress = u"192.0.2.41"_s;
    setting.peerPort = 80;
    return setting;
}

} // namespace

void playTradeFeed(SampleStage &stage)
{
    StagedSetting trades = feedSetting(u"ws://feed.tickwire.example/trades"_s);
    trades.subprotocols = { u"tick.v2+json"_s };
    trades.pingPeriod = DemoScript::HeartbeatPeriod;
    trades.lenient = true; // so that the feed goes on after its mistake
    StagedPair feedPair(stage, trades);
    feed(stage, feedPair);

    StagedSetting orders = feedSetting(u"ws://feed.tickwire.example/orders"_s);
    orders.subprotocols = { u"jsonrpc"_s };
    StagedPair orderPair(stage, orders);
    placeOrders(stage, orderPair);

    StagedSetting charts = feedSetting(u"ws://charts.tickwire.example/v1"_s);
    charts.peerAddress = u"192.0.2.77"_s;
    StagedPair chartPair(stage, charts);
    showCharts(stage, chartPair);

    stage.play();
    explain(stage);
}

} // namespace Framescope
