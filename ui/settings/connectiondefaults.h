#pragma once

#include "protocol/endpoint/clientoptions.h"
#include "protocol/endpoint/proxyoptions.h"
#include "protocol/endpoint/serveroptions.h"

#include <chrono>

namespace Framescope {

/// What new connections begin with where nothing else is said: the user's choice, kept in the
/// settings.
struct ConnectionDefaults
{
    static constexpr int MostSeconds = 600; ///< of timeout
    static constexpr int MostPingSeconds = 3600;
    static constexpr int MostMebibytes = 1024;

    std::chrono::seconds timeout { 10 }; ///< from 1; of each step, \see ClientOptions
    std::chrono::seconds pingPeriod { 0 }; ///< 0: no heartbeat; of clients and servers
    int messageMebibytes = 64; ///< from 1; a larger message ends the connection

    /// Those in the settings; what is out of range there is brought into it.
    static ConnectionDefaults load();
    void save() const;

    ClientOptions client() const;
    ServerOptions server() const;
    ProxyOptions proxy() const;
};

} // namespace Framescope
