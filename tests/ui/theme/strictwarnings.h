#pragma once

#include <QRegularExpression>
#include <QTest>

namespace Framescope {

/// From here to the end of the test function any warning is a failure, but for the one that the
/// offscreen platform gives for every window with a minimum size.
inline void failOnAnyWarning()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}

} // namespace Framescope
