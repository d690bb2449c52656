#pragma once

#include "app/session/eventloader.h"
#include "ui/intercept/decidedmodel.h"
#include "ui/intercept/heldframesmodel.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QPushButton;
class QSplitter;
class QStackedWidget;

namespace Framescope {

class BreakpointList;
struct BreakpointText;
class EmptyState;
class HeldEditor;
class HeldQueue;
class HoldFlow;
class InjectDialog;
class InterceptController;
class TextLabel;
class Theme;

/// Where a person stands between client and server: says what is held, looks at it, edits it, and
/// lets it go on or not. While it is off, nothing is held.
class InterceptPanel : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the panel.
    InterceptPanel(const Theme &theme, std::shared_ptr<const SessionStore> store,
        InterceptController &controller, QWidget *parent = nullptr);
    ~InterceptPanel() override;

    HeldFramesModel *model() { return &m_held; }
    /// Adds a breakpoint, or switches on one that is there.
    void addBreakpoint(const BreakpointText &breakpoint);
    /// Has all that is held in \a other, which hears of nothing any more, and what was typed there.
    void takeOver(InterceptPanel &other);

public slots:
    /// Switched off, what is held goes on as it came.
    void setActive(bool active);
    /// Connections may have come or gone.
    void refresh();
    void forward();
    void forwardOriginal();
    void drop();
    void forwardAll();
    void inject();

signals:
    /// There is no proxy, and the user wants one.
    void proxyRequested();
    /// What is held has changed, or waits longer by now; nullopt: it is off.
    void summaryChanged(const std::optional<Framescope::HeldSummary> &summary);
    /// The keys of the queue work, or do no more.
    void queueFocused(bool focused);

protected:
    /// A frame that is dropped here is proposed to be put in.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createBar();
    QWidget *createButtons(const Theme &theme);
    void apply(const InterceptNews &news);
    void applyRules();
    void showCurrent(HoldNumber number);
    void showCounts();
    void showAddresses();
    void explainEmpty();
    void updateButtons();
    void showInjectDialog();
    void tick();
    void tellSummary();
    void announce();
    void sizeQueue();

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    InterceptController &m_controller;
    HeldFramesModel m_held;
    DecidedModel m_decided;
    EventLoader m_events;
    ConnectionId m_connection = 0; ///< of what is shown; 0: none
    bool m_isActive = false;
    HoldFlow *m_flow;
    BreakpointList *m_breakpoints;
    HeldQueue *m_queue;
    HeldEditor *m_editor;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QSplitter *m_columns; ///< the queue, and those
    bool m_isQueueSized = false; ///< by the user
    QPushButton *m_forward;
    QPushButton *m_forwardOriginal;
    QPushButton *m_drop;
    QPushButton *m_inject;
    QPushButton *m_forwardAll;
    InjectDialog *m_injectDialog;
    QTimer m_tick;
    QTimer m_announceSoon;
    bool m_hasMore = false; ///< to be announced
};

} // namespace Framescope
