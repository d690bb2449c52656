#include "app/capture/demoscript.h"

#include <QCborMap>
#include <QCborValue>

#include <algorithm>
#include <array>

namespace Framescope::DemoScript {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto TickPeriod = 40ms;
constexpr auto SilenceBegin = 1200ms;
constexpr auto SilenceEnd = 2400ms;
constexpr int TicksPerQuote = 6;
constexpr qsizetype LongestControl = 125; // octets of payload (RFC 6455 §5.5)

struct Market
{
    QLatin1StringView symbol;
    double price;
};

constexpr std::array Markets {
    Market { "BTC-USD"_L1, 67184.0 },
    Market { "ETH-USD"_L1, 3521.5 },
    Market { "SOL-USD"_L1, 172.25 },
};

const Market &market(int number)
{
    return Markets[static_cast<std::size_t>(number * 7 / 3) % Markets.size()];
}

/// -1 to 1, without a pattern that the eye would catch.
double wobble(int number)
{
    return static_cast<double>((number * 7919) % 2001 - 1000) / 1000.0;
}

} // namespace

QByteArray trade(int number)
{
    const Market &traded = market(number);
    return u"{\"ch\":\"trade\",\"s\":\"%1\",\"p\":\"%2\",\"q\":\"%3\",\"side\":\"%4\",\"id\":%5}"_s
        .arg(traded.symbol)
        .arg(traded.price * (1 + wobble(number) / 500), 0, 'f', 2)
        .arg(0.5 + wobble(number + 1) / 2.1, 0, 'f', 5)
        .arg(wobble(number + 2) > 0 ? "buy"_L1 : "sell"_L1)
        .arg(3662117400LL + number)
        .toUtf8();
}

QByteArray quote(int number)
{
    const Market &quoted = market(number);
    const double middle = quoted.price * (1 + wobble(number) / 500);
    return QCborValue(
        QCborMap { { u"seq"_s, number }, { u"bid"_s, middle - 0.25 }, { u"ask"_s, middle + 0.25 } })
        .toCbor();
}

QByteArray reading(int number)
{
    return QCborValue(QCborMap { { u"sensor"_s, u"deck-%1"_s.arg(number % 4) },
                          { u"celsius"_s, 21.5 + wobble(number) }, { u"n"_s, number } })
        .toCbor();
}

QByteArray subscription(int number)
{
    return u"{\"op\":\"subscribe\",\"id\":%1,\"args\":[{\"ch\":\"orders\",\"book\":\"%2\",\"depth\":25}]}"_s
        .arg(number)
        .arg(market(number).symbol)
        .toUtf8();
}

bool Step::breaksRule() const
{
    return isControlOpcode(toNibble(opcode)) && payload.size() > LongestControl;
}

QList<Step> feedRound(int round)
{
    constexpr auto ClientToServer = Direction::ClientToServer;
    QList<Step> steps {
        { 500ms, ClientToServer, Opcode::Text, true, subscription(round + 1) },
        { 2900ms, ClientToServer, Opcode::Text, false, "and a" },
        { 2980ms, ClientToServer, Opcode::Continuation, false, "happy new " },
        { 3060ms, ClientToServer, Opcode::Ping, true, "hb-119" },
        { 3140ms, ClientToServer, Opcode::Continuation, true, "year!" },
    };
    if (round == 0)
        steps.append(
            { 3700ms, Direction::ServerToClient, Opcode::Ping, true, QByteArray(131, '.') });
    constexpr auto Ticks = (SilenceBegin + RoundLength - SilenceEnd) / TickPeriod;
    int tick = round * static_cast<int>(Ticks);
    for (auto time = TickPeriod; time <= RoundLength; time += TickPeriod) {
        if (time > SilenceBegin && time <= SilenceEnd)
            continue;
        const bool isQuote = ++tick % TicksPerQuote == 0;
        steps.append({ time, Direction::ServerToClient, isQuote ? Opcode::Binary : Opcode::Text,
            true, isQuote ? quote(tick) : trade(tick) });
    }
    std::stable_sort(steps.begin(), steps.end(),
        [](const Step &left, const Step &right) { return left.time < right.time; });
    return steps;
}

} // namespace Framescope::DemoScript
