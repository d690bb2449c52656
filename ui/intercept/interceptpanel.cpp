#include "ui/intercept/interceptpanel.h"

#include "app/capture/interceptcontroller.h"
#include "protocol/hostandport.h"
#include "ui/composer/framemime.h"
#include "ui/handshake/handshakefacts.h"
#include "ui/intercept/breakpointlist.h"
#include "ui/intercept/heldeditor.h"
#include "ui/intercept/heldqueue.h"
#include "ui/intercept/holdflow.h"
#include "ui/intercept/injectdialog.h"
#include "ui/intercept/keybutton.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/wraplayout.h"

#include <QAccessible>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr auto TickInterval = 1s;
/// What comes within it is announced together.
constexpr auto AnnounceInterval = 1s;
// px of the design
constexpr int QueueWidth = 300;
constexpr int MostOfQueue = 38; ///< percent of the width
constexpr int ButtonGap = 8;
constexpr int FlowNeeds = 1020; ///< below this width there is no room for the picture of the way

QString addressText(const std::optional<TcpConnected> &tcp)
{
    return tcp ? hostAndPort(tcp->peerAddress, tcp->peerPort) : QString();
}

} // namespace

InterceptPanel::InterceptPanel(const Theme &theme, std::shared_ptr<const SessionStore> store,
    InterceptController &controller, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_controller(controller)
    , m_events(m_store)
    , m_flow(new HoldFlow(theme))
    , m_breakpoints(new BreakpointList(theme))
    , m_queue(new HeldQueue(theme, m_held, m_decided, [this] { return m_controller.now(); }))
    , m_editor(new HeldEditor(theme))
    , m_empty(new EmptyState(theme, u"intercept"_s, {}, {}))
    , m_pages(new QStackedWidget)
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_injectDialog(new InjectDialog(theme, m_store, this))
{
    setAccessibleName(tr("Intercept"));
    setAcceptDrops(true);
    m_pages->addWidget(m_editor);
    m_pages->addWidget(m_empty);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_queue);
    m_columns->addWidget(m_pages);
    m_columns->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(createBar());
    column->addWidget(new HairLine(theme));
    column->addWidget(m_columns, 1);
    column->addWidget(new HairLine(theme));
    column->addWidget(createButtons(theme));

    m_tick.setInterval(TickInterval);
    m_announceSoon.setSingleShot(true);
    m_announceSoon.setInterval(AnnounceInterval);
    connect(&m_tick, &QTimer::timeout, this, &InterceptPanel::tick);
    connect(&m_announceSoon, &QTimer::timeout, this, [this] {
        if (m_hasMore && m_held.rowCount() > 0)
            announce();
    });
    connect(m_columns, &QSplitter::splitterMoved, this, [this] { m_isQueueSized = true; });
    connect(&theme, &Theme::changed, this, &InterceptPanel::sizeQueue);
    connect(&m_controller, &InterceptController::changed, this, &InterceptPanel::apply);
    connect(&m_held, &HeldFramesModel::decided, &m_decided, &DecidedModel::addDecision);
    connect(&m_held, &HeldFramesModel::decided, this,
        [this](const HeldItem &item) { m_editor->forget(item.number); });
    connect(&m_events, &EventLoader::loaded, this,
        [this](ConnectionId id, const QList<EventRecord> &events) {
            const auto record = m_store->connection(id);
            if (!record || id != m_connection)
                return;
            const HandshakeFacts facts = gatherHandshake(*record, events);
            m_flow->setAddresses(addressText(facts.client), addressText(facts.tcp));
        });
    connect(m_breakpoints, &BreakpointList::changed, this, &InterceptPanel::applyRules);
    connect(m_queue, &HeldQueue::currentChanged, this, &InterceptPanel::showCurrent);
    connect(m_queue, &HeldQueue::forwardRequested, this, &InterceptPanel::forward);
    connect(m_queue, &HeldQueue::dropRequested, this, &InterceptPanel::drop);
    connect(m_queue, &HeldQueue::focusChanged, this, &InterceptPanel::queueFocused);
    connect(m_editor, &HeldEditor::changed, this, [this] {
        m_held.setEdited(m_editor->number(), m_editor->isEdited());
        updateButtons();
    });
    connect(m_editor, &HeldEditor::sendRequested, this, &InterceptPanel::forward);
    connect(m_editor, &HeldEditor::leaveRequested, m_queue->view(),
        [this] { m_queue->view()->setFocus(); });
    connect(m_empty, &EmptyState::actionTriggered, this, &InterceptPanel::proxyRequested);
    connect(m_injectDialog, &InjectDialog::injectRequested, &m_controller,
        &InterceptController::inject);
    showCurrent(0);
    showCounts();
}

InterceptPanel::~InterceptPanel()
{
    // They lose the focus when all that is said here is gone.
    for (QObject *part : std::initializer_list<QObject *> { m_queue, m_editor, m_breakpoints })
        part->disconnect(this);
}

