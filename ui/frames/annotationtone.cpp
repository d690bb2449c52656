#include "ui/frames/annotationtone.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct AnnotationToneWords
{
    Q_DECLARE_TR_FUNCTIONS(AnnotationToneWords)
};

AnnotationTone toneOf(const Theme::FieldColors &colours)
{
    return { colours.text, colours.ground };
}

} // namespace

AnnotationTone annotationTone(const Theme &theme, AnnotationColour colour)
{
    using Token = Theme::Token;
    switch (colour) {
    case AnnotationColour::Red:
        return { theme.color(Token::Err), theme.color(Token::ErrBg) };
    case AnnotationColour::Orange: {
        const Theme::OpcodeColors colours = theme.opcodeColors(toNibble(Opcode::Binary));
        return { colours.text, colours.ground };
    }
    case AnnotationColour::Yellow:
        return toneOf(theme.fieldColors(Theme::Field::Mask));
    case AnnotationColour::Green:
        return { theme.color(Token::Ok), theme.color(Token::OkBg) };
    case AnnotationColour::Blue:
        return toneOf(theme.fieldColors(Theme::Field::Payload));
    case AnnotationColour::Purple:
        return toneOf(theme.fieldColors(Theme::Field::Opcode));
    case AnnotationColour::Grey:
    case AnnotationColour::None:
        break;
    }
    return toneOf(theme.fieldColors(Theme::Field::Rsv));
}

QString annotationColourText(AnnotationColour colour)
{
    switch (colour) {
    case AnnotationColour::None:
        break;
    case AnnotationColour::Red:
        return AnnotationToneWords::tr("red");
    case AnnotationColour::Orange:
        return AnnotationToneWords::tr("orange");
    case AnnotationColour::Yellow:
        return AnnotationToneWords::tr("yellow");
    case AnnotationColour::Green:
        return AnnotationToneWords::tr("green");
    case AnnotationColour::Blue:
        return AnnotationToneWords::tr("blue");
    case AnnotationColour::Purple:
        return AnnotationToneWords::tr("purple");
    case AnnotationColour::Grey:
        return AnnotationToneWords::tr("grey");
    }
    return AnnotationToneWords::tr("no colour");
}

QString annotationTitle(const Annotation &annotation)
{
    const QString &note = annotation.note;
    return note.isEmpty() ? annotationColourText(annotation.colour)
                          : note.left(note.indexOf(u'\n')).trimmed();
}

QString spokenAnnotation(const Annotation &annotation)
{
    const QString colour = annotationColourText(annotation.colour);
    if (annotation.note.isEmpty())
        return AnnotationToneWords::tr("marked %1").arg(colour);
    if (annotation.colour == AnnotationColour::None)
        return AnnotationToneWords::tr("note: %1").arg(annotation.note);
    return AnnotationToneWords::tr("note: %1, %2").arg(annotation.note, colour);
}

} // namespace Framescope
