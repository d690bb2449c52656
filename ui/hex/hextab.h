#pragma once

#include "ui/frames/frameselection.h"
#include "ui/hex/octetsaving.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace Framescope {

class HexView;
class IconButton;
class OctetFindBar;
class SegmentedSwitch;
class SessionStore;
class ValuePane;

/// The inspector's Hex tab: the octets of the selected frame in layers from the wire to the
/// message, what they mean as values, and what can be found in them, copied and saved.
class HexTab : public QWidget
{
    Q_OBJECT
public:
    HexTab(const Theme &theme, FrameSelection *selection, QWidget *parent = nullptr);

    HexView *view() const { return m_view; }
    /// Where the other frames of a message are.
    void setStore(std::shared_ptr<const SessionStore> store);
    /// \see HexView::setComposable()
    void setComposable(bool composable);

signals:
    /// Of the selected octets.
    void explainRequested();
    void composeRequested(const Framescope::FrameHandle &frame);

private:
    QWidget *createBar();
    void applyTheme();
    void showFind();
    void showValues();
    void askToSave();
    void save(const QString &path);
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
    IconButton *m_find;
    IconButton *m_save;
    IconButton *m_values;
    OctetFindBar *m_findBar;
    ValuePane *m_valuePane;
    QLabel *m_nothing; ///< why a layer has no octets
    OctetSaving m_saving;
    QStackedLayout *m_stack;
};

} // namespace Framescope
