#include "ui/shell/inspectorpanel.h"

#include "ui/anatomy/anatomytab.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/frames/framestrip.h"
#include "ui/handshake/handshakeview.h"
#include "ui/hex/hextab.h"
#include "ui/message/messageview.h"
#include "ui/shell/framecaption.h"
#include "ui/shell/framepin.h"
#include "ui/shell/handshakecaption.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Framescope {

namespace {

/// Below it the pages scroll, whatever the size of letters: they must leave room for the table.
/// Sentences that wrap would ask for the height of their narrowest form,
/// and take it from the table.
constexpr int MinPageHeight = 160;

} // namespace

InspectorPanel::InspectorPanel(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_selection(selection)
    , m_shown(new FrameSelection)
    , m_pin(new FramePin(selection, *m_shown, this))
    , m_store(std::move(store))
    , m_events(m_store)
    , m_firstFrame(m_store)
    , m_pages(new QStackedWidget)
    , m_anatomy(new AnatomyTab(theme, m_shown))
    , m_hex(new HexTab(theme, m_shown))
    , m_message(new MessageView(theme, m_store))
    , m_handshake(new HandshakeView(theme))
{
    m_anatomy->setStore(m_store);
    m_pages->addWidget(m_anatomy);
    m_hex->setStore(m_store);
    m_pages->addWidget(m_hex);
    m_pages->addWidget(m_message);
    m_handshake->setSessionStart(m_store->started());
    m_pages->addWidget(m_handshake);
    m_pages->setMinimumHeight(MinPageHeight);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    layout->addWidget(m_pages, 1);

    connect(&m_events, &EventLoader::loaded, this,
        [this](ConnectionId id, const QList<EventRecord> &events) {
            if (const auto record = m_store->connection(id))
                m_handshake->setConnection(*record, events);
        });
    connect(&m_firstFrame, &FirstFrameFinder::found, m_handshake, &HandshakeView::setFirstFrame);
    connect(m_handshake, &HandshakeView::frameRequested, this, &InspectorPanel::frameRequested);
    connect(m_anatomy, &AnatomyTab::frameRequested, this, &InspectorPanel::frameRequested);
    connect(m_anatomy, &AnatomyTab::composeRequested, this, &InspectorPanel::composeRequested);
    connect(m_hex, &HexTab::composeRequested, this, &InspectorPanel::composeRequested);
    connect(m_hex, &HexTab::explainRequested, this, &InspectorPanel::explainField);
    connect(m_shown, &FrameSelection::frameChanged, m_message, &MessageView::setFrame);
    connect(m_message, &MessageView::octetsSelected, m_shown, &FrameSelection::setOctets);
    connect(&selection, &FrameSelection::frameChanged, this, [this](const FrameHandle &frame) {
        if (!frame.isNull())
            setConnection(frame.record().connection);
    });
    connect(m_shown, &FrameSelection::frameChanged, this, &InspectorPanel::showPin);
    connect(m_pin, &FramePin::changed, this, &InspectorPanel::showPin);
    m_shown->setParent(this); // behind the pages, which look at it until they are gone
    showPin();
}

QWidget *InspectorPanel::createHeader()
{
    m_tabs = new QTabBar;
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideRight); // where large letters leave no room
    m_tabs->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (const QString &title : { tr("Anatomy"), tr("Hex"), tr("Message"), tr("Handshake") })
        m_tabs->addTab(title);
    m_tabs->setAccessibleName(tr("Inspector"));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    // Bold, the one that is chosen is wider.
    connect(m_tabs, &QTabBar::currentChanged, m_tabs, &QWidget::updateGeometry);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this](int tab) {
        if (tab >= 0)
            emit maximizeRequested(!m_maximize->isChecked());
    });

    auto *captions = new QStackedWidget;
    captions->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    auto *caption = new FrameCaption(m_theme);
    m_handshakeCaption = new HandshakeCaption(m_theme);
    captions->addWidget(caption);
    captions->addWidget(m_handshakeCaption);
    connect(m_tabs, &QTabBar::currentChanged, captions,
        [captions](int tab) { captions->setCurrentIndex(tab == HandshakeTabIndex ? 1 : 0); });
    connect(
        m_handshakeCaption, &HandshakeCaption::editRequested, this, &InspectorPanel::editRequested);
    connect(
        m_handshakeCaption, &HandshakeCaption::curlRequested, this, &InspectorPanel::curlRequested);
    connect(m_shown, &FrameSelection::frameChanged, caption, &FrameCaption::setFrame);

    m_previous = new IconButton(m_theme, QStringLiteral("chevl"), tr("Previous frame (K)"));
    m_next = new IconButton(m_theme, QStringLiteral("chevr"), tr("Next frame (J)"));
    m_elsewhere = new Chip(m_theme, Tone::Info, {});
    m_pinButton = new IconButton(m_theme, QStringLiteral("pin"), {});
    m_pinButton->setCheckable(true);
    m_maximize = new IconButton(m_theme, QStringLiteral("detach"), {});
    m_maximize->setCheckable(true);
    setMaximized(false);
    connect(m_previous, &QAbstractButton::clicked, this, &InspectorPanel::previousFrameRequested);
    connect(m_next, &QAbstractButton::clicked, this, &InspectorPanel::nextFrameRequested);
    connect(m_pinButton, &QAbstractButton::clicked, this, &InspectorPanel::setPinned);
    connect(m_maximize, &QAbstractButton::clicked, this, &InspectorPanel::maximizeRequested);

    auto *header = new QWidget;
    header->setFixedHeight(m_theme.px(31));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(m_theme.px(8), 0, m_theme.px(8), 0);
    layout->setSpacing(m_theme.px(4));
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addWidget(captions, 1);
    layout->addSpacing(m_theme.px(8));
    layout->addWidget(m_elsewhere);
    for (IconButton *button : { m_previous, m_next, m_pinButton, m_maximize })
        layout->addWidget(button);
    connect(&m_theme, &Theme::changed, header,
        [this, header] { header->setFixedHeight(m_theme.px(31)); });
    return header;
}

