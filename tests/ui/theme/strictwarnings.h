#pragma once

#include <QRegularExpression>
#include <QTest>

namespace Framescope {

/// From here to the end of the test function any warning is a failure, but for those by which the
/// offscreen platform itself says what it cannot do.
inline void failOnAnyWarning()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace Framescope
