#include "ui/timeline/accessibletimeline.h"

#include "ui/timeline/timelinelanes.h"

namespace Framescope {

namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *lanes = qobject_cast<TimelineLanes *>(object);
    return lanes ? new AccessibleTimeline(lanes) : nullptr;
}

} // namespace

AccessibleTimeline::AccessibleTimeline(TimelineLanes *lanes)
    : QAccessibleWidget(lanes, QAccessible::Chart)
{
}

void AccessibleTimeline::install()
{
    QAccessible::installFactory(makeInterface); // a second time changes nothing
}

void AccessibleTimeline::announceCursor(TimelineLanes *lanes)
{
    if (!QAccessible::isActive() || !lanes->hasFocus())
        return;
    QAccessibleValueChangeEvent event(lanes, lanes->spokenCursor());
    QAccessible::updateAccessibility(&event);
}

QString AccessibleTimeline::text(QAccessible::Text type) const
{
    const auto *lanes = static_cast<const TimelineLanes *>(widget());
    if (type == QAccessible::Name)
        return lanes->summary();
    if (type == QAccessible::Value)
        return lanes->spokenCursor();
    if (type == QAccessible::Description)
        return lanes->spokenReads();
    return QAccessibleWidget::text(type);
}

} // namespace Framescope
