#pragma once

#include <QAccessibleWidget>

namespace Framescope {

class TimelineLanes;

/// The timeline for assistive technology. Its name sums up the window and is made when asked for,
/// as the window may move thirty times a second; its value is the selected frame.
class AccessibleTimeline final : public QAccessibleWidget
{
public:
    explicit AccessibleTimeline(TimelineLanes *lanes);

    /// Makes QAccessible use this for all TimelineLanes.
    static void install();
    /// Another frame is selected.
    static void announceCursor(TimelineLanes *lanes);

    QString text(QAccessible::Text type) const override;
};

} // namespace Framescope
