#pragma once

#include <QAccessible>
#include <QPointer>

namespace Framescope {

class AnatomyView;
struct FrameField;

/// One field of the frame diagram for assistive technology. It can be pressed, which selects it.
class AccessibleField final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    /// \a index within the view's fields.
    AccessibleField(AnatomyView *view, int index);

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text type) const override;
    void setText(QAccessible::Text, const QString &) override { } // fields are not edited here
    QRect rect() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QString markText(const FrameField &field) const;

    QPointer<AnatomyView> m_view;
    int m_index;
};

} // namespace Framescope
