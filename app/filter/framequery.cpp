#include "app/filter/framequery.h"

#include <utility>

namespace Framescope {

FrameQuery::FrameQuery(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

FrameQuery::~FrameQuery()
{
    cancel();
}

quint64 FrameQuery::start(const FilterProgram &program)
{
    cancel();
    m_stop = std::stop_source();
    m_thread.post([this, program, token = m_token, stop = m_stop.get_token()] {
        m_search.emplace(m_store, program);
        m_pace.begin();
        advance(token, stop);
    });
    return m_token;
}

void FrameQuery::cancel()
{
    ++m_token;
    m_stop.request_stop();
    m_thread.post([this] {
        m_search.reset();
        m_found.clear();
    });
}

void FrameQuery::setLastFrame(FrameId last)
{
    m_last = last;
    m_thread.post([this, token = m_token, stop = m_stop.get_token()] { advance(token, stop); });
}

void FrameQuery::advance(quint64 token, const std::stop_token &stop)
{
    if (!m_search || stop.stop_requested())
        return;
    m_pace.resume();
    m_search->advance(m_last, stop, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) { m_found.append(firstId + static_cast<FrameId>(row)); });
        if (m_pace.isDue(!m_found.isEmpty()))
            report(token);
        return true;
    });
    report(token);
}

void FrameQuery::report(quint64 token)
{
    const auto emitIfCurrent
        = [this, token, ids = std::exchange(m_found, {}), scannedTo = m_search->next() - 1] {
              if (token == m_token)
                  emit matched(token, ids, scannedTo);
          };
    QMetaObject::invokeMethod(this, emitIfCurrent, Qt::QueuedConnection);
}

} // namespace Framescope
