#pragma once

#include "app/capture/interception.h"
#include "protocol/endpoint/sessionclock.h"
#include "protocol/result.h"

#include <QObject>

namespace Framescope {

class InterceptWorker;

/// The window's handle on what the proxies hold: says what is to be held, hears of what is, and
/// decides on it. Lives on the GUI thread; every call returns at once.
class InterceptController : public QObject
{
    Q_OBJECT
public:
    /// \a worker must outlive this.
    InterceptController(
        InterceptWorker &worker, const SessionClock &clock, QObject *parent = nullptr);

    /// HeldItem::since on the same clock.
    Timestamp now() const { return m_clock.now(); }

public slots:
    /// What proxies hold from here on, on connections that are open as well. nullopt: nothing any
    /// more, and what is held goes on as it came.
    void setRules(const std::optional<Framescope::InterceptRules> &rules);
    /// As it came.
    void forward(Framescope::HoldNumber number);
    void forwardAll();
    void drop(Framescope::HoldNumber number);
    /// Lets \a items go on in its place. Not if failed() follows: then it is held still.
    void replace(Framescope::HoldNumber number, const QList<Framescope::OutgoingItem> &items);
    /// Puts \a items on a proxied connection, ahead of what is held; \see Relay::inject.
    void inject(Framescope::ConnectionId connection, Framescope::Direction direction,
        const QList<Framescope::OutgoingItem> &items);

signals:
    /// At most once per 33 ms.
    void changed(const Framescope::InterceptNews &news);
    /// Something could not be put on the wire.
    void failed(Framescope::ConnectionId connection, const Framescope::Error &error);

private:
    /// Runs \a call, which takes the worker, on the network thread.
    template <typename Call>
    void onWorker(Call call);

    InterceptWorker &m_worker;
    const SessionClock m_clock;
};

} // namespace Framescope
