#pragma once

#include "app/session/sessionstore.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>

class QLineEdit;
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
    /// Takes it from the list. Its frames stay in the session; showRemoved() brings it back.
    void removeConnection(ConnectionId connection);
    void showRemoved();
    /// Has the same connections in the list and selected as \a other, of the same session.
    void takeOver(const ConnectionPanel &other);

public slots:
    /// All of \a changed, and the frames that came with it, can be read from the store.
    void refresh(const QList<Framescope::ConnectionId> &changed);
    void selectConnection(Framescope::ConnectionId connection);
    /// \see ConnectionModel::setHeld
    void setHeld(const QHash<Framescope::ConnectionId, int> &connections);

signals:
    void connectionSelected(Framescope::ConnectionId connection);
    void newConnectionRequested();
    void pingRequested(Framescope::ConnectionId connection);
    void closeRequested(Framescope::ConnectionId connection);
    void abortRequested(Framescope::ConnectionId connection);
    /// Another one like it is wanted, at once or after a look at its request.
    void reconnectRequested(Framescope::ConnectionId connection);
    void editRequested(Framescope::ConnectionId connection);
    /// As a command for curl, with what is secret or without.
    void curlRequested(Framescope::ConnectionId connection, bool secrets);
    /// It opened once, and is to be played again.
    void replayRequested(Framescope::ConnectionId connection);
    /// In a file of its own.
    void saveRequested(Framescope::ConnectionId connection);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createSearch();
    void addListActions(QMenu &menu);
    void showListOrReason();
    void showMenu(const QPoint &position);

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    ConnectionModel *m_model;
    QLineEdit *m_search = nullptr;
    ConnectionTree *m_tree = nullptr;
    ConnectionSummary *m_summary = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_pages = nullptr;
};

} // namespace Framescope
