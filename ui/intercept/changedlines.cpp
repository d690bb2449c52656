#include "ui/intercept/changedlines.h"

#include <algorithm>

namespace Framescope {

ChangedLines ChangedLines::between(QStringView before, QStringView after)
{
    const QList<QStringView> old = before.split(u'\n');
    const QList<QStringView> now = after.split(u'\n');
    const auto heads = std::mismatch(old.cbegin(), old.cend(), now.cbegin(), now.cend());
    const qsizetype same = heads.first - old.cbegin();
    const auto tails
        = std::mismatch(old.crbegin(), old.crend() - same, now.crbegin(), now.crend() - same);
    const qsizetype end = tails.first - old.crbegin();
    return { same, old.size() - same - end, now.size() - same - end };
}

} // namespace Framescope
