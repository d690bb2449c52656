#include "ui/frames/filterhits.h"

namespace Framescope {

FilterHits::FilterHits(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QObject(parent)
    , m_query(std::move(store))
{
    connect(&m_query, &FrameQuery::matched, this,
        [this](quint64 token, const QList<FrameId> &ids, FrameId scannedTo) {
            if (token != m_token)
                return;
            for (FrameId id : ids)
                m_ids.append(id);
            m_scannedTo = scannedTo;
            emit changed();
        });
}

void FilterHits::start(const FilterProgram &program)
{
    m_ids.clear();
    m_scannedTo = 0;
    m_token = m_query.start(program);
    emit changed();
}

void FilterHits::clear()
{
    if (m_token == 0)
        return;
    m_query.cancel();
    m_token = 0;
    m_ids.clear();
    emit changed();
}

FrameId FilterHits::after(FrameId id) const
{
    const quint64 index = m_ids.indexOf(id + 1);
    return index < m_ids.size() ? m_ids.at(index) : 0;
}

FrameId FilterHits::before(FrameId id) const
{
    const quint64 index = m_ids.indexOf(id);
    return index > 0 ? m_ids.at(index - 1) : 0;
}

void FilterHits::setLastFrame(FrameId last)
{
    m_query.setLastFrame(last);
}

} // namespace Framescope
