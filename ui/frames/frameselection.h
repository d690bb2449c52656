#pragma once

#include "app/session/framehandle.h"

#include <QObject>

namespace Framescope {

/// A run of a frame's wire octets: header first, then the payload. Empty when length is 0.
struct OctetRange
{
    quint64 offset = 0;
    quint64 length = 0;

    bool isEmpty() const { return length == 0; }
    bool contains(quint64 octet) const { return octet >= offset && octet - offset < length; }
    friend bool operator==(const OctetRange &, const OctetRange &) = default;
};

/// A run of a frame's bits, from the most significant of its first octet, that is pointed at under
/// a number.
struct FrameMark
{
    quint64 firstBit = 0;
    quint64 bitCount = 0;
    int number = 0;

    friend bool operator==(const FrameMark &, const FrameMark &) = default;
};

/// What a learner is to work out: octets of the payload of the first of some frames. They are not
/// told in passing, and neither is the payload of the others, which is the same.
struct FrameCover
{
    QList<FrameId> frames;
    QList<quint64> octets; ///< of the payload, from 0

    friend bool operator==(const FrameCover &, const FrameCover &) = default;
};

/// What the window looks at: one frame, and in it the octets that are selected and those under the
/// pointer. Table, timeline, anatomy and hex view share one of these and so always agree.
class FrameSelection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Null when nothing is selected.
    const FrameHandle &frame() const { return m_frame; }
    OctetRange octets() const { return m_octets; }
    OctetRange hover() const { return m_hover; }
    /// What a lesson points at in the frame.
    const QList<FrameMark> &marks() const { return m_marks; }
    const FrameCover &cover() const { return m_cover; }
    /// The payload of \a frame is not to be told in passing.
    bool isCovered(FrameId frame) const { return m_cover.frames.contains(frame); }
    /// Octet \a index of the payload of frame() is to be worked out.
    bool isOctetCovered(quint64 index) const;

public slots:
    /// Selects another frame; its octets start out unselected. The same frame again with more
    /// octets than before (it was still arriving) keeps the selection.
    void setFrame(const Framescope::FrameHandle &frame);
    void setOctets(Framescope::OctetRange octets);
    void setHover(Framescope::OctetRange octets);
    /// Until another frame is selected.
    void setMarks(const QList<Framescope::FrameMark> &marks);
    /// Until it is set again.
    void setCover(const Framescope::FrameCover &cover);

signals:
    void frameChanged(const Framescope::FrameHandle &frame);
    void octetsChanged(Framescope::OctetRange octets);
    void hoverChanged(Framescope::OctetRange octets);
    void marksChanged();
    void coverChanged();

private:
    FrameHandle m_frame;
    OctetRange m_octets;
    OctetRange m_hover;
    QList<FrameMark> m_marks;
    FrameCover m_cover;
};

} // namespace Framescope
