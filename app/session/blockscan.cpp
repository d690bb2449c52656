#include "app/session/blockscan.h"

#include <QElapsedTimer>

#include <utility>

namespace Framescope {

namespace {

constexpr qint64 ReportPeriod = 33; // ms: as often as a display can follow

} // namespace

BlockScan::BlockScan(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{
}

BlockScan::~BlockScan()
{
    cancel();
}

void BlockScan::start(Visitor visit, Read read)
{
    const quint64 token = ++m_token;
    m_thread.post([this, token, read, visit = std::move(visit)]() mutable {
        m_visit = std::move(visit);
        m_reader = read == Read::Columns ? m_store->blockReader() : nullptr;
        m_next = 1;
        advance(token);
    });
}

void BlockScan::cancel()
{
    ++m_token; // stops the visit that is under way; the job then forgets it
    m_thread.post([this] {
        m_visit = nullptr;
        m_reader.reset();
    });
}

void BlockScan::setLastFrame(FrameId last)
{
    m_last = last;
    m_thread.post([this, token = m_token.load()] { advance(token); });
}

void BlockScan::advance(quint64 token)
{
    if (!m_visit)
        return;
    QElapsedTimer sinceReport;
    sinceReport.start();
    while (token == m_token && m_next <= m_last) {
        // A reader's block may have grown since.
        const bool isThere = !m_reader || m_reader->find(m_next);
        const std::shared_ptr<const FrameBlock> block = !isThere ? nullptr
            : m_reader                                           ? m_reader->columns(m_next)
                                                                 : m_store->block(m_next);
        if (!block)
            break;
        m_visit(*block, static_cast<int>(m_next - block->firstId()));
        m_next = block->endId();
        if (sinceReport.elapsed() >= ReportPeriod) {
            report(token);
            sinceReport.restart();
        }
    }
    report(token);
}

void BlockScan::report(quint64 token)
{
    const auto emitIfCurrent = [this, token, scannedTo = m_next - 1] {
        if (token == m_token)
            emit progressed(scannedTo);
    };
    QMetaObject::invokeMethod(this, emitIfCurrent, Qt::QueuedConnection);
}

} // namespace Framescope
