#include "ui/connections/connectionpanel.h"

#include "ui/connections/connectionmodel.h"
#include "ui/connections/connectionsummary.h"
#include "ui/connections/connectiontree.h"
#include "ui/frames/panelstrip.h"
#include "ui/handshake/headtext.h"
#include "ui/theme/emptystate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace Framescope {

ConnectionPanel::ConnectionPanel(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_model(new ConnectionModel(m_store, this))
{
    // Made in the order in which they stand, in which Tab goes through them.
    auto *title = new ElidedLabel(
        theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Connections"), this);
    title->setBold(true);
    auto *search = new IconButton(
        theme, QStringLiteral("search"), tr("Find in the list of connections"), this);
    auto *add = new IconButton(theme, QStringLiteral("plus"), tr("New connection"), this);
    auto *more
        = new IconButton(theme, QStringLiteral("more"), tr("What can be done with it"), this);
    auto *header = new PanelStrip(theme, 30, Qt::BottomEdge, this);
    header->row()->addWidget(title);
    header->row()->addStretch();
    for (IconButton *button : { search, add, more })
        header->row()->addWidget(button);

    QWidget *searchStrip = createSearch();
    m_tree = new ConnectionTree(theme, *m_model, this);
    m_empty = new EmptyState(theme, QStringLiteral("connect"), tr("No connections"),
        tr("Connections appear here once they are begun."), this);
    m_summary = new ConnectionSummary(theme, m_store, this);
    connect(m_search, &QLineEdit::textChanged, m_tree, &ConnectionTree::setSearch);
    m_empty->setAction(tr("Connect…"));
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(searchStrip);
    column->addWidget(m_pages, 1);
    column->addWidget(m_summary);

    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ConnectionPanel::showMenu);
    connect(
        m_tree, &ConnectionTree::connectionSelected, m_summary, &ConnectionSummary::setConnection);
    connect(
        m_tree, &ConnectionTree::connectionSelected, this, &ConnectionPanel::connectionSelected);
    connect(m_model, &ConnectionModel::rowsInserted, this, &ConnectionPanel::showListOrReason);
    connect(m_model, &ConnectionModel::rowsRemoved, this, &ConnectionPanel::showListOrReason);
    connect(add, &QAbstractButton::clicked, this, &ConnectionPanel::newConnectionRequested);
    search->setCheckable(true);
    connect(search, &QAbstractButton::toggled, m_search->parentWidget(), &QWidget::setVisible);
    connect(search, &QAbstractButton::toggled, m_search, [this](bool shown) {
        if (shown)
            m_search->setFocus();
        else
            m_search->clear();
    });
    auto *menu = new QMenu(more);
    menu->setAccessibleName(tr("Connection"));
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(*menu, selectedConnection());
        if (menu->isEmpty())
            menu->addAction(tr("Select a connection first"))->setEnabled(false);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_model->hasRemoved())
            showRemoved();
        else
            emit newConnectionRequested();
    });
    showListOrReason();
}

QWidget *ConnectionPanel::createSearch()
{
    auto *strip = new QWidget(this);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(8, 6, 8, 6);
    m_search = new QLineEdit(strip);
    m_search->setPlaceholderText(tr("Find by URL, peer or number"));
    m_search->setAccessibleName(tr("Find connections"));
    m_search->setClearButtonEnabled(true);
    row->addWidget(m_search);
    strip->hide();
    return strip;
}

ConnectionId ConnectionPanel::selectedConnection() const
{
    return m_tree->selectedConnection();
}

void ConnectionPanel::selectConnection(ConnectionId connection)
{
    m_tree->selectConnection(connection);
}

void ConnectionPanel::refresh(const QList<ConnectionId> &changed)
{
    m_model->refresh(changed);
    m_summary->refresh(m_store->lastFrame());
}

void ConnectionPanel::setHeld(const QHash<ConnectionId, int> &connections)
{
    m_model->setHeld(connections);
}

void ConnectionPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_summary->setCompact(width() < m_theme.px(ConnectionTree::FullWidth));
}

void ConnectionPanel::showListOrReason()
{
    const bool removed = m_model->isEmpty() && m_model->hasRemoved();
    m_empty->setText(removed ? tr("No connections in the list") : tr("No connections"),
        removed ? tr("All were removed from it. Their frames are still in the session.")
                : tr("Connections appear here once they are begun."));
    m_empty->setAction(removed ? tr("Show them again") : tr("Connect…"));
    m_pages->setCurrentWidget(m_model->isEmpty() ? static_cast<QWidget *>(m_empty) : m_tree);
}

void ConnectionPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Connection"));
    fillMenu(*menu, index.data(ConnectionModel::ConnectionIdRole).value<ConnectionId>());
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void ConnectionPanel::fillMenu(QMenu &menu, ConnectionId id)
{
    const std::optional<ConnectionRecord> connection = m_store->connection(id);
    if (!connection) {
        addListActions(menu);
        return;
    }
    const bool isOurs = connection->role != Role::Proxy; // else we are no end of it
    if (isOurs && connection->state == ConnectionState::Open) {
        menu.addAction(tr("Send Ping"), this, [this, id] { emit pingRequested(id); });
        menu.addAction(tr("Close…"), this, [this, id] { emit closeRequested(id); });
    }
    if (isOurs && connection->state != ConnectionState::Closed) {
        menu.addAction(tr("Abort"), this, [this, id] { emit abortRequested(id); });
        menu.addSeparator();
    }
    const bool isClosed = connection->state == ConnectionState::Closed;
    menu.addAction(isClosed ? tr("Reconnect") : tr("Duplicate"), this,
        [this, id] { emit reconnectRequested(id); });
    menu.addAction(tr("Edit and reconnect…"), this, [this, id] { emit editRequested(id); });
    if (connection->opened)
        menu.addAction(tr("Replay…"), this, [this, id] { emit replayRequested(id); });
    menu.addSeparator();
    const auto addUrl = [this, &menu](const QString &text, const QString &url) {
        menu.addAction(text, this, [url] { QGuiApplication::clipboard()->setText(url); });
    };
    const QString shownUrl = urlWithoutSecrets(connection->url);
    addUrl(tr("Copy URL"), shownUrl);
    if (shownUrl != connection->url)
        addUrl(tr("Copy URL with secrets"), connection->url);
    menu.addAction(tr("Copy as cURL"), this, [this, id] { emit curlRequested(id, false); });
    menu.addAction(
        tr("Copy as cURL with secrets"), this, [this, id] { emit curlRequested(id, true); });
    menu.addSeparator();
    menu.addAction(tr("Save alone…"), this, [this, id] { emit saveRequested(id); });
    if (isClosed)
        menu.addAction(tr("Remove from list"), this, [this, id] { removeConnection(id); });
    addListActions(menu);
}

void ConnectionPanel::addListActions(QMenu &menu)
{
    if (selectedConnection() != 0)
        menu.addAction(tr("Show all connections"), this, [this] { selectConnection(0); });
    if (m_model->hasRemoved())
        menu.addAction(tr("Show removed connections"), this, &ConnectionPanel::showRemoved);
}

void ConnectionPanel::removeConnection(ConnectionId connection)
{
    const ConnectionId selected = selectedConnection();
    m_model->remove(connection);
    // A view selects the neighbour of a row that goes.
    selectConnection(selected == connection ? 0 : selected);
}

void ConnectionPanel::takeOver(const ConnectionPanel &other)
{
    for (const ConnectionId id : other.m_model->removed())
        m_model->remove(id);
    m_search->setText(other.m_search->text());
    selectConnection(other.selectedConnection());
}

void ConnectionPanel::showRemoved()
{
    m_model->showRemoved();
}

} // namespace Framescope
