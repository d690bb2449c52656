#include "app/capture/interceptcontroller.h"

#include "app/capture/interceptworker.h"

namespace Framescope {

InterceptController::InterceptController(
    InterceptWorker &worker, const SessionClock &clock, QObject *parent)
    : QObject(parent)
    , m_worker(worker)
    , m_clock(clock)
{
    qRegisterMetaType<InterceptNews>("Framescope::InterceptNews");
    connect(&m_worker, &InterceptWorker::changed, this, &InterceptController::changed);
    connect(&m_worker, &InterceptWorker::failed, this, &InterceptController::failed);
}

template <typename Call>
void InterceptController::onWorker(Call call)
{
    QMetaObject::invokeMethod(
        &m_worker, [worker = &m_worker, call] { call(*worker); }, Qt::QueuedConnection);
}

void InterceptController::setRules(const std::optional<InterceptRules> &rules)
{
    onWorker([rules](InterceptWorker &worker) { worker.setRules(rules); });
}

void InterceptController::forward(HoldNumber number)
{
    onWorker([number](InterceptWorker &worker) { worker.forward(number); });
}

void InterceptController::forwardAll()
{
    onWorker([](InterceptWorker &worker) { worker.forwardAll(); });
}

void InterceptController::drop(HoldNumber number)
{
    onWorker([number](InterceptWorker &worker) { worker.replace(number, {}); });
}

void InterceptController::replace(HoldNumber number, const QList<OutgoingItem> &items)
{
    onWorker([number, items](InterceptWorker &worker) { worker.replace(number, items); });
}

void InterceptController::inject(
    ConnectionId connection, Direction direction, const QList<OutgoingItem> &items)
{
    onWorker([=](InterceptWorker &worker) { worker.inject(connection, direction, items); });
}

} // namespace Framescope
