#pragma once

#include "app/statistics/sessionstatistics.h"

#include <QList>
#include <QString>

namespace Framescope {

/// What was counted in each direction, in words.
struct StatisticsRow
{
    QString name;
    QString toServer;
    QString fromServer;
    bool isHeading = false; ///< of the rows below; the others are empty
};

/// What is nowhere in \a scope has no row.
QList<StatisticsRow> statisticsRows(const StatisticsScope &scope);

/// What was counted of both directions together, in a sentence.
QString statisticsSentence(const StatisticsScope &scope);

} // namespace Framescope
