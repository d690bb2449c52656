#pragma once

#include <QRegularExpression>
#include <QTest>

/// Makes every warning fail the test, but for those by which the offscreen platform itself says
/// what it cannot do: limit the size of a window, raise one, grab the keyboard for a menu.
inline void failOnGuiWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}
