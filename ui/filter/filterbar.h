#pragma once

#include "ui/frames/framefilter.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QMenu;

namespace Framescope {

class FilterEdit;
class IconButton;
class LinkButton;
class NoteRow;
class TextLabel;
class Theme;

/// The filter of the window: a field with completion, what is wrong with the expression below it,
/// how many frames match, and what happens to the others.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    enum class Modes {
        HideOrMark, ///< the user says which
        Hide, ///< what does not match is hidden
    };

    explicit FilterBar(
        const Theme &theme, QWidget *parent = nullptr, Modes modes = Modes::HideOrMark);

    FilterEdit *edit() const { return m_edit; }

public slots:
    void focusField();
    /// Replaces what is typed, and applies it at once.
    void setExpression(const QString &expression);
    /// Asks for \a expression besides what the filter asks for.
    void narrow(const QString &expression);
    /// Asks for the frames from \a begin to \a end, ns since the session began, besides what the
    /// filter asks for; in the place of another such range.
    void setTimeRange(qint64 begin, qint64 end);
    void clear();
    /// Of \a all frames \a matches match as far as was looked, which is \a percent of them.
    void setCount(qint64 matches, qint64 all, int percent);

signals:
    /// While somebody types, with each key that makes a filter, but no sooner than 75 ms after the
    /// one before: until then, and while it is no filter, that one goes on.
    void filterChanged(const Framescope::FrameFilter &filter);
    /// The rest need not be looked at: what was found stays.
    void stopRequested();
    /// Esc: the focus should go back to the frames.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCount();
    void tellFilter();
    void narrowDown(const QString &before, const QString &expression);
    void typed();
    void applyTyped();
    void apply();
    void submit();
    void showProblem();
    void showNote(const QString &sentence, qsizetype position);
    void hideProblem();
    void fillMenu();
    void addSaved();
    void askForName();
    void goThroughHistory(int step);
    void applyTheme();

    const Theme &m_theme;
    IconButton *m_funnel;
    QMenu *m_menu; ///< saved filters, and those that were used before
    FilterEdit *m_edit;
    TextLabel *m_count;
    LinkButton *m_stop; ///< while frames are looked at, once that has taken a while
    QTimer m_stopSoon;
    QString m_counted; ///< as setCount() said last
    int m_percent = 100; ///< the same
    bool m_isStopped = false;
    QComboBox *m_mode;
    IconButton *m_clear;
    NoteRow *m_note = nullptr; ///< over the window, below the field; made when it is first needed
    FrameFilter m_filter; ///< as applied last
    QString m_appliedText; ///< of it
    std::optional<FilterError> m_problem;
    QTimer m_applyPause; ///< active: a filter was just applied while somebody types
    QTimer m_complainSoon;
    int m_historyAt = -1; ///< in the history; -1: what is being typed
    QString m_draft;
};

} // namespace Framescope
