#pragma once

#include "app/session/sessionstore.h"
#include "ui/frames/framefilter.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace Framescope {

class EmptyState;
class FilterHits;
class FrameCache;
class FrameSelection;
class FrameSortBar;
class FrameTableModel;
class FrameTableView;
class TailBar;

/// The table of frames with its follow-tail bar, or why there are none.
class FramePanel : public QWidget
{
    Q_OBJECT
public:
    /// \a cache must be of the same \a store. All must outlive the panel.
    FramePanel(const Theme &theme, std::shared_ptr<const SessionStore> store, FrameCache &cache,
        FrameSelection &selection, QWidget *parent = nullptr);

    FrameTableModel *model() const { return m_model; }
    FrameTableView *view() const { return m_view; }

    /// Nothing more is going to come.
    void setReadOnly();
    const FrameFilter &filter() const { return m_filter; }

public slots:
    /// The store's annotations have changed.
    void refreshAnnotations();
    /// Frames up to \a last can be read from the store; its connections may have changed as well.
    void refresh(Framescope::FrameId last);
    /// Shows one connection, or all of them with 0.
    void setConnection(Framescope::ConnectionId connection);
    /// Looks for no more frames that match; those that were found stay.
    void stopFilter();
    void setFilter(const Framescope::FrameFilter &filter);
    /// The next frame that matches the filter, or the one before.
    void selectNextHit();
    void selectPreviousHit();

signals:
    /// See FilterBar::setCount().
    void filterCounted(qint64 matches, qint64 all, int percent);
    void clearFilterRequested();
    /// See FilterBar::setExpression() and narrow().
    void filterRequested(const QString &expression);
    void narrowRequested(const QString &expression);
    /// There is nothing to look at, and the user wants to change that.
    void newConnectionRequested();
    /// \a connection has ended without a frame, and the user wants to try again.
    void reconnectRequested(Framescope::ConnectionId connection);

private:
    bool isMarking() const { return m_filter.isSet() && m_filter.mode == FrameFilter::Mode::Mark; }
    void startHits();
    void countMatches();
    qint64 allFrames() const;
    void showTail(qint64 newFrames);
    void showTableOrReason();
    void explainEmpty();
    void explainConnection(const ConnectionRecord &connection);
    void doEmptyAction();
    QString waitingSentence(const ConnectionRecord &connection) const;

    const std::shared_ptr<const SessionStore> m_store;
    FilterHits *m_hits;
    FrameTableModel *m_model;
    FrameTableView *m_view;
    TailBar *m_tail;
    FrameSortBar *m_sortBar;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    FrameFilter m_filter;
    bool m_isReadOnly = false;
};

} // namespace Framescope
