#include "ui/theme/theme.h"

#include "protocol/wire/opcode.h"
#include "ui/theme/iconengine.h"
#include "ui/theme/stylesheet.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QPalette>

#include <algorithm>
#include <array>
#include <initializer_list>

// Must be in the global namespace: a static library's resources register only when asked to.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// One colour in both schemes.
struct Pair
{
    QRgb light;
    QRgb dark;

    QColor in(Theme::Scheme scheme) const
    {
        return QColor::fromRgb(scheme == Theme::Scheme::Light ? light : dark);
    }
};

/// By Theme::Token.
constexpr auto Tokens = std::to_array<Pair>({
    { 0xECEEF2, 0x14161A }, // BgApp
    { 0xF5F6F8, 0x1D2027 }, // BgBar
    { 0xFFFFFF, 0x191C22 }, // BgPanel
    { 0xF6F7F9, 0x1F232A }, // BgSunken
    { 0xFAFBFC, 0x1C1F26 }, // BgAlt
    { 0xFFFFFF, 0x262A33 }, // BgRaised
    { 0xFFFFFF, 0x14171C }, // BgInput
    { 0xEEF0F5, 0x242932 }, // BgHover
    { 0xE1E5EC, 0x2E343F }, // BgPress
    { 0xDFE3FB, 0x2D3263 }, // BgSel
    { 0xE6E9EF, 0x2A2F38 }, // BgSelIdle
    { 0xDCE0E7, 0x2B3039 }, // Line
    { 0xEBEEF2, 0x23272F }, // LineSoft
    { 0xB9C1CD, 0x454D5A }, // LineStrong
    { 0x868FA0, 0x6B7484 }, // CtlLine
    { 0x181C24, 0xE4E7EC }, // Text
    { 0x4A5464, 0xAEB6C3 }, // Text2
    { 0x606B7C, 0x8F99A8 }, // Text3
    { 0x9BA4B2, 0x5F6877 }, // TextDis
    { 0x4048C4, 0x98A1FF }, // Accent
    { 0x4650CC, 0x5561E0 }, // AccentFill
    { 0xECEEFD, 0x262B4E }, // AccentSoft
    { 0x0B6B4F, 0x4CC79B }, // Ok
    { 0xDFF2EA, 0x153229 }, // OkBg
    { 0x835100, 0xE5B054 }, // Warn
    { 0xFCF0D8, 0x372A12 }, // WarnBg
    { 0xB3201B, 0xFF857C }, // Err
    { 0xFDE9E7, 0x40191A }, // ErrBg
    { 0xFEF3F2, 0x2A1A1D }, // ErrRow
    { 0xFFE680, 0x6A5600 }, // MarkBg
    { 0x4048C4, 0x98A1FF }, // DirC2s
    { 0x0B6A78, 0x58C3D3 }, // DirS2c
});
static_assert(Tokens.size() == static_cast<std::size_t>(Theme::Token::DirS2c) + 1);

struct OpcodePairs
{
    Pair text;
    Pair ground;
    Pair mark;
};

constexpr OpcodePairs TextFrame { { 0x0A5AA8, 0x73B7F5 }, { 0xE2EEFA, 0x16304A },
    { 0x1B74CC, 0x58A6F2 } };
constexpr OpcodePairs BinaryFrame { { 0x8A4F00, 0xE9A94B }, { 0xFBEBD2, 0x3A2A10 },
    { 0xC97A06, 0xF0B357 } };
constexpr OpcodePairs ContinuationFrame { { 0x4F5D75, 0xA9B6CB }, { 0xE8ECF2, 0x2A313D },
    { 0x7F8DA3, 0x8090A8 } };
constexpr OpcodePairs HeartbeatFrame { { 0x006A55, 0x3FC7A6 }, { 0xDBF1EB, 0x103329 },
    { 0x00906F, 0x2FB593 } };
constexpr OpcodePairs CloseFrame { { 0xFFFFFF, 0x1B1420 }, { 0x3A2A4A, 0xE3D3EE },
    { 0x3A2A4A, 0xE3D3EE } };
constexpr OpcodePairs BrokenFrame { { 0xB3201B, 0xFF857C }, { 0xFDE9E7, 0x40191A },
    { 0xA80F14, 0xFF6B62 } };
