#pragma once

#include "ui/intercept/decidedmodel.h"
#include "ui/intercept/heldframesmodel.h"

#include <QWidget>

#include <functional>

class QListView;
class QSortFilterProxyModel;

namespace Framescope {

class IconButton;
class SegmentedSwitch;
class TextLabel;
class Theme;

/// The queue of what is held, of both directions or one, and below it what was decided last. F and
/// D forward and drop, J and K step, while it has the focus.
class HeldQueue : public QWidget
{
    Q_OBJECT
public:
    /// \a now tells the time of the session.
    HeldQueue(const Theme &theme, HeldFramesModel &held, DecidedModel &decided,
        std::function<Timestamp()> now, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    SegmentedSwitch *directions() const { return m_directions; }
    /// Says in which order things leave.
    TextLabel *hint() const { return m_hint; }
    /// Clears the list of what was decided.
    IconButton *clearButton() const { return m_clear; }
    /// 0 if nothing is.
    HoldNumber current() const;
    /// Selects \a number, if it is shown.
    void setCurrent(HoldNumber number);
    /// Goes on with the one behind, so that the next key is not about the same one.
    void selectNext() { step(1); }
    /// Shows how long things have waited by now.
    void refreshTimes();

signals:
    /// 0: nothing is.
    void currentChanged(Framescope::HoldNumber number);
    void forwardRequested();
    void dropRequested();
    /// The keys work, or do no more.
    void focusChanged(bool focused);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *createDecided(const Theme &theme, DecidedModel &decided);
    void step(int rows);
    void selectSomething();
    void showCount();
    int rowsHeight() const;
    void fitRows();
    void fitHint();

    HeldFramesModel &m_held;
    QSortFilterProxyModel *m_shown;
    QListView *m_view;
    QWidget *m_list; ///< the view, and what is said below it
    SegmentedSwitch *m_directions;
    TextLabel *m_count;
    TextLabel *m_hint;
    IconButton *m_clear;
};

} // namespace Framescope
