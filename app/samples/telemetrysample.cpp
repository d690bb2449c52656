#include "app/samples/telemetrysample.h"

#include "app/samples/samplestage.h"
#include "app/samples/stagedpair.h"
#include "protocol/wire/closestatus.h"

#include <QCborMap>
#include <QCborValue>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr int Minutes = 15;
constexpr Timestamp End = Minutes * 60 * Second;

/// A sensor on a deck, and what it measures now.
struct Sensor
{
    int deck = 0;
    double celsius = 20.0;
    int number = 0;

    QByteArray read(SampleStage &stage)
    {
        celsius += (static_cast<double>(stage.random(41)) - 20.0) / 100.0;
        return QCborValue(QCborMap { { u"sensor"_s, u"deck-%1"_s.arg(deck) },
                              { u"celsius"_s, celsius }, { u"n"_s, ++number } })
            .toCbor();
    }
};

std::unique_ptr<StagedPair> dial(SampleStage &stage, int deck)
{
    StagedSetting setting;
    setting.role = Role::Server;
    setting.url = QUrl(u"ws://telemetry.harbor.example:9300/telemetry?deck=%1"_s.arg(deck));
    setting.peerAddress = u"203.0.113.%1"_s.arg(20 + deck);
    setting.peerPort = static_cast<quint16>(40'100 + stage.random(20'000));
    setting.subprotocols = { u"cbor.v1"_s };
    setting.pingPeriod = 30s;
    setting.latency = 24'000'000;
    return std::make_unique<StagedPair>(stage, setting);
}

/// Reports every second from \a begin on.
void report(SampleStage &stage, StagedPair &pair, Sensor &sensor, Timestamp begin, Timestamp end)
{
    for (Timestamp time = begin; time < end; time += Second)
        pair.say(time + stage.random(6'000'000), Direction::ClientToServer, MessageType::Binary,
            sensor.read(stage));
}

} // namespace

void playTelemetry(SampleStage &stage)
{
    constexpr int Decks = 4;
    constexpr int LostDeck = 3;
    constexpr Timestamp Lost = 6 * 60 * Second;
    constexpr Timestamp Back = Lost + 48 * Second;
    std::vector<std::unique_ptr<StagedPair>> pairs;
    std::vector<Sensor> sensors;
    for (int deck = 1; deck <= Decks; ++deck) {
        pairs.push_back(dial(stage, deck));
        sensors.push_back({ deck, 18.0 + deck });
        const bool isLost = deck == LostDeck;
        report(stage, *pairs.back(), sensors.back(), Second / 4 * deck, isLost ? Lost : End);
        if (isLost)
            pairs.back()->breakOff(Lost + Second / 2);
        else
            pairs.back()->close(End + deck * Second, Direction::ClientToServer,
                CloseStatus::GoingAway, u"watch is over"_s);
    }
    stage.at(Back, [&stage, &pairs, &sensors] {
        pairs.push_back(dial(stage, LostDeck));
        report(stage, *pairs.back(), sensors.at(LostDeck - 1), Back + Second, End);
        pairs.back()->close(End + LostDeck * Second, Direction::ClientToServer,
            CloseStatus::GoingAway, u"watch is over"_s);
    });
    stage.play();
}

} // namespace Framescope