QWidget *InterceptPanel::createBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(8);
    row->addWidget(m_flow, 0, Qt::AlignTop);
    row->addWidget(m_breakpoints, 1);
    return bar;
}

QWidget *InterceptPanel::createButtons(const Theme &theme)
{
    m_forward = new KeyButton(theme, u"F"_s);
    m_forward->setProperty("primary", true);
    m_forwardOriginal = new QPushButton(tr("Forward &original"));
    m_forwardOriginal->setToolTip(tr("Let it go on as it came, whatever was edited"));
    m_drop = new KeyButton(theme, u"D"_s);
    m_drop->setText(tr("&Drop"));
    m_drop->setProperty("danger", true);
    m_drop->setToolTip(tr("Let nothing go on in its place (D in the queue)"));
    m_inject = new QPushButton(tr("&Inject…"));
    m_inject->setToolTip(tr("Put a frame or a message on a proxied connection"));
    m_forwardAll = new QPushButton;
    m_forwardAll->setToolTip(tr("Let all that is held go on as it came"));
    auto *bar = new QWidget(this);
    auto *row = new WrapLayout(ButtonGap, bar);
    row->setContentsMargins(12, 6, 12, 8);
    for (QPushButton *button : { m_forward, m_forwardOriginal, m_drop })
        row->addWidget(button);
    row->addWidget(new HairLine(theme, Qt::Vertical)); // the next is about nothing that is held
    row->addWidget(m_inject);
    row->addStretch();
    row->addWidget(m_forwardAll);
    connect(m_forward, &QPushButton::clicked, this, &InterceptPanel::forward);
    connect(m_forwardOriginal, &QPushButton::clicked, this, &InterceptPanel::forwardOriginal);
    connect(m_drop, &QPushButton::clicked, this, &InterceptPanel::drop);
    connect(m_inject, &QPushButton::clicked, this, &InterceptPanel::inject);
    connect(m_forwardAll, &QPushButton::clicked, this, &InterceptPanel::forwardAll);

    const auto loadIcons = [this, &theme] {
        m_forward->setIcon(theme.iconOnFill(u"arrowr"_s));
        m_forwardOriginal->setIcon(theme.icon(u"undo"_s));
        m_drop->setIcon(theme.icon(u"drop"_s, Theme::Token::Err));
        m_inject->setIcon(theme.icon(u"inject"_s));
        m_forwardAll->setIcon(theme.icon(u"ffwd"_s));
    };
    connect(&theme, &Theme::changed, this, loadIcons);
    loadIcons();
    return bar;
}

void InterceptPanel::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (active) {
        m_tick.start();
        applyRules();
        m_queue->view()->setFocus();
    } else {
        m_tick.stop();
        m_injectDialog->hide();
        m_controller.setRules(std::nullopt);
    }
    tellSummary();
    refresh();
}

void InterceptPanel::addBreakpoint(const BreakpointText &breakpoint)
{
    m_breakpoints->add(breakpoint);
}

void InterceptPanel::takeOver(InterceptPanel &other)
{
    other.m_tick.stop();
    other.disconnect(&m_controller);
    m_controller.disconnect(&other);
    m_editor->takeOver(*other.m_editor);
    m_decided.takeOver(other.m_decided);
    if (!other.m_held.items().isEmpty())
        m_held.apply({ other.m_held.items(), {}, {} });
    m_held.takeEdited(other.m_held);
    m_queue->directions()->setCurrentIndex(other.m_queue->directions()->currentIndex());
    m_queue->setCurrent(other.m_queue->current());
    showCounts();
}

void InterceptPanel::applyRules()
{
    if (m_isActive)
        m_controller.setRules(m_breakpoints->rules());
    explainEmpty();
    tick();
}

void InterceptPanel::apply(const InterceptNews &news)
{
    m_held.apply(news);
    for (const Injection &injection : news.injected)
        m_decided.addInjection(injection);
    showCounts();
    if (!news.held.isEmpty())
        announce();
}

void InterceptPanel::refresh()
{
    if (m_held.rowCount() == 0)
        explainEmpty();
    showAddresses(); // what is held may come before its connection
    updateButtons();
}

void InterceptPanel::showCurrent(HoldNumber number)
{
    const HeldItem *item = m_held.find(number);
    m_pages->setCurrentWidget(item ? static_cast<QWidget *>(m_editor) : m_empty);
    if (item && number != m_editor->number()) {
        const auto record = m_store->connection(item->connection);
        m_editor->setItem(*item, record && isDeflateAgreed(*record));
    }
    if (!item)
        explainEmpty();
    showAddresses();
    tick();
    updateButtons();
}

