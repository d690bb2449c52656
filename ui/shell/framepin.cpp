#include "ui/shell/framepin.h"

#include <QScopedValueRollback>

namespace Framescope {

FramePin::FramePin(FrameSelection &source, FrameSelection &shown, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_shown(shown)
{
    connect(&m_source, &FrameSelection::frameChanged, this, &FramePin::followFrame);
    connect(&m_source, &FrameSelection::octetsChanged, this, &FramePin::followOctets);
    connect(&m_source, &FrameSelection::hoverChanged, this, &FramePin::followOctets);
    connect(&m_source, &FrameSelection::marksChanged, this, &FramePin::followOctets);
    connect(&m_source, &FrameSelection::coverChanged, this,
        [this] { m_shown.setCover(m_source.cover()); });
    connect(&m_shown, &FrameSelection::octetsChanged, this, &FramePin::passOn);
    connect(&m_shown, &FrameSelection::hoverChanged, this, &FramePin::passOn);
    m_shown.setCover(m_source.cover());
    copy();
}

bool FramePin::isSameFrame() const
{
    const FrameHandle &source = m_source.frame();
    const FrameHandle &shown = m_shown.frame();
    return source.isNull() ? shown.isNull() : !shown.isNull() && source.id() == shown.id();
}

bool FramePin::isElsewhere() const
{
    return !isSameFrame();
}

void FramePin::setPinned(bool pinned)
{
    pinned = pinned && !m_shown.frame().isNull();
    if (pinned == m_isPinned)
        return;
    m_isPinned = pinned;
    if (!pinned)
        copy();
    emit changed();
}

void FramePin::pinTo(const FrameHandle &frame)
{
    m_isPinned = true;
    const QScopedValueRollback copying(m_isCopying, true);
    m_shown.setFrame(frame);
    emit changed();
}

void FramePin::followFrame()
{
    if (!m_isPinned)
        return copy();
    if (isSameFrame()) {
        m_shown.setFrame(m_source.frame()); // it may still be arriving
        passOn();
    }
    emit changed();
}

void FramePin::copy()
{
    const QScopedValueRollback copying(m_isCopying, true);
    m_shown.setFrame(m_source.frame());
    m_shown.setMarks(m_source.marks());
    m_shown.setOctets(m_source.octets());
    m_shown.setHover(m_source.hover());
}

void FramePin::followOctets()
{
    if (!m_isCopying && isSameFrame())
        copy();
}

/// What was selected in the view.
void FramePin::passOn()
{
    if (m_isCopying || !isSameFrame())
        return;
    const QScopedValueRollback copying(m_isCopying, true);
    m_source.setOctets(m_shown.octets());
    m_source.setHover(m_shown.hover());
}

} // namespace Framescope
