#include "ui/statistics/finedurationtext.h"

#include "ui/frames/frametext.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct FineDurationWords
{
    Q_DECLARE_TR_FUNCTIONS(FineDuration)
};

} // namespace

QString fineDurationText(qint64 duration)
{
    constexpr qint64 Microsecond = 1'000;
    constexpr qint64 OneMillisecond = 1'000 * Microsecond;
    if (duration >= OneMillisecond)
        return durationText(duration);
    const double value = static_cast<double>(duration) / Microsecond;
    return FineDurationWords::tr("%1 µs").arg(QString::number(value, 'f', value < 10 ? 1 : 0));
}

} // namespace Framescope