void InterceptPanel::explainEmpty()
{
    const QList<ConnectionRecord> connections = m_store->connections();
    const auto isCrossing = [](const ConnectionRecord &record) {
        return record.role == Role::Proxy && record.state != ConnectionState::Closed;
    };
    const bool any = std::any_of(connections.cbegin(), connections.cend(), isCrossing);
    if (m_breakpoints->rules().rules.isEmpty()) {
        m_empty->setText(tr("Nothing is held"),
            tr("No breakpoint counts. Add one above, or tick one, and say what it holds."));
    } else if (any) {
        m_empty->setText(tr("Nothing is held"),
            tr("What matches a breakpoint above waits here until you decide on it."));
    } else {
        m_empty->setText(tr("No connection crosses a proxy"),
            tr("Frames are held on their way through a proxy. Start one, if none listens yet, and "
               "let "
               "a client connect to it."));
    }
    m_empty->setAction(any ? QString() : tr("Proxy…"));
}

void InterceptPanel::showCounts()
{
    m_flow->setCounts(
        m_held.count(Direction::ClientToServer), m_held.count(Direction::ServerToClient));
    updateButtons();
    tellSummary();
}

void InterceptPanel::showAddresses()
{
    const HeldItem *item = m_held.find(m_queue->current());
    const ConnectionId connection = item ? item->connection : 0;
    if (connection != m_connection) {
        m_connection = connection;
        m_events.clear();
        m_flow->setAddresses({}, {});
    }
    if (const auto record = m_store->connection(connection))
        m_events.look(*record);
}

void InterceptPanel::tellSummary()
{
    emit summaryChanged(
        m_isActive ? std::optional(m_held.summary(m_controller.now())) : std::nullopt);
}

void InterceptPanel::updateButtons()
{
    const bool any = m_held.find(m_queue->current()) != nullptr;
    const bool edited = any && m_editor->isEdited();
    const bool readable = any && (!edited || m_editor->items());
    m_forward->setText(edited ? tr("For&ward edited") : tr("For&ward"));
    m_forward->setEnabled(any && readable);
    m_forward->setToolTip(any && !readable ? tr("Something that was typed cannot be read")
                                           : tr("Let it go on (F in the queue, Ctrl+Enter)"));
    m_forwardOriginal->setEnabled(edited);
    m_drop->setEnabled(any);
    m_forwardAll->setText(tr("Forward &all %1").arg(m_held.rowCount()));
    m_forwardAll->setEnabled(m_held.rowCount() > 0);
}

void InterceptPanel::tick()
{
    m_queue->refreshTimes();
    if (m_held.find(m_editor->number()))
        m_editor->showWaiting(m_controller.now(), m_breakpoints->rules().timeout);
    tellSummary();
}

void InterceptPanel::forward()
{
    const HoldNumber number = m_queue->current();
    if (!m_held.find(number))
        return;
    if (!m_editor->isEdited())
        m_controller.forward(number);
    else if (const auto items = m_editor->items())
        m_controller.replace(number, *items);
    else
        return;
    m_queue->selectNext();
}

void InterceptPanel::forwardOriginal()
{
    m_controller.forward(m_queue->current());
    m_queue->selectNext();
}

void InterceptPanel::drop()
{
    if (!m_held.find(m_queue->current()))
        return;
    m_controller.drop(m_queue->current());
    m_queue->selectNext();
}

void InterceptPanel::forwardAll()
{
    m_controller.forwardAll();
}

void InterceptPanel::inject()
{
    const HeldItem *item = m_held.find(m_queue->current());
    m_injectDialog->choose(
        item ? item->connection : 0, item ? item->frames.direction : Direction::ClientToServer);
    showInjectDialog();
}

void InterceptPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (holdsFrame(*event->mimeData()))
        event->acceptProposedAction();
}

void InterceptPanel::dropEvent(QDropEvent *event)
{
    const auto frame = draggedFrame(*event->mimeData());
    if (!frame)
        return;
    event->acceptProposedAction();
    const HeldItem *item = m_held.find(m_queue->current());
    m_injectDialog->choose(item ? item->connection : 0, frame->direction);
    m_injectDialog->propose(frame->composition, frame->direction);
    showInjectDialog();
}

void InterceptPanel::showInjectDialog()
{
    if (m_injectDialog->isVisible())
        m_injectDialog->raise();
    m_injectDialog->show();
}

void InterceptPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_flow->setVisible(width() >= m_theme.px(FlowNeeds));
    sizeQueue();
}

/// Unless the user did: large letters leave most of the room to the editor as well.
void InterceptPanel::sizeQueue()
{
    if (m_isQueueSized)
        return;
    const int queue = std::min(m_theme.px(QueueWidth), width() * MostOfQueue / 100);
    m_columns->setSizes({ queue, width() - queue });
}

/// At once, and what comes soon after it together.
void InterceptPanel::announce()
{
    m_hasMore = m_announceSoon.isActive();
    if (m_hasMore)
        return;
    m_announceSoon.start();
    setAccessibleDescription(tr("%n held", nullptr, m_held.rowCount()));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace Framescope
