#pragma once

#include <QRegularExpression>
#include <QTest>

/// Makes every warning fail the test, but for the one that the offscreen platform itself gives
/// whenever a window has size limits.
inline void failOnGuiWarnings()
{
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
}
