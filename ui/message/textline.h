#pragma once

#include <QList>
#include <QString>

namespace Framescope {

/// A run of one kind within a line of text.
struct TextSpan
{
    enum class Kind : quint8 {
        Escape, ///< stands for octets that are no text or must not act: "\xFF", "\u202E"
        Name, ///< of a JSON member
        String,
        Number,
        Literal, ///< true, false, null
        Faint, ///< of less interest
        Warning,
        Error,
    };

    int start = 0; ///< in characters
    int length = 0;
    Kind kind = Kind::Escape;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// One line as it is shown, with what is to be coloured in it.
struct TextLine
{
    QString text;
    QList<TextSpan> spans; ///< by start, without overlap
    /// The line was broken here only because it is long; it goes on in the next one.
    bool continues = false;

    friend bool operator==(const TextLine &, const TextLine &) = default;
};

/// Lines are what memory is used up by: of more than MaxTextLines the first are kept.
struct LaidOutText
{
    QList<TextLine> lines;
    bool isCut = false; ///< there would be more
};

constexpr qsizetype MaxTextLines = 250'000;

} // namespace Framescope
