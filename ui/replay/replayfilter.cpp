#include "ui/replay/replayfilter.h"

#include "ui/frames/filterhits.h"

namespace Framescope {

ReplayFilter::ReplayFilter(std::shared_ptr<const SessionStore> recording, QObject *parent)
    : QObject(parent)
    , m_recorded { std::move(recording), nullptr }
{
}

ReplayFilter::~ReplayFilter() = default;

void ReplayFilter::setExpression(const std::optional<FilterExpression> &expression)
{
    m_program = expression ? std::optional<FilterProgram>(*expression) : std::nullopt;
    begin(m_recorded);
    begin(m_now);
    emit changed();
}

void ReplayFilter::setReplay(const std::shared_ptr<const SessionStore> &replay)
{
    if (replay == m_now.store)
        return;
    m_now.store = replay;
    begin(m_now);
    emit changed();
}

void ReplayFilter::begin(Side &side)
{
    side.hits.reset();
    if (!m_program || !side.store)
        return;
    side.hits = std::make_unique<FilterHits>(side.store);
    side.hits->setLastFrame(side.store->lastFrame());
    side.hits->start(*m_program);
    connect(side.hits.get(), &FilterHits::changed, this, &ReplayFilter::changed);
}

void ReplayFilter::refresh()
{
    for (const Side *side : { &m_recorded, &m_now }) {
        if (side->hits)
            side->hits->setLastFrame(side->store->lastFrame());
    }
}

bool ReplayFilter::matches(const ReplayRow &row) const
{
    const auto isHit = [](const Side &side, const ReplayCell &cell) {
        return side.hits && !cell.isEmpty() && side.hits->contains(cell.frame);
    };
    return isHit(m_recorded, row.recorded) || isHit(m_now, row.now);
}

} // namespace Framescope
