#include "ui/intercept/helddraft.h"

#include <utility>

namespace Framescope {

HeldDraft::HeldDraft(HeldFrames original)
    : m_original(std::move(original))
    , m_frames(m_original.frames)
    , m_message(m_original.message.value_or(WholeMessage {}))
    , m_isMessage(offersMessage())
{
}

bool HeldDraft::offersMessage() const
{
    return m_original.message && (m_original.frames.size() > 1 || m_original.message->compressed);
}

std::optional<MaskingKey> HeldDraft::messageKey() const
{
    for (const RawFrame &frame : m_original.frames) {
        if (isDataOpcode(frame.header.opcode))
            return frame.header.maskingKey;
    }
    return std::nullopt;
}

bool HeldDraft::isEdited() const
{
    return m_isMessage ? m_message != *m_original.message : m_frames != m_original.frames;
}

QList<OutgoingItem> HeldDraft::items() const
{
    QList<OutgoingItem> items;
    for (const RawFrame &frame : m_frames) {
        if (!m_isMessage || !isDataOpcode(frame.header.opcode))
            items.append(frame);
    }
    if (!m_isMessage)
        return items;
    if (m_message.compressed) {
        items.append(m_message);
    } else {
        items.append(RawFrame { makeHeader(static_cast<Opcode>(m_message.type),
                                    static_cast<quint64>(m_message.payload.size()), messageKey()),
            m_message.payload });
    }
    return items;
}

} // namespace Framescope
