#include "ui/settings/connectiondefaults.h"

#include <QSettings>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto TimeoutKey = "connections/timeoutSeconds"_L1;
constexpr auto PingKey = "connections/pingSeconds"_L1;
constexpr auto MessageKey = "connections/messageMebibytes"_L1;
constexpr int MebibyteShift = 20;

template <typename Options>
Options withDefaults(const ConnectionDefaults &defaults)
{
    Options options;
    options.timeout = defaults.timeout;
    options.messageLimit = static_cast<quint64>(defaults.messageMebibytes) << MebibyteShift;
    return options;
}

} // namespace

ConnectionDefaults ConnectionDefaults::load()
{
    const QSettings settings;
    ConnectionDefaults defaults;
    const auto read = [&settings](QLatin1StringView key, int usual, int least, int most) {
        return std::clamp(settings.value(key, usual).toInt(), least, most);
    };
    defaults.timeout = std::chrono::seconds(
        read(TimeoutKey, static_cast<int>(defaults.timeout.count()), 1, MostSeconds));
    defaults.pingPeriod = std::chrono::seconds(read(PingKey, 0, 0, MostPingSeconds));
    defaults.messageMebibytes = read(MessageKey, defaults.messageMebibytes, 1, MostMebibytes);
    return defaults;
}

void ConnectionDefaults::save() const
{
    QSettings settings;
    settings.setValue(TimeoutKey, static_cast<int>(timeout.count()));
    settings.setValue(PingKey, static_cast<int>(pingPeriod.count()));
    settings.setValue(MessageKey, messageMebibytes);
}

ClientOptions ConnectionDefaults::client() const
{
    auto options = withDefaults<ClientOptions>(*this);
    options.pingPeriod = pingPeriod;
    return options;
}

ServerOptions ConnectionDefaults::server() const
{
    auto options = withDefaults<ServerOptions>(*this);
    options.pingPeriod = pingPeriod;
    return options;
}

ProxyOptions ConnectionDefaults::proxy() const
{
    return withDefaults<ProxyOptions>(*this);
}

} // namespace Framescope
