#pragma once

class QWidget;

namespace Framescope {

/// Shows, over \a window, which version this is.
void showAboutBox(QWidget *window);

} // namespace Framescope
