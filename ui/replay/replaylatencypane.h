#pragma once

#include "app/replay/replayrow.h"

#include <QWidget>

#include <vector>

namespace Framescope {

class ReplayLatencyCurve;
class TextLabel;
class Theme;

/// How long the answers of a run took: the medians, recorded and now, and the newest as a curve.
class ReplayLatencyPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayLatencyPane(const Theme &theme, QWidget *parent = nullptr);

    /// In the order in which they were found.
    void setLatencies(const std::vector<ReplayLatency> &latencies);
    /// The whole as a sentence.
    QString text() const { return accessibleDescription(); }

private:
    TextLabel *m_of;
    TextLabel *m_recorded;
    TextLabel *m_now;
    TextLabel *m_difference;
    ReplayLatencyCurve *m_curve;
};

} // namespace Framescope
