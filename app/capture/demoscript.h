#pragma once

#include <QByteArray>

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

} // namespace Framescope::DemoScript
