#include "ui/shell/connectioncommands.h"

#include "app/capture/requestoptions.h"
#include "app/capture/sessiondocument.h"
#include "app/exchange/credentials.h"
#include "app/exchange/curlcommand.h"
#include "ui/connect/environments.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connections/closedialog.h"
#include "ui/connections/connectionpanel.h"
#include "ui/connections/connectionsaving.h"
#include "ui/settings/connectiondefaults.h"
#include "ui/shell/mainactions.h"
#include "ui/widgets/noticearea.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace Framescope {

ConnectionCommands::ConnectionCommands(const Theme &theme, SessionDocument &document,
    ConnectionPanel &panel, MainActions &actions, NoticeArea &notices, QWidget *window)
    : QObject(window)
    , m_theme(theme)
    , m_document(document)
    , m_panel(panel)
    , m_actions(actions)
    , m_notices(notices)
    , m_window(window)
    , m_saving(new ConnectionSaving(document.store(), notices, window))
    , m_environments(new Environments(EnvironmentFile(EnvironmentFile::standardPath()), this))
{
    connectMenu();
    if (m_document.capture())
        connectCapture();
    connect(&panel, &ConnectionPanel::newConnectionRequested, this, [this] { askForConnection(); });
    connect(&panel, &ConnectionPanel::reconnectRequested, this, &ConnectionCommands::reconnect);
    connect(&panel, &ConnectionPanel::editRequested, this, &ConnectionCommands::edit);
    connect(&panel, &ConnectionPanel::curlRequested, this, &ConnectionCommands::copyCurl);
    connect(&panel, &ConnectionPanel::replayRequested, this, &ConnectionCommands::replayRequested);
    connect(&panel, &ConnectionPanel::saveRequested, m_saving, &ConnectionSaving::ask);
}

void ConnectionCommands::connectMenu()
{
    const auto on = [this](QAction *action, auto what) {
        connect(action, &QAction::triggered, this, [this, what] { what(m_connection); });
    };
    connect(m_actions.connectToServer, &QAction::triggered, this, [this] { askForConnection(); });
    on(m_actions.closeWithCode, [this](ConnectionId id) { askToClose(id); });
    on(m_actions.reconnect, [this](ConnectionId id) { reconnect(id); });
    on(m_actions.editAndReconnect, [this](ConnectionId id) { edit(id); });
    on(m_actions.copyAsCurl, [this](ConnectionId id) { copyCurl(id, false); });
    on(m_actions.replay, [this](ConnectionId id) { emit replayRequested(id); });
    on(m_actions.saveConnection, [this](ConnectionId id) { m_saving->ask(id); });
    on(m_actions.removeConnection, [this](ConnectionId id) { m_panel.removeConnection(id); });
}

void ConnectionCommands::connectCapture()
{
    CaptureController *capture = m_document.capture();
    const auto ping = [capture](ConnectionId id) { capture->sendPing(id, {}); };
    connect(&m_panel, &ConnectionPanel::pingRequested, capture, ping);
    connect(&m_panel, &ConnectionPanel::closeRequested, this, &ConnectionCommands::askToClose);
    connect(&m_panel, &ConnectionPanel::abortRequested, capture, &CaptureController::abort);
    connect(m_actions.sendPing, &QAction::triggered, this, [this, ping] { ping(m_connection); });
    connect(m_actions.closeConnection, &QAction::triggered, this,
        [this, capture] { capture->startClosingHandshake(m_connection, 1000, {}); });
    connect(m_actions.abortConnection, &QAction::triggered, this,
        [this, capture] { capture->abort(m_connection); });
}

