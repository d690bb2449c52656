#pragma once

#include "ui/anatomy/framefields.h"
#include "ui/anatomy/messageoutline.h"

#include <QList>
#include <QString>

namespace Framescope {

/// What one field says on one frame, which rule it follows, and what would break that. Plain text.
struct FieldExplanation
{
    /// A sentence and the place in a standard that it follows from: "§5.4", "RFC 7692 §6".
    struct Note
    {
        QString text;
        QString section;
    };

    QString name; ///< "FIN"; of a frame without a selected field, "Text frame"
    std::optional<Theme::Field> color; ///< nullopt without a selected field
    QString bits; ///< "bit 0", "bits 32–63"
    QString bytes; ///< "byte 0", "bytes 4–7"
    QString value; ///< "0", "0x1 text"
    QString meaning; ///< what the value means on this frame
    FrameId otherFrame = 0; ///< one that the meaning speaks of, as frameName(); 0: none
    Note rule;
    QList<Note> violationIf; ///< each continues "Violation if"
    QList<Note> broken; ///< what this very frame breaks

    /// "frame 2965".
    static QString frameName(FrameId frame);
};

/// A frame went, or is to go.
enum class Tense : quint8 { Past, Future };

/// Explains \a field of \a frame; if \a isCovered, without telling what it comes to.
FieldExplanation explainField(const FrameField &field, const FrameHandle &frame,
    const MessageOutline &message, bool isCovered = false, Tense tense = Tense::Past);

/// Explains \a frame as a whole, for when no field is selected.
FieldExplanation explainFrame(
    const FrameHandle &frame, const MessageOutline &message, Tense tense = Tense::Past);

} // namespace Framescope
