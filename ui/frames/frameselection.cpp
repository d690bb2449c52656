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

void FrameSelection::setMarks(const QList<FrameMark> &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    emit marksChanged();
}

} // namespace Framescope
