#include "ui/widgets/tone.h"

namespace Framescope {

using Token = Theme::Token;

Theme::Token toneText(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::Text2;
    case Tone::Info:
        return Token::Accent;
    case Tone::Ok:
        return Token::Ok;
    case Tone::Warning:
        return Token::Warn;
    case Tone::Error:
        return Token::Err;
    }
    Q_UNREACHABLE();
}

Theme::Token toneGround(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Token::BgHover;
    case Tone::Info:
        return Token::AccentSoft;
    case Tone::Ok:
        return Token::OkBg;
    case Tone::Warning:
        return Token::WarnBg;
    case Tone::Error:
        return Token::ErrBg;
    }
    Q_UNREACHABLE();
}

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {};
    case Tone::Info:
        return QStringLiteral("info");
    case Tone::Ok:
        return QStringLiteral("check");
    case Tone::Warning:
        return QStringLiteral("warn");
    case Tone::Error:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
