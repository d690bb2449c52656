#pragma once

#include "app/replay/replayrow.h"

#include <QWidget>

#include <vector>

namespace Framescope {

class Theme;

/// The newest latencies from the left to the right: dashed as recorded, drawn through as now. The
/// numbers stand elsewhere.
class ReplayLatencyCurve : public QWidget
{
    Q_OBJECT
public:
    static constexpr std::size_t Shown = 100; ///< of the newest

    explicit ReplayLatencyCurve(const Theme &theme, QWidget *parent = nullptr);

    void setLatencies(const std::vector<ReplayLatency> &latencies);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    std::vector<ReplayLatency> m_latencies;
};

} // namespace Framescope
