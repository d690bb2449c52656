#pragma once

#include "app/session/sessionstore.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>

class QMenu;
class QStackedWidget;

namespace Framescope {

class ConnectionModel;
class ConnectionSummary;
class ConnectionTree;
class EmptyState;

/// The connections of a session, and what is to be said of the selected one.
class ConnectionPanel : public QWidget
{
    Q_OBJECT
public:
    ConnectionPanel(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);

    /// 0 if none is selected, which means all of them.
    ConnectionId selectedConnection() const;
    ConnectionTree *tree() const { return m_tree; }
    /// Adds what can be done with \a connection in the state it is in now; nothing if there is
    /// none.
    void fillMenu(QMenu &menu, ConnectionId connection);

public slots:
    /// All of \a changed, and the frames that came with it, can be read from the store.
    void refresh(const QList<Framescope::ConnectionId> &changed);
    void selectConnection(Framescope::ConnectionId connection);

signals:
    void connectionSelected(Framescope::ConnectionId connection);
    void newConnectionRequested();
    void pingRequested(Framescope::ConnectionId connection);
    void closeRequested(Framescope::ConnectionId connection);
    void abortRequested(Framescope::ConnectionId connection);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showListOrReason();
    void showMenu(const QPoint &position);

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    ConnectionModel *m_model;
    ConnectionTree *m_tree;
    ConnectionSummary *m_summary;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
};

} // namespace Framescope