void InspectorPanel::setNeighbours(FrameTableModel &model, FrameCache &cache)
{
    m_strip = new FrameStrip(m_theme, model, cache, m_selection, this);
    m_strip->hide();
    static_cast<QVBoxLayout *>(layout())->insertWidget(0, m_strip);
    connect(m_strip, &FrameStrip::frameRequested, this, &InspectorPanel::frameRequested);
    connect(m_strip, &FrameStrip::previousFrameRequested, this,
        &InspectorPanel::previousFrameRequested);
    connect(m_strip, &FrameStrip::nextFrameRequested, this, &InspectorPanel::nextFrameRequested);
}

void InspectorPanel::setComposable(bool composable)
{
    m_anatomy->setComposable(composable);
    m_hex->setComposable(composable);
}

FieldCard *InspectorPanel::fieldCard() const
{
    return m_anatomy->card();
}

/// Of the selected octets, wherever they were selected.
void InspectorPanel::explainField()
{
    setTab(AnatomyTabIndex);
    m_anatomy->explain();
}

void InspectorPanel::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    m_pages->currentWidget()->setFocus();
}

InspectorPanel::Tab InspectorPanel::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void InspectorPanel::setMaximized(bool maximized)
{
    m_maximize->setChecked(maximized);
    showSteps();
    if (m_strip)
        m_strip->setVisible(maximized);
    m_maximize->setAction(maximized ? tr("Restore the panels (F11)") : tr("Fill the window (F11)"));
}

/// To the frames before and behind, for which there are keys too: the names of the tabs go first.
void InspectorPanel::showSteps()
{
    const int button = m_next->sizeHint().width() + m_theme.px(4);
    const int needed = m_tabs->sizeHint().width() + 4 * button + 3 * m_theme.px(8);
    const bool inStrip = m_strip && m_maximize->isChecked();
    for (IconButton *step : { m_previous, m_next })
        step->setVisible(!inStrip && width() >= needed);
}

void InspectorPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSteps();
}

bool InspectorPanel::isPinned() const
{
    return m_pin->isPinned();
}

void InspectorPanel::takeOverPin(const InspectorPanel &other)
{
    if (other.isPinned())
        m_pin->pinTo(other.m_shown->frame());
}

void InspectorPanel::setPinned(bool pinned)
{
    m_pin->setPinned(pinned);
    showPin(); // the button may have been pressed in vain
}

void InspectorPanel::showPin()
{
    const bool pinned = m_pin->isPinned();
    m_pinButton->setChecked(pinned);
    m_pinButton->setEnabled(!m_shown->frame().isNull());
    m_pinButton->setAction(pinned ? tr("Follow the selection again (Shift+F11)")
                                  : tr("Keep this frame here (Shift+F11)"));
    m_elsewhere->setVisible(pinned && m_pin->isElsewhere());
    const FrameHandle &selected = m_pin->selected();
    m_elsewhere->setText(selected.isNull() ? tr("Pinned; no frame is selected")
                                           : tr("Pinned; frame %1 is selected").arg(selected.id()));
    showConnection();
    emit pinChanged(pinned);
}

void InspectorPanel::setConnection(ConnectionId connection)
{
    m_wanted = connection;
    showConnection();
}

/// That of a pinned frame, or else the one that the window has selected.
void InspectorPanel::showConnection()
{
    const ConnectionId connection
        = m_pin->isPinned() ? m_shown->frame().record().connection : m_wanted;
    if (connection == m_connection)
        return;
    m_connection = connection;
    showHandshake();
}

void InspectorPanel::refresh(FrameId last, const QList<ConnectionId> &changed)
{
    m_anatomy->setLastFrame(last);
    m_message->setLastFrame(last);
    if (changed.contains(m_connection))
        showHandshake();
}

void InspectorPanel::showHandshake()
{
    const auto record = m_store->connection(m_connection);
    m_handshakeCaption->setConnection(record);
    if (record) {
        m_events.look(*record);
        m_firstFrame.look(*record);
    } else {
        m_events.clear();
        m_firstFrame.clear();
        m_handshake->clear();
    }
}

} // namespace Framescope
