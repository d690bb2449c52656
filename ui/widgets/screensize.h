#pragma once

#include <QSize>

class QWidget;

namespace Framescope {

/// \a wanted, or as much of it as there is room for on the screen of \a window, beside the frame
/// that the window system draws around it: large letters make a dialog taller than many a screen.
QSize sizeOnScreen(const QWidget &window, QSize wanted);

} // namespace Framescope
