#include "ui/widgets/screensize.h"

#include <QScreen>
#include <QStyle>
#include <QWidget>

namespace Framescope {

QSize sizeOnScreen(const QWidget &window, QSize wanted)
{
    constexpr int Border = 8; // at each side
    const int titleBar = window.style()->pixelMetric(QStyle::PM_TitleBarHeight);
    const QSize frame(2 * Border, titleBar + 2 * Border);
    return wanted.boundedTo(window.screen()->availableSize() - frame);
}

} // namespace Framescope