void ConnectionCommands::setConnection(ConnectionId connection)
{
    m_connection = connection;
    const auto record = m_document.store()->connection(connection);
    const bool isLive = m_document.capture() != nullptr;
    const bool isOurs = record && record->role != Role::Proxy; // else we are no end of it
    const bool open = isLive && isOurs && record->state == ConnectionState::Open;
    const bool ended = !isLive || !isOurs || record->state == ConnectionState::Closed;
    const QString obstacle = !isLive
        ? tr("This session was opened from a file: its connections are over")
        : record && !isOurs
        ? tr("Framescope is no end of this connection: it only crosses the proxy")
        : QString();
    for (QAction *action : { m_actions.sendPing, m_actions.closeConnection, m_actions.closeWithCode,
             m_actions.abortConnection })
        m_actions.setObstacle(action, obstacle);
    for (QAction *action :
        { m_actions.sendPing, m_actions.closeConnection, m_actions.closeWithCode })
        action->setEnabled(open);
    m_actions.abortConnection->setEnabled(!ended);
    for (QAction *action : { m_actions.reconnect, m_actions.editAndReconnect, m_actions.copyAsCurl,
             m_actions.saveConnection })
        action->setEnabled(record.has_value());
    m_actions.replay->setEnabled(record && record->opened);
    m_actions.setObstacle(m_actions.replay,
        !record              ? tr("Select the connection that is to be played again")
            : record->opened ? QString()
                             : tr("This connection did not open: there is nothing to replay"));
    m_actions.removeConnection->setEnabled(record && record->state == ConnectionState::Closed);
}

NewConnectionDialog *ConnectionCommands::openDialog()
{
    auto *dialog = new NewConnectionDialog(m_theme, *m_environments, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QAction *pause = m_actions.pauseRecording;
    const bool canRecord = m_document.capture() != nullptr;
    if (canRecord)
        dialog->askForRecording(!pause->isChecked());
    connect(dialog, &QDialog::accepted, this, [this, dialog, pause, canRecord] {
        if (canRecord && dialog->isRecording() == pause->isChecked())
            pause->trigger();
        emit openRequested(dialog->options());
    });
    dialog->open();
    return dialog;
}

void ConnectionCommands::askForConnection(const QString &url)
{
    NewConnectionDialog *dialog = openDialog();
    dialog->setOptions(ConnectionDefaults::load().client());
    if (!url.isEmpty())
        dialog->setUrl(url);
}

void ConnectionCommands::askToClose(ConnectionId connection)
{
    auto *dialog = new CloseDialog(m_theme, connection, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CloseDialog::closeRequested, m_document.capture(),
        &CaptureController::startClosingHandshake);
    dialog->open();
}

std::optional<ClientOptions> ConnectionCommands::optionsOf(ConnectionId connection)
{
    if (m_document.capture()) {
        if (const auto options = m_document.capture()->options(connection))
            return options;
    }
    const auto record = m_document.store()->connection(connection);
    const auto request = requestOf(m_document.store()->events(connection));
    if (record && request)
        return optionsLike(*record, *request);
    m_notices.tell(Tone::Warning,
        tr("Connection %1 has no opening handshake that could be sent again.").arg(connection));
    return std::nullopt;
}

void ConnectionCommands::reconnect(ConnectionId connection)
{
    if (const auto options = optionsOf(connection))
        emit openRequested(*options);
}

void ConnectionCommands::edit(ConnectionId connection)
{
    if (const auto options = optionsOf(connection))
        openDialog()->setOptions(*options);
}

void ConnectionCommands::copyCurl(ConnectionId connection, bool secrets)
{
    auto record = m_document.store()->connection(connection);
    auto request = requestOf(m_document.store()->events(connection));
    if (!record || !request) {
        m_notices.tell(Tone::Warning,
            tr("Connection %1 has no opening handshake that could be copied.").arg(connection));
        return;
    }
    if (!secrets) {
        Credentials credentials(true, {});
        QByteArray head = request->octets;
        credentials.blankHead(head);
        credentials.blankUrl(record->url);
        request = parseRequestHead(head);
        if (credentials.found() > 0)
            m_notices.tell(Tone::Info,
                tr("What is secret was left out of the command. Its place is marked by asterisks; "
                   "the menu of the connection copies it too."));
    }
    QGuiApplication::clipboard()->setText(curlCommand(*record, *request));
}

} // namespace Framescope
