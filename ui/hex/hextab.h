#pragma once

#include "ui/frames/frameselection.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace Framescope {

class HexView;
class SegmentedSwitch;

/// The inspector's Hex tab: the octets of the selected frame, as they crossed the wire or its
/// payload unmasked.
class HexTab : public QWidget
{
    Q_OBJECT
public:
    HexTab(const Theme &theme, FrameSelection *selection, QWidget *parent = nullptr);

    HexView *view() const { return m_view; }

private:
    QWidget *createBar();
    void applyTheme();
    void updateState();
    void copy();
    void goToOffset();
    void setGoToProblem(bool problem);

    const Theme &m_theme;
    FrameSelection *m_selection;
    HexView *m_view;
    SegmentedSwitch *m_layer;
    QLabel *m_count;
    QLineEdit *m_goTo;
    QPushButton *m_copy;
    QStackedLayout *m_stack;
};

} // namespace Framescope
