#include "ui/connections/connectionpanel.h"

#include "ui/connections/connectionmodel.h"
#include "ui/connections/connectionsummary.h"
#include "ui/connections/connectiontree.h"
#include "ui/frames/panelstrip.h"
#include "ui/theme/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
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
    , m_tree(new ConnectionTree(theme, *m_model, this))
    , m_summary(new ConnectionSummary(theme, m_store, this))
    , m_empty(new EmptyState(theme, QStringLiteral("connect"), tr("No connections"),
          tr("Connections appear here once they are begun."), this))
    , m_pages(new QStackedWidget(this))
{
    auto *title
        = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Connections"), this);
    title->setBold(true);
    auto *add = new IconButton(theme, QStringLiteral("plus"), tr("New connection"), this);
    auto *header = new PanelStrip(theme, 30, Qt::BottomEdge, this);
    header->row()->addWidget(title);
    header->row()->addStretch();
    header->row()->addWidget(add);

    m_empty->setAction(tr("Connect…"));
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_pages, 1);
    column->addWidget(m_summary);

    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ConnectionPanel::showMenu);
    connect(
        m_tree, &ConnectionTree::connectionSelected, m_summary, &ConnectionSummary::setConnection);
    connect(
        m_tree, &ConnectionTree::connectionSelected, this, &ConnectionPanel::connectionSelected);
    connect(m_model, &ConnectionModel::rowsInserted, this, &ConnectionPanel::showListOrReason);
    connect(add, &QAbstractButton::clicked, this, &ConnectionPanel::newConnectionRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &ConnectionPanel::newConnectionRequested);
    showListOrReason();
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

void ConnectionPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_summary->setCompact(width() < m_theme.px(ConnectionTree::FullWidth));
}

void ConnectionPanel::showListOrReason()
{
    m_pages->setCurrentWidget(m_model->isEmpty() ? static_cast<QWidget *>(m_empty) : m_tree);
}

void ConnectionPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    QMenu menu(this);
    fillMenu(menu, index.data(ConnectionModel::ConnectionIdRole).value<ConnectionId>());
    if (!menu.isEmpty())
        menu.exec(m_tree->viewport()->mapToGlobal(position));
}

void ConnectionPanel::fillMenu(QMenu &menu, ConnectionId id)
{
    const std::optional<ConnectionRecord> connection = m_store->connection(id);
    if (!connection)
        return;
    const bool isOurs = connection->role != Role::Proxy; // else we are no end of it
    if (isOurs && connection->state == ConnectionState::Open) {
        menu.addAction(tr("Send Ping"), this, [this, id] { emit pingRequested(id); });
        menu.addAction(tr("Close…"), this, [this, id] { emit closeRequested(id); });
    }
    if (isOurs && connection->state != ConnectionState::Closed) {
        menu.addAction(tr("Abort"), this, [this, id] { emit abortRequested(id); });
        menu.addSeparator();
    }
    menu.addAction(tr("Copy URL"), this,
        [url = connection->url] { QGuiApplication::clipboard()->setText(url); });
    if (selectedConnection() != 0)
        menu.addAction(tr("Show All Connections"), this, [this] { selectConnection(0); });
}

} // namespace Framescope
