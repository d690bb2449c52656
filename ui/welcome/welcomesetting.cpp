#include "ui/welcome/welcomesetting.h"

#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Key = "welcome/atStart"_L1;

} // namespace

bool WelcomeSetting::isShownAtStart()
{
    return QSettings().value(Key, true).toBool();
}

void WelcomeSetting::setShownAtStart(bool shown)
{
    QSettings().setValue(Key, shown);
}

} // namespace Framescope
