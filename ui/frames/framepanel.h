#pragma once

#include "app/session/sessionstore.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace Framescope {

class EmptyState;
class FrameCache;
class FrameSelection;
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

public slots:
    /// Frames up to \a last can be read from the store; its connections may have changed as well.
    void refresh(Framescope::FrameId last);
    /// Shows one connection, or all of them with 0.
    void setConnection(Framescope::ConnectionId connection);

signals:
    /// There is nothing to look at, and the user wants to change that.
    void newConnectionRequested();

private:
    void showTail(qint64 newFrames);
    void showTableOrReason();
    void explainEmpty();
    QString waitingSentence(const ConnectionRecord &connection) const;

    const std::shared_ptr<const SessionStore> m_store;
    FrameTableModel *m_model;
    FrameTableView *m_view;
    TailBar *m_tail;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    bool m_isReadOnly = false;
};

} // namespace Framescope
