#include "ui/handshake/firstframefinder.h"

#include "app/filter/filtersearch.h"

#include <utility>

namespace Framescope {

namespace {

/// 0 if there is none.
FrameId firstFrame(const std::shared_ptr<const SessionStore> &store, ConnectionId connection,
    const std::stop_token &stop)
{
    FrameId first = 0;
    FilterSearch search(store, FilterProgram::framesOf(connection), 1, 1);
    search.advance(store->lastFrame(), stop, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) {
            if (first == 0)
                first = firstId + static_cast<FrameId>(row);
        });
        return first == 0;
    });
    return first;
}

} // namespace

FirstFrameFinder::FirstFrameFinder(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

FirstFrameFinder::~FirstFrameFinder()
{
    m_stop.request_stop();
}

void FirstFrameFinder::look(const ConnectionRecord &connection)
{
    if (connection.id == m_connection)
        return;
    clear();
    if (connection.clientToServer.frames + connection.serverToClient.frames == 0)
        return;
    m_connection = connection.id;
    m_stop = std::stop_source();
    m_thread.post([this, id = m_connection, token = m_token, stop = m_stop.get_token()] {
        const FrameId frame = firstFrame(m_store, id, stop);
        const std::shared_ptr<const FrameBlock> block = frame ? m_store->block(frame) : nullptr;
        if (!block)
            return;
        const Timestamp time = block->times()[static_cast<std::size_t>(frame - block->firstId())];
        QMetaObject::invokeMethod(
            this,
            [this, id, token, frame, time] {
                if (token == m_token)
                    emit found(id, frame, time);
            },
            Qt::QueuedConnection);
    });
}

void FirstFrameFinder::clear()
{
    m_connection = 0;
    ++m_token;
    m_stop.request_stop();
}

} // namespace Framescope
