#include "app/statistics/selectionstatistics.h"

#include <QElapsedTimer>

namespace Framescope {

namespace {

constexpr qint64 ReportPeriod = 100; // ms: numbers that change more often cannot be read

} // namespace

SelectionStatistics::SelectionStatistics(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

SelectionStatistics::~SelectionStatistics()
{
    cancel();
}

quint64 SelectionStatistics::start(const FilterProgram &program)
{
    cancel();
    m_stop = std::stop_source();
    m_thread.post([this, program, token = m_token, stop = m_stop.get_token()] {
        m_scan.emplace(m_store, program);
        advance(token, stop);
    });
    return m_token;
}

void SelectionStatistics::cancel()
{
    ++m_token;
    m_stop.request_stop();
    m_thread.post([this] { m_scan.reset(); });
}

void SelectionStatistics::setLastFrame(FrameId last)
{
    m_last = last;
    m_thread.post([this, token = m_token, stop = m_stop.get_token()] { advance(token, stop); });
}

void SelectionStatistics::advance(quint64 token, const std::stop_token &stop)
{
    if (!m_scan || stop.stop_requested())
        return;
    QElapsedTimer sinceReport;
    sinceReport.start();
    m_scan->advance(m_last, stop, [&](FrameId) {
        if (sinceReport.elapsed() >= ReportPeriod) {
            report(token, false);
            sinceReport.restart();
        }
        return true;
    });
    if (!stop.stop_requested())
        report(token, true);
}

void SelectionStatistics::report(quint64 token, bool isComplete)
{
    const SessionStatistics &statistics = m_scan->statistics();
    auto counted = std::make_shared<CountedSelection>();
    counted->all = statistics.session();
    counted->rates = statistics.rates();
    if (isComplete) // there may be many
        counted->connections = statistics.connections();
    counted->countedTo = m_scan->next() - 1;
    counted->isComplete = isComplete;
    counted->givenUp = m_scan->givenUp();
    QMetaObject::invokeMethod(
        this,
        [this, token, counted = std::shared_ptr<const CountedSelection>(std::move(counted))] {
            if (token == m_token)
                emit updated(token, counted);
        },
        Qt::QueuedConnection);
}

} // namespace Framescope
