#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace Load {

/// Many clients in one thread that keep a server busy.
struct ClientOptions
{
    std::uint16_t port = 0;
    std::string path = "/";
    std::size_t connections = 1;
    std::size_t payload = 32; ///< octets of each message, binary and masked
    std::size_t inFlight = 1; ///< messages a connection has sent that are not answered yet
    std::uint64_t messages = 0; ///< in all; 0: as many as fit in the time
    std::chrono::milliseconds time { 2000 };
    bool oneWay = false; ///< sends as fast as it can, and expects no answer
    bool alike = false; ///< all messages have the same payload; else no two have
};

struct ClientResult
{
    std::uint64_t messages = 0; ///< echoed, or sent if one way
    double seconds = 0; ///< from the first message to the last
    double medianLatency = 0; ///< microseconds there and back; with one message in flight only
};

/// Runs to the end. A connection that is lost ends the program with a sentence.
ClientResult runClient(const ClientOptions &options);

} // namespace Load
