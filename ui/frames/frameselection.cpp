#include "ui/frames/frameselection.h"

namespace Framescope {

void FrameSelection::setFrame(const FrameHandle &frame)
{
    const bool same = !frame.isNull() && !m_frame.isNull() && frame.id() == m_frame.id();
    if (same && frame.record().storedLength == m_frame.record().storedLength)
        return;
    m_frame = frame;
    if (!same) {
        m_octets = {};
        m_hover = {};
        setMarks({});
    }
    emit frameChanged(m_frame);
    if (!same) {
        emit octetsChanged(m_octets);
        emit hoverChanged(m_hover);
    }
}

void FrameSelection::setOctets(OctetRange octets)
{
    if (octets == m_octets)
        return;
    m_octets = octets;
    emit octetsChanged(m_octets);
}

void FrameSelection::setHover(OctetRange octets)
{
    if (octets == m_hover)
        return;
    m_hover = octets;
    emit hoverChanged(m_hover);
}

bool FrameSelection::isOctetCovered(quint64 index) const
{
    return !m_frame.isNull() && !m_cover.frames.isEmpty()
        && m_cover.frames.constFirst() == m_frame.id() && m_cover.octets.contains(index);
}

void FrameSelection::setCover(const FrameCover &cover)
{
    if (cover == m_cover)
        return;
    m_cover = cover;
    emit coverChanged();
}

void FrameSelection::setMarks(const QList<FrameMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    emit marksChanged();
}

} // namespace Framescope
