#pragma once

#include "app/session/frameblock.h"

#include <QMap>
#include <QString>

namespace Framescope {

/// By name in files; the window has a tone for each, in its light and in its dark colours.
enum class AnnotationColour : quint8 { None, Red, Orange, Yellow, Green, Blue, Purple, Grey };

/// What somebody says of a frame.
struct Annotation
{
    FrameId frame = 0;
    AnnotationColour colour = AnnotationColour::None;
    QString note {}; ///< plain text, may have several lines

    /// It says nothing: the frame is not annotated.
    bool isEmpty() const { return colour == AnnotationColour::None && note.isEmpty(); }
    friend bool operator==(const Annotation &, const Annotation &) = default;
};

/// What was said of the frames of one session, by frame. A value; copies share until one changes.
class Annotations
{
public:
    /// Octets of UTF-8 in one note.
    static constexpr qsizetype MaxNoteOctets = 64 << 10;
    static constexpr qsizetype MaxCount = 100'000;
    /// Of all notes together.
    static constexpr qsizetype MaxOctets = 64 << 20;

    enum class Refusal : quint8 {
        NoFrame, ///< it is of no frame
        NoteTooLong,
        TooMany, ///< annotations, or octets in them
    };

    /// Why \a annotation cannot be added to these.
    std::optional<Refusal> refusal(const Annotation &annotation) const;
    /// Takes the place of what was said of its frame; an empty one takes that back. There must be
    /// no refusal().
    void put(const Annotation &annotation);

    bool isEmpty() const { return m_byFrame.isEmpty(); }
    qsizetype count() const { return m_byFrame.size(); }
    /// nullptr if the frame is not annotated. Valid as long as this does not change.
    const Annotation *find(FrameId frame) const;
    /// Whether a frame from \a first to before \a end is annotated.
    bool hasAny(FrameId first, FrameId end) const;
    /// By frame.
    const QMap<FrameId, Annotation> &all() const & { return m_byFrame; }
    void all() const && = delete; // a loop would outlive it

private:
    QMap<FrameId, Annotation> m_byFrame;
    qsizetype m_octets = 0; ///< of the notes, at least
};

} // namespace Framescope
