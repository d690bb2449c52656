#include "ui/anatomy/accessiblefield.h"

#include "ui/anatomy/anatomyview.h"
#include "ui/anatomy/fieldtext.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct AccessibleFieldWords
{
    Q_DECLARE_TR_FUNCTIONS(AccessibleField)
};

} // namespace

AccessibleField::AccessibleField(AnatomyView *view, int index)
    : m_view(view)
    , m_index(index)
{
}

bool AccessibleField::isValid() const
{
    return m_view && static_cast<quint64>(m_index) < m_view->fields().fields().count();
}

QAccessibleInterface *AccessibleField::parent() const
{
    return QAccessible::queryAccessibleInterface(m_view);
}

QString AccessibleField::text(QAccessible::Text type) const
{
    if (!isValid())
        return {};
    const FrameField field = m_view->fields().fields().at(static_cast<quint64>(m_index));
    const bool isCovered = m_view->fields().isCovered(field);
    switch (type) {
    case QAccessible::Name:
        return fieldDescription(field, m_view->fields().frame(), isCovered) + markText(field);
    case QAccessible::Value:
        return fieldValueText(field, m_view->fields().frame(), isCovered);
    default:
        return {};
    }
}

/// By which number a lesson points at \a field; empty if it does not.
QString AccessibleField::markText(const FrameField &field) const
{
    QString text;
    for (const FrameMark &mark : m_view->fields().octetSelection()->marks()) {
        if (mark.firstBit < field.bits.end() && field.bits.first < mark.firstBit + mark.bitCount)
            text += AccessibleFieldWords::tr(", marked %1").arg(mark.number);
    }
    return text;
}

QRect AccessibleField::rect() const
{
    if (!isValid())
        return {};
    const QRect local = m_view->fieldRect(static_cast<quint64>(m_index));
    if (local.isEmpty())
        return {};
    return local.translated(m_view->viewport()->mapToGlobal(QPoint()));
}

QAccessible::State AccessibleField::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const bool isCurrent = m_view->fields().current() == static_cast<quint64>(m_index);
    state.selectable = true;
    state.focusable = true;
    state.selected = isCurrent;
    state.focused = isCurrent && m_view->hasFocus();
    state.offscreen = m_view->fieldRect(static_cast<quint64>(m_index)).isEmpty();
    return state;
}

void *AccessibleField::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
}

QStringList AccessibleField::actionNames() const
{
    return { pressAction() };
}

void AccessibleField::doAction(const QString &name)
{
    if (name == pressAction() && isValid())
        m_view->selectField(static_cast<quint64>(m_index));
}

} // namespace Framescope
