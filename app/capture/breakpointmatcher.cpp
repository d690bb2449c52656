#include "app/capture/breakpointmatcher.h"

#include <utility>

namespace Framescope {

void BreakpointMatcher::arrived(
    const InterceptedFrame &frame, FrameId id, const ConnectionRecord *record)
{
    const FrameHeader &header = frame.frame.header;
    m_frame = {};
    m_frame.id = id;
    m_frame.connection = m_connection;
    m_frame.connectionRecord = record;
    m_frame.frame = frame.frame;
    m_frame.violations = frame.violations;
    if (frame.message)
        m_frame.message = *frame.message;
    if (const auto before = std::exchange(m_lastTime, frame.frame.time))
        m_frame.delta = frame.frame.time - *before;
    if (!isDataOpcode(header.opcode))
        return;
    OpenMessage &open = m_open[static_cast<std::size_t>(frame.frame.direction)];
    if (header.opcode != toNibble(Opcode::Continuation) || open.first == 0)
        open = { id, (header.rsv & Rsv1) != 0 };
    m_frame.messageFirst = open.first;
    m_frame.isCompressed = open.isCompressed;
    if (header.fin)
        open = {};
}

bool BreakpointMatcher::matches(const FilterProgram &program)
{
    return Framescope::matches(program, m_frame, m_scratch);
}

} // namespace Framescope
