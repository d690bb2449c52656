#include "ui/hex/octetnames.h"

#include <QChar>
#include <QCoreApplication>

#include <array>

namespace Framescope {

namespace {

constexpr quint8 Space = 0x20;
constexpr quint8 Delete = 0x7F;

/// By octet, 0x00 to 0x1F.
constexpr std::array<const char *, 32> ControlGlyphs { "NUL", "SOH", "STX", "ETX", "EOT", "ENQ",
    "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3",
    "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US" };

/// Nothing for letters, digits and control characters, which speak for themselves.
const char *punctuationName(quint8 octet)
{
    switch (octet) {
    case '\t':
        return QT_TRANSLATE_NOOP("OctetNames", "tab");
    case '\n':
        return QT_TRANSLATE_NOOP("OctetNames", "line feed");
    case '\r':
        return QT_TRANSLATE_NOOP("OctetNames", "carriage return");
    case ' ':
        return QT_TRANSLATE_NOOP("OctetNames", "space");
    case '!':
        return QT_TRANSLATE_NOOP("OctetNames", "exclamation mark");
    case '"':
        return QT_TRANSLATE_NOOP("OctetNames", "quotation mark");
    case '#':
        return QT_TRANSLATE_NOOP("OctetNames", "number sign");
    case '$':
        return QT_TRANSLATE_NOOP("OctetNames", "dollar");
    case '%':
        return QT_TRANSLATE_NOOP("OctetNames", "percent");
    case '&':
        return QT_TRANSLATE_NOOP("OctetNames", "ampersand");
    case '\'':
        return QT_TRANSLATE_NOOP("OctetNames", "apostrophe");
    case '(':
        return QT_TRANSLATE_NOOP("OctetNames", "left parenthesis");
    case ')':
        return QT_TRANSLATE_NOOP("OctetNames", "right parenthesis");
    case '*':
        return QT_TRANSLATE_NOOP("OctetNames", "asterisk");
    case '+':
        return QT_TRANSLATE_NOOP("OctetNames", "plus");
    case ',':
        return QT_TRANSLATE_NOOP("OctetNames", "comma");
    case '-':
        return QT_TRANSLATE_NOOP("OctetNames", "hyphen");
    case '.':
        return QT_TRANSLATE_NOOP("OctetNames", "full stop");
    case '/':
        return QT_TRANSLATE_NOOP("OctetNames", "slash");
    case ':':
        return QT_TRANSLATE_NOOP("OctetNames", "colon");
    case ';':
        return QT_TRANSLATE_NOOP("OctetNames", "semicolon");
    case '<':
        return QT_TRANSLATE_NOOP("OctetNames", "less than");
    case '=':
        return QT_TRANSLATE_NOOP("OctetNames", "equals");
    case '>':
        return QT_TRANSLATE_NOOP("OctetNames", "greater than");
    case '?':
        return QT_TRANSLATE_NOOP("OctetNames", "question mark");
    case '@':
        return QT_TRANSLATE_NOOP("OctetNames", "at sign");
    case '[':
        return QT_TRANSLATE_NOOP("OctetNames", "left bracket");
    case '\\':
        return QT_TRANSLATE_NOOP("OctetNames", "backslash");
    case ']':
        return QT_TRANSLATE_NOOP("OctetNames", "right bracket");
    case '^':
        return QT_TRANSLATE_NOOP("OctetNames", "caret");
    case '_':
        return QT_TRANSLATE_NOOP("OctetNames", "underscore");
    case '`':
        return QT_TRANSLATE_NOOP("OctetNames", "grave accent");
    case '{':
        return QT_TRANSLATE_NOOP("OctetNames", "left brace");
    case '|':
        return QT_TRANSLATE_NOOP("OctetNames", "vertical bar");
    case '}':
        return QT_TRANSLATE_NOOP("OctetNames", "right brace");
    case '~':
        return QT_TRANSLATE_NOOP("OctetNames", "tilde");
    default:
        return nullptr;
    }
}

} // namespace

QString octetGlyph(quint8 octet)
{
    if (octet < Space)
        return QString::fromLatin1(ControlGlyphs[octet]);
    if (octet == Space)
        return QStringLiteral("SP");
    if (octet == Delete)
        return QStringLiteral("DEL");
    return octet < Delete ? QString(QLatin1Char(static_cast<char>(octet))) : QString();
}

QString octetName(quint8 octet)
{
    if (const char *name = punctuationName(octet))
        return QCoreApplication::translate("OctetNames", name);
    if (octet > Delete)
        return QCoreApplication::translate("OctetNames", "no ASCII");
    return octetGlyph(octet);
}

} // namespace Framescope
