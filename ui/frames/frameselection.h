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

public slots:
    /// Selects another frame; its octets start out unselected. The same frame again with more
    /// octets than before (it was still arriving) keeps the selection.
    void setFrame(const Framescope::FrameHandle &frame);
    void setOctets(Framescope::OctetRange octets);
    void setHover(Framescope::OctetRange octets);

signals:
    void frameChanged(const Framescope::FrameHandle &frame);
    void octetsChanged(Framescope::OctetRange octets);
    void hoverChanged(Framescope::OctetRange octets);

private:
    FrameHandle m_frame;
    OctetRange m_octets;
    OctetRange m_hover;
};

} // namespace Framescope