constexpr Pair ReservedText { 0x606B7C, 0x8F99A8 };
constexpr Pair ReservedMark { 0x7F8794, 0x7B8492 };

Theme::OpcodeColors resolved(const OpcodePairs &pairs, Theme::Scheme scheme)
{
    return { pairs.text.in(scheme), pairs.ground.in(scheme), pairs.mark.in(scheme) };
}

struct FieldPairs
{
    Pair text;
    Pair ground;
};

/// By Theme::Field.
constexpr auto Fields = std::to_array<FieldPairs>({
    { { 0x2B3A9E, 0xA9B3FF }, { 0xE5E8FB, 0x272C52 } }, // Fin
    { { 0x5C6677, 0xA0AAB9 }, { 0xECEEF2, 0x2B3039 } }, // Rsv
    { { 0x751F60, 0xF0A8DC }, { 0xF8E4F3, 0x40203A } }, // Opcode
    { { 0x7A5300, 0xE3B341 }, { 0xFBEFCB, 0x3B2F10 } }, // Mask
    { { 0x00695C, 0x45C8B4 }, { 0xD8F1EC, 0x11342E } }, // Length
    { { 0x0A5AA8, 0x73B7F5 }, { 0xE6F0FA, 0x172E45 } }, // Payload
});
static_assert(Fields.size() == static_cast<std::size_t>(Theme::Field::Payload) + 1);

struct TypeSpec
{
    int pixels; ///< at text scale 1
    bool mono;
    bool bold;
};

/// By Theme::TypeRole.
constexpr auto Types = std::to_array<TypeSpec>({
    { 26, false, true }, // Title
    { 16, false, true }, // Heading
    { 13, false, false }, // Body
    { 12, false, false }, // Small
    { 11, false, false }, // Micro
    { 11, true, false }, // Data
    { 12, true, false }, // Code
    { 13, true, false }, // Bits
    { 9, true, false }, // Ruler
    { 10, true, true }, // Badge
});
static_assert(Types.size() == static_cast<std::size_t>(Theme::TypeRole::Badge) + 1);

