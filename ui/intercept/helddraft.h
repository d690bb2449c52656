#pragma once

#include "protocol/connection/intercept.h"

namespace Framescope {

/// What is to go on in place of something that is held: its frames one by one, or the message that
/// they make.
class HeldDraft
{
public:
    explicit HeldDraft(HeldFrames original);

    const HeldFrames &original() const { return m_original; }
    /// The frames make a message that is not the payload of one of them.
    bool offersMessage() const;
    bool isMessage() const { return m_isMessage; }
    /// Which of the two goes on; \a message only if it is offered.
    void setForm(bool message) { m_isMessage = message && offersMessage(); }

    qsizetype frameCount() const { return m_frames.size(); }
    const RawFrame &frame(qsizetype index) const { return m_frames.at(index); }
    void setFrame(qsizetype index, const RawFrame &frame) { m_frames[index] = frame; }
    /// Only if it is offered.
    const WholeMessage &message() const { return m_message; }
    void setMessage(const WholeMessage &message) { m_message = message; }
    /// Of the first data frame, which masks the message unless it is compressed.
    std::optional<MaskingKey> messageKey() const;

    /// Something else would go on than what came.
    bool isEdited() const;
    /// What goes on. A message takes one frame, behind the control frames that came in between.
    QList<OutgoingItem> items() const;

private:
    HeldFrames m_original;
    QList<RawFrame> m_frames;
    WholeMessage m_message;
    bool m_isMessage;
};

} // namespace Framescope
