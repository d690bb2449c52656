#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace Framescope {

class AnatomyView;

/// The frame diagram for assistive technology: one child for each field, such as
/// "Masking-key, bits 32 to 63, value 9C 4E 17 D2".
class AccessibleAnatomy final : public QAccessibleWidget
{
public:
    /// Of a payload only this many octets have a child; the others are for the hex view.
    static constexpr int MaxChildren = 1024;

    explicit AccessibleAnatomy(AnatomyView *view);
    ~AccessibleAnatomy() override;

    /// Makes QAccessible use this for every AnatomyView.
    static void install();
    /// The view's current field is another one.
    static void announceCurrent(AnatomyView *view);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    AnatomyView *view() const;

    mutable QHash<int, QAccessible::Id> m_children; ///< made when first asked for
};

} // namespace Framescope
