#include "ui/frames/framepanel.h"

#include "app/session/closeverdicttext.h"
#include "ui/frames/filterhits.h"
#include "ui/frames/framesortbar.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/frames/frametext.h"
#include "ui/frames/tailbar.h"
#include "ui/theme/emptystate.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace Framescope {

FramePanel::FramePanel(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameCache &cache, FrameSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_store(std::move(store))
    , m_hits(new FilterHits(m_store, this))
    , m_model(new FrameTableModel(m_store, cache, this))
    , m_view(new FrameTableView(theme, m_store, *m_model, selection, this))
    , m_tail(new TailBar(theme, this))
    , m_sortBar(new FrameSortBar(theme, *m_model, this))
    , m_empty(new EmptyState(theme, QStringLiteral("tail"), {}, {}, this))
    , m_pages(new QStackedWidget(this))
{
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_tail);
    column->addWidget(m_sortBar);
    m_tail->hide();

    connect(m_view, &FrameTableView::tailPaused, this, &FramePanel::showTail);
    connect(m_view, &FrameTableView::tailFollowed, m_tail, &TailBar::hide);
    connect(m_view, &FrameTableView::filterRequested, this, &FramePanel::filterRequested);
    connect(m_view, &FrameTableView::narrowRequested, this, &FramePanel::narrowRequested);
    connect(m_tail, &TailBar::newestRequested, m_view, &FrameTableView::goToNewest);
    connect(m_empty, &EmptyState::actionTriggered, this, &FramePanel::doEmptyAction);
    connect(m_hits, &FilterHits::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(m_hits, &FilterHits::changed, this, &FramePanel::countMatches);
    connect(m_model, &FrameTableModel::searched, this, &FramePanel::countMatches);
    connect(m_model, &FrameTableModel::rowsInserted, this, &FramePanel::showTableOrReason);
    connect(m_model, &FrameTableModel::searched, this, &FramePanel::showTableOrReason);
    connect(m_model, &FrameTableModel::modelReset, this, &FramePanel::showTableOrReason);
    showTableOrReason();
}

void FramePanel::setReadOnly()
{
    m_isReadOnly = true;
    m_view->setReadOnly();
    showTableOrReason();
}

void FramePanel::refresh(FrameId last)
{
    m_hits->setLastFrame(last);
    m_model->setLastFrame(last);
    if (m_model->rowCount() == 0)
        showTableOrReason();
}

void FramePanel::refreshAnnotations()
{
    m_model->setAnnotations(m_store->annotations());
}

void FramePanel::setConnection(ConnectionId connection)
{
    m_model->setConnection(connection);
    if (isMarking())
        startHits();
    countMatches();
}

void FramePanel::setFilter(const FrameFilter &filter)
{
    const bool wasHiding = m_filter.isSet() && !isMarking();
    m_filter = filter;
    m_view->setNeedles(filter.expression);
    const bool hides = filter.isSet() && !isMarking();
    if (hides)
        m_model->setFilter(filter.expression);
    else if (wasHiding)
        m_model->setFilter({});
    if (isMarking()) {
        startHits();
    } else {
        m_model->setHits(nullptr);
        m_hits->clear();
    }
    countMatches();
}

void FramePanel::stopFilter()
{
    m_hits->stop();
    m_model->stopSearch();
}

void FramePanel::startHits()
{
    m_model->setHits(m_hits);
    m_hits->start(m_model->program(m_filter.expression));
}

void FramePanel::selectNextHit()
{
    if (isMarking())
        m_view->selectFrame(m_model->hitAfter(m_view->currentIndex().row()));
    else
        m_view->selectNext();
}

void FramePanel::selectPreviousHit()
{
    if (isMarking())
        m_view->selectFrame(m_model->hitBefore(m_view->currentIndex().row()));
    else
        m_view->selectPrevious();
}

void FramePanel::countMatches()
{
    if (!m_filter.isSet())
        return;
    const FrameId last = m_model->lastFrame();
    const FrameId scanned = isMarking() ? m_hits->scannedTo() : m_model->scannedTo();
    const qint64 matches = isMarking() ? m_hits->count() : m_model->frameCount();
    const int percent = last == 0 || scanned >= last
        ? 100
        : static_cast<int>(static_cast<double>(scanned) / static_cast<double>(last) * 99);
    emit filterCounted(matches, allFrames(), percent);
}

/// That there would be without a filter.
qint64 FramePanel::allFrames() const
{
    const auto connection = m_store->connection(m_model->connection());
    if (!connection)
        return static_cast<qint64>(m_model->lastFrame());
    return static_cast<qint64>(
        connection->clientToServer.frames + connection->serverToClient.frames);
}

void FramePanel::showTail(qint64 newFrames)
{
    m_tail->setNewFrames(newFrames);
    m_tail->setVisible(newFrames > 0);
}

void FramePanel::showTableOrReason()
{
    // What was found may still be on its way into its order.
    const bool table = m_model->frameCount() > 0 || m_model->isSearching();
    if (!table)
        explainEmpty();
    m_pages->setCurrentWidget(table ? static_cast<QWidget *>(m_view) : m_empty);
}

/// What explainEmpty() has offered.
void FramePanel::doEmptyAction()
{
    if (m_filter.isSet() && allFrames() > 0)
        emit clearFilterRequested();
    else if (m_store->connection(m_model->connection()))
        emit reconnectRequested(m_model->connection());
    else
        emit newConnectionRequested();
}

void FramePanel::explainEmpty()
{
    m_empty->setIcon(QStringLiteral("tail"));
    if (m_filter.isSet() && allFrames() > 0) {
        const qint64 hidden = allFrames();
        m_empty->setIcon(QStringLiteral("filter"));
        m_empty->setText(tr("No frame matches the filter"),
            hidden == 1
                ? tr("It hides the only frame.")
                : tr("It hides all %1 frames.").arg(countText(static_cast<quint64>(hidden))));
        m_empty->setAction(tr("Clear filter"));
        return;
    }
    const std::optional<ConnectionRecord> connection = m_store->connection(m_model->connection());
    if (connection) {
        explainConnection(*connection);
        return;
    }
    if (m_isReadOnly) {
        m_empty->setText(tr("No frames"), tr("None was recorded in this session."));
        m_empty->setAction({});
        return;
    }
    const bool any = !m_store->connections().isEmpty();
    m_empty->setText(any ? tr("No frames yet") : tr("Nothing connected"),
        any ? tr("Waiting for the first frame of any connection.")
            : tr("Connect to a server, and every frame that crosses shows here."));
    m_empty->setAction(any ? QString() : tr("Connect…"));
}

void FramePanel::explainConnection(const ConnectionRecord &connection)
{
    const bool isOver = connection.state == ConnectionState::Closed;
    const bool hasFailed = isOver && !connection.opened;
    if (hasFailed)
        m_empty->setIcon(QStringLiteral("error"), true);
    m_empty->setText(hasFailed ? tr("The connection did not open")
            : isOver           ? tr("No frames")
                               : tr("No frames yet"),
        waitingSentence(connection));
    const bool canTryAgain = isOver && !m_isReadOnly && connection.role == Role::Client;
    m_empty->setAction(canTryAgain ? tr("Try again") : QString());
}

QString FramePanel::waitingSentence(const ConnectionRecord &connection) const
{
    const QString id = QString::number(connection.id);
    switch (connection.state) {
    case ConnectionState::Connecting:
        return tr("Connection %1 waits for its opening handshake since %2.")
            .arg(id, clockText(connection.started));
    case ConnectionState::Open:
        return tr("Connection %1 is open since %2 and waits for its first frame.")
            .arg(id, clockText(connection.opened.value_or(connection.started)));
    case ConnectionState::Closing:
        return tr("Connection %1 is closing; no frame has come.").arg(id);
    case ConnectionState::Closed:
        break;
    }
    if (!connection.verdict)
        return tr("Connection %1 ended without a frame.").arg(id);
    return tr("Connection %1 ended without a frame. %2")
        .arg(id, closeVerdictText(*connection.verdict));
}

} // namespace Framescope
