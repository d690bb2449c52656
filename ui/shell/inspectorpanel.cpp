#include "ui/shell/inspectorpanel.h"

#include "ui/anatomy/anatomytab.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/frames/framestrip.h"
#include "ui/handshake/handshakeview.h"
#include "ui/hex/hextab.h"
#include "ui/message/messageview.h"
#include "ui/shell/framecaption.h"
#include "ui/theme/theme.h"
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
    , m_store(std::move(store))
    , m_events(m_store)
    , m_pages(new QStackedWidget)
    , m_anatomy(new AnatomyTab(theme, &selection))
    , m_hex(new HexTab(theme, &selection))
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
    layout->addWidget(createHeader(theme, selection));
    layout->addWidget(m_pages, 1);

    connect(&m_events, &EventLoader::loaded, this,
        [this](ConnectionId id, const QList<EventRecord> &events) {
            if (const auto record = m_store->connection(id))
                m_handshake->setConnection(*record, events);
        });
    connect(m_anatomy, &AnatomyTab::frameRequested, this, &InspectorPanel::frameRequested);
    connect(m_anatomy, &AnatomyTab::composeRequested, this, &InspectorPanel::composeRequested);
    connect(m_hex, &HexTab::composeRequested, this, &InspectorPanel::composeRequested);
    connect(m_hex, &HexTab::explainRequested, this, &InspectorPanel::explainField);
    connect(&selection, &FrameSelection::frameChanged, m_message, &MessageView::setFrame);
    connect(m_message, &MessageView::octetsSelected, &selection, &FrameSelection::setOctets);
    connect(&selection, &FrameSelection::frameChanged, this, [this](const FrameHandle &frame) {
        if (!frame.isNull())
            setConnection(frame.record().connection);
    });
}

QWidget *InspectorPanel::createHeader(const Theme &theme, FrameSelection &selection)
{
    m_tabs = new QTabBar;
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    for (const QString &title : { tr("Anatomy"), tr("Hex"), tr("Message"), tr("Handshake") })
        m_tabs->addTab(title);
    m_tabs->setAccessibleName(tr("Inspector"));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this](int tab) {
        if (tab >= 0)
            emit maximizeRequested(!m_maximize->isChecked());
    });

    auto *caption = new FrameCaption(theme);
    connect(&selection, &FrameSelection::frameChanged, caption, &FrameCaption::setFrame);

    m_previous = new IconButton(theme, QStringLiteral("chevl"), tr("Previous frame (K)"));
    m_next = new IconButton(theme, QStringLiteral("chevr"), tr("Next frame (J)"));
    m_maximize = new IconButton(theme, QStringLiteral("detach"), {});
    m_maximize->setCheckable(true);
    setMaximized(false);
    connect(m_previous, &QAbstractButton::clicked, this, &InspectorPanel::previousFrameRequested);
    connect(m_next, &QAbstractButton::clicked, this, &InspectorPanel::nextFrameRequested);
    connect(m_maximize, &QAbstractButton::clicked, this, &InspectorPanel::maximizeRequested);

    auto *header = new QWidget;
    header->setFixedHeight(theme.px(31));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(theme.px(8), 0, theme.px(8), 0);
    layout->setSpacing(theme.px(4));
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addWidget(caption, 1);
    layout->addSpacing(theme.px(8));
    for (IconButton *button : { m_previous, m_next, m_maximize })
        layout->addWidget(button);
    connect(&theme, &Theme::changed, header,
        [&theme, header] { header->setFixedHeight(theme.px(31)); });
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
    m_previous->setVisible(!maximized || !m_strip);
    m_next->setVisible(!maximized || !m_strip);
    if (m_strip)
        m_strip->setVisible(maximized);
    m_maximize->setAction(maximized ? tr("Restore the panels (F11)") : tr("Fill the window (F11)"));
}

void InspectorPanel::setConnection(ConnectionId connection)
{
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
    if (const auto record = m_store->connection(m_connection)) {
        m_events.look(*record);
    } else {
        m_events.clear();
        m_handshake->clear();
    }
}

} // namespace Framescope
