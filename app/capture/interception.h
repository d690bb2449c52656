#pragma once

#include "app/filter/filterprogram.h"
#include "protocol/connection/event.h"
#include "protocol/connection/intercept.h"

#include <QList>
#include <QMetaType>

#include <chrono>
#include <optional>

namespace Framescope {

/// What is to be held of proxied connections: frames, or whole messages, that a filter accepts.
struct InterceptRule
{
    FilterProgram program;
    std::optional<Direction> direction; ///< nullopt: both
    /// Holds all frames of a message when one of them matches. What holds for one rule of a
    /// direction holds for all of that direction.
    bool wholeMessages = false;
};

struct InterceptRules
{
    QList<InterceptRule> rules; ///< what one of them accepts is held
    std::optional<std::chrono::milliseconds> timeout; ///< what is held longer goes on as it came
};

/// Numbers what is held in a session; from 1, and none is used twice.
using HoldNumber = quint64;

/// Something that waits in the proxy for a decision.
struct HeldItem
{
    HoldNumber number = 0;
    ConnectionId connection = 0;
    Timestamp since = 0;
    HeldFrames frames;
};

enum class HoldEnd : quint8 {
    Forwarded, ///< as it came
    Edited, ///< something else went on in its place
    Dropped,
    TimedOut, ///< forwarded as it came, because nobody decided in time
    ConnectionEnded, ///< it went nowhere
};

/// What became of a HeldItem.
struct HoldOutcome
{
    HoldNumber number = 0;
    HoldEnd end = HoldEnd::Forwarded;
    Timestamp time = 0;
};

/// Something that nobody had sent has been given to a connection.
struct Injection
{
    ConnectionId connection = 0;
    Direction direction = Direction::ClientToServer;
};

/// What has happened since the last news: \a held came first, and some of it may have \a ended.
struct InterceptNews
{
    QList<HeldItem> held;
    QList<HoldOutcome> ended;
    QList<Injection> injected;
};

} // namespace Framescope