QString firstInstalled(std::initializer_list<QString> families, const QString &fallback)
{
    for (const QString &family : families) {
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return fallback;
}

QString interfaceFamily()
{
    static const QString family = firstInstalled({ u"Noto Sans"_s, u"DejaVu Sans"_s },
        QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    return family;
}

QString dataFamily()
{
    static const QString family = firstInstalled({ u"DejaVu Sans Mono"_s, u"Noto Sans Mono"_s },
        QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    return family;
}

/// \a family, and behind it those that have what it lacks: without a word on it Chinese would be
/// written as Japanese is.
QStringList withFallbacks(const QString &family)
{
    static const QStringList others = [] {
        QStringList installed;
        for (const QString &other :
            { u"DejaVu Sans"_s, u"Noto Sans CJK SC"_s, u"Noto Sans SC"_s, u"WenQuanYi Micro Hei"_s,
                u"WenQuanYi Zen Hei"_s, u"PingFang SC"_s, u"Microsoft YaHei"_s }) {
            if (QFontDatabase::hasFamily(other))
                installed.append(other);
        }
        return installed;
    }();
    return QStringList { family } + others;
}

constexpr qreal MaxTextScale = 3.0;

/// Desktops without a wish for larger text ask for 9 to 11 points.
qreal systemTextScale()
{
    constexpr qreal UsualPoints = 11.0;
    const qreal points = QFontDatabase::systemFont(QFontDatabase::GeneralFont).pointSizeF();
    return std::clamp(points / UsualPoints, 1.0, MaxTextScale);
}

} // namespace

Theme::Theme(Scheme scheme, QObject *parent)
    : QObject(parent)
    , m_scheme(scheme)
    , m_textScale(systemTextScale())
{
    registerIcons();
    // Without this a style sheet that is set again takes back the palettes of widgets that have
    // one of their own, and labels keep the colours of the scheme before.
    QCoreApplication::setAttribute(Qt::AA_UseStyleSheetPropagationInWidgetStyles);
}

void Theme::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    emit changed();
}

void Theme::setTextScale(qreal scale)
{
    const qreal bounded = std::clamp(scale, 1.0, MaxTextScale);
    if (qFuzzyCompare(bounded, m_textScale))
        return;
    m_textScale = bounded;
    emit changed();
}

int Theme::px(qreal designPixels) const
{
    return qRound(designPixels * m_textScale);
}

QColor Theme::color(Token token) const
{
    return Tokens[static_cast<std::size_t>(token)].in(m_scheme);
}

QColor Theme::directionColor(Direction direction) const
{
    return color(direction == Direction::ClientToServer ? Token::DirC2s : Token::DirS2c);
}

Theme::OpcodeColors Theme::opcodeColors(quint8 opcode) const
{
    switch (opcode) {
    case toNibble(Opcode::Text):
        return resolved(TextFrame, m_scheme);
    case toNibble(Opcode::Binary):
        return resolved(BinaryFrame, m_scheme);
    case toNibble(Opcode::Continuation):
        return resolved(ContinuationFrame, m_scheme);
    case toNibble(Opcode::Ping): {
        OpcodeColors colors = resolved(HeartbeatFrame, m_scheme);
        colors.outlined = true;
        return colors;
    }
    case toNibble(Opcode::Pong):
        return resolved(HeartbeatFrame, m_scheme);
    case toNibble(Opcode::Close):
        return resolved(CloseFrame, m_scheme);
    default:
        return { ReservedText.in(m_scheme), QColor(), ReservedMark.in(m_scheme) };
    }
}

Theme::OpcodeColors Theme::violationColors() const
{
    return resolved(BrokenFrame, m_scheme);
}

Theme::FieldColors Theme::fieldColors(Field field) const
{
    const FieldPairs &pairs = Fields[static_cast<std::size_t>(field)];
    return { pairs.text.in(m_scheme), pairs.ground.in(m_scheme) };
}

QFont Theme::font(TypeRole role) const
{
    const TypeSpec &type = Types[static_cast<std::size_t>(role)];
    QFont font(withFallbacks(type.mono ? dataFamily() : interfaceFamily()));
    font.setPixelSize(px(type.pixels));
    font.setBold(type.bold);
    if (type.mono)
        font.setStyleHint(QFont::Monospace);
    return font;
}

QIcon Theme::icon(const QString &name, Token token) const
{
    return QIcon(new IconEngine(name,
        { .normal = color(token), .disabled = color(Token::TextDis), .on = color(Token::Accent) },
        IconEngine::Stand::BeforeWord));
}

QIcon Theme::iconOnFill(const QString &name) const
{
    return QIcon(new IconEngine(name,
        { .normal = Qt::white, .disabled = color(Token::TextDis), .on = Qt::white },
        IconEngine::Stand::BeforeWord));
}

QPixmap Theme::pixmap(const QString &name, Token token, int size, qreal devicePixelRatio) const
{
    return IconEngine::render(name, color(token), QSize(size, size), devicePixelRatio);
}

QIcon Theme::applicationIcon()
{
    registerIcons();
    return QIcon(u":/framescope.svg"_s);
}

QPalette Theme::palette() const
{
    const bool light = m_scheme == Scheme::Light;
    const QColor text = color(Token::Text);
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::BgBar));
    palette.setColor(QPalette::Base, color(Token::BgPanel));
    palette.setColor(QPalette::AlternateBase, color(Token::BgAlt));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, text);
    palette.setColor(QPalette::PlaceholderText, color(Token::Text3));
    palette.setColor(QPalette::Button, color(light ? Token::BgPanel : Token::BgRaised));
    palette.setColor(QPalette::Highlight, color(Token::BgSel));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color(Token::BgSelIdle));
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, color(Token::Accent));
    palette.setColor(QPalette::ToolTipBase, color(Token::BgRaised));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, color(Token::BgRaised));
    palette.setColor(QPalette::Midlight, color(Token::LineSoft));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Dark, color(Token::LineStrong));
    palette.setColor(QPalette::Shadow, color(Token::LineStrong));
    for (const auto role : { QPalette::Text, QPalette::WindowText, QPalette::ButtonText,
             QPalette::HighlightedText, QPalette::PlaceholderText })
        palette.setColor(QPalette::Disabled, role, color(Token::TextDis));
    return palette;
}

QString Theme::styleSheet() const
{
    return makeStyleSheet(*this);
}

} // namespace Framescope
