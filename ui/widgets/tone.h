#pragma once

#include "ui/theme/theme.h"

namespace Framescope {

/// What a note, chip or row is about; its colours and its icon follow.
enum class Tone { Neutral, Info, Ok, Warning, Error };

Theme::Token toneText(Tone tone);
Theme::Token toneGround(Tone tone);
/// Of resources/icons; empty for Tone::Neutral.
QString toneIcon(Tone tone);

} // namespace Framescope
