#pragma once

#include "app/session/connectionrecord.h"
#include "protocol/endpoint/clientoptions.h"

#include <QObject>

#include <optional>

class QAction;

namespace Framescope {

class ConnectionPanel;
class ConnectionSaving;
class Environments;
class MainActions;
class NewConnectionDialog;
class NoticeArea;
class SessionDocument;
class Theme;

/// What the menus do with a connection: of the selected one in the menu bar, of the one that is
/// pointed at in the list.
class ConnectionCommands : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this; dialogs belong to \a window, whose child this is.
    ConnectionCommands(const Theme &theme, SessionDocument &document, ConnectionPanel &panel,
        MainActions &actions, NoticeArea &notices, QWidget *window);

    /// Allows what can be done with \a connection in the state it is in now; 0 is none.
    void setConnection(ConnectionId connection);
    /// \a url is what the dialog begins with, if there is one.
    void askForConnection(const QString &url = {});
    /// For all dialogs of the window, and for what it sends.
    Environments &environments() const { return *m_environments; }

public slots:
    /// Offers to change how \a connection was opened, and to open another one so.
    void edit(Framescope::ConnectionId connection);
    /// As a command; \a secrets: with what is secret.
    void copyCurl(Framescope::ConnectionId connection, bool secrets);

signals:
    void openRequested(const Framescope::ClientOptions &options);
    void replayRequested(Framescope::ConnectionId connection);

private:
    void connectMenu();
    void connectCapture();
    void askToClose(Framescope::ConnectionId connection);
    void reconnect(Framescope::ConnectionId connection);
    /// How it was opened; nullopt, and a word about it, if that is not known.
    std::optional<ClientOptions> optionsOf(ConnectionId connection);
    NewConnectionDialog *openDialog();

    const Theme &m_theme;
    SessionDocument &m_document;
    ConnectionPanel &m_panel;
    MainActions &m_actions;
    NoticeArea &m_notices;
    QWidget *const m_window;
    ConnectionSaving *m_saving;
    Environments *m_environments;
    ConnectionId m_connection = 0;
};

} // namespace Framescope
