#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace Framescope {

class Theme;

/// A row of joined buttons of which exactly one is on, such as "Bits | Hex | Decimal".
/// Arrow keys move, as in a group of radio buttons.
class SegmentedSwitch : public QWidget
{
    Q_OBJECT
public:
    /// \a name tells assistive technology what is switched. The first of \a labels (at least two)
    /// is on.
    SegmentedSwitch(const Theme &theme, const QString &name, const QStringList &labels,
        QWidget *parent = nullptr);

    /// From 0, in the order of the labels.
    int currentIndex() const;
    void setCurrentIndex(int index);
    /// Another text on the button \a index.
    void setLabel(int index, const QString &label);
    /// The button \a index can be chosen unless \a whyNot says why it cannot; its tool tip does.
    void setWhyNot(int index, const QString &whyNot);
    bool isOffered(int index) const;

signals:
    void currentIndexChanged(int index);

private:
    void applyTheme();

    const Theme &m_theme;
    QButtonGroup *m_buttons;
};

} // namespace Framescope
