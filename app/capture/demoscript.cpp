#include "app/capture/demoscript.h"

#include <QCborMap>
#include <QCborValue>

#include <array>

namespace Framescope::DemoScript {

namespace {

using namespace Qt::StringLiterals;

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

} // namespace Framescope::DemoScript
