#include "ui/anatomy/accessibleanatomy.h"

#include "ui/anatomy/accessiblefield.h"
#include "ui/anatomy/anatomyview.h"

#include <algorithm>

namespace Framescope {

namespace {

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<AnatomyView *>(object);
    return view ? new AccessibleAnatomy(view) : nullptr;
}

} // namespace

AccessibleAnatomy::AccessibleAnatomy(AnatomyView *view)
    : QAccessibleWidget(view, QAccessible::List)
{
}

AccessibleAnatomy::~AccessibleAnatomy()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

void AccessibleAnatomy::install()
{
    QAccessible::installFactory(makeInterface); // a second time changes nothing
}

void AccessibleAnatomy::announceCurrent(AnatomyView *view)
{
    const std::optional<quint64> current = view->fields().current();
    if (!QAccessible::isActive() || !current || *current >= MaxChildren)
        return;
    QAccessibleEvent event(view, view->hasFocus() ? QAccessible::Focus : QAccessible::Selection);
    event.setChild(static_cast<int>(*current));
    QAccessible::updateAccessibility(&event);
}

int AccessibleAnatomy::childCount() const
{
    return static_cast<int>(
        std::min<quint64>(view()->fields().fields().count(), quint64 { MaxChildren }));
}

QAccessibleInterface *AccessibleAnatomy::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_children.constFind(index);
    if (known != m_children.cend())
        return QAccessible::accessibleInterface(*known);
    auto *field = new AccessibleField(view(), index);
    m_children.insert(index, QAccessible::registerAccessibleInterface(field));
    return field;
}

int AccessibleAnatomy::indexOfChild(const QAccessibleInterface *child) const
{
    const QAccessible::Id id = QAccessible::uniqueId(const_cast<QAccessibleInterface *>(child));
    return m_children.key(id, -1);
}

QAccessibleInterface *AccessibleAnatomy::childAt(int x, int y) const
{
    const QPoint point = view()->viewport()->mapFromGlobal(QPoint(x, y));
    const std::optional<quint64> field = view()->fieldAt(point);
    return field && *field < MaxChildren ? child(static_cast<int>(*field)) : nullptr;
}

QAccessibleInterface *AccessibleAnatomy::focusChild() const
{
    const std::optional<quint64> current = view()->fields().current();
    if (!view()->hasFocus() || !current || *current >= MaxChildren)
        return nullptr;
    return child(static_cast<int>(*current));
}

AnatomyView *AccessibleAnatomy::view() const
{
    return static_cast<AnatomyView *>(object());
}

} // namespace Framescope
