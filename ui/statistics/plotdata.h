#pragma once

#include <QList>
#include <QString>

#include <algorithm>
#include <array>

namespace Framescope {

/// What a BarPlot draws.
struct PlotData
{
    struct Bar
    {
        QString range; ///< what it counts, for its tool tip: "64 to 127 octets"
        std::array<double, 2> values {}; ///< to the server, from the server; not negative
        std::array<QString, 2> texts; ///< the same in words: "12 frames"
    };

    QList<Bar> bars;
    QString first; ///< below the left end of the axis
    QString last; ///< below the right end
    QString greatest; ///< beside the top of the axis: what the highest bar stands for
    QString summary; ///< in a sentence, for who does not see it
    QString whenEmpty; ///< why there are no bars

    /// The highest of all values; 0 without any.
    double top() const;
};

inline double PlotData::top() const
{
    double top = 0;
    for (const Bar &bar : bars)
        top = std::max({ top, bar.values[0], bar.values[1] });
    return top;
}

} // namespace Framescope
