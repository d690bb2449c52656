#pragma once

#include "protocol/endpoint/trafficrecorder.h"

namespace Framescope {

/// Keeps nothing: for peers whose own view of the conversation is not what it is about.
class NullRecorder : public TrafficRecorder
{
    Q_OBJECT
public:
    using TrafficRecorder::TrafficRecorder;

    ConnectionId openConnection(const Opening &, Timestamp) override { return ++m_last; }
    void recordFrame(ConnectionId, const Frame &, const QList<Violation> &) override { }
    void recordMessage(ConnectionId, const Message &) override { }
    void recordEvent(ConnectionId, Timestamp, const Event &) override { }

private:
    ConnectionId m_last = 0;
};

} // namespace Framescope
