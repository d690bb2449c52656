#pragma once

#include "protocol/direction.h"
#include "protocol/wire/opcode.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace Framescope::DemoScript {

/// What the peers of the demo say: made up, and the same in every run. \a number counts from 0.

/// A trade of a market feed, as JSON.
QByteArray trade(int number);
/// The same market in CBOR, for a binary message.
QByteArray quote(int number);
/// A reading of a sensor, in CBOR.
QByteArray reading(int number);
/// What a subscriber of the feed asks for, as JSON.
QByteArray subscription(int number);

/// How long a round of the feed takes.
constexpr std::chrono::milliseconds RoundLength { 8000 };
/// The subscriber's heartbeat, which goes on beside the rounds.
constexpr std::chrono::milliseconds HeartbeatPeriod { 900 };
/// By then all that there is to see has been seen once.
constexpr std::chrono::milliseconds Shown { 4200 };

/// A frame that one end of the feed sends.
struct Step
{
    std::chrono::milliseconds time {}; ///< since the round began
    Direction direction = Direction::ServerToClient;
    Opcode opcode = Opcode::Text;
    bool fin = true;
    QByteArray payload {}; ///< a control frame of more than 125 octets breaks a rule

    bool breaksRule() const;
};

/// All that the feed and its subscriber send in \a round, which counts from 0, in the order of
/// time: trades but for a silence, a message in fragments with a Ping in it, and in the first round
/// a Ping that is too long.
QList<Step> feedRound(int round);

} // namespace Framescope::DemoScript
