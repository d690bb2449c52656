#pragma once

namespace Framescope {

/// Whether a window with a new session begins with the welcome page: the user's choice, kept in the
/// settings.
class WelcomeSetting
{
public:
    static bool isShownAtStart();
    static void setShownAtStart(bool shown);
};

} // namespace Framescope
