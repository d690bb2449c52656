#include "ui/shell/inspectorpanel.h"

#include "ui/anatomy/anatomytab.h"
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

/// Below it the pages scroll. Sentences that wrap would ask for the height of their narrowest form,
/// and take it from the table.
constexpr int MinPageHeight = 160;

} // namespace

InspectorPanel::InspectorPanel(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_store(std::move(store))
    , m_events(m_store)
    , m_pages(new QStackedWidget)
    , m_anatomy(new AnatomyTab(theme, &selection))
    , m_message(new MessageView(theme, m_store))
    , m_handshake(new HandshakeView(theme))
{
    m_anatomy->setStore(m_store);
    m_pages->addWidget(m_anatomy);
    auto *hex = new HexTab(theme, &selection);
    hex->setStore(m_store);
    m_pages->addWidget(hex);
    m_pages->addWidget(m_message);
    m_pages->addWidget(m_handshake);
    m_pages->setMinimumHeight(theme.px(MinPageHeight));

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

    auto *caption = new FrameCaption(theme);
    connect(&selection, &FrameSelection::frameChanged, caption, &FrameCaption::setFrame);

    auto *previous = new IconButton(theme, QStringLiteral("chevl"), tr("Previous frame (K)"));
    auto *next = new IconButton(theme, QStringLiteral("chevr"), tr("Next frame (J)"));
    m_maximize = new IconButton(theme, QStringLiteral("detach"), {});
    m_maximize->setCheckable(true);
    setMaximized(false);
    connect(previous, &QAbstractButton::clicked, this, &InspectorPanel::previousFrameRequested);
    connect(next, &QAbstractButton::clicked, this, &InspectorPanel::nextFrameRequested);
    connect(m_maximize, &QAbstractButton::clicked, this, &InspectorPanel::maximizeRequested);

    auto *header = new QWidget;
    header->setFixedHeight(theme.px(31));
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(theme.px(8), 0, theme.px(8), 0);
    layout->setSpacing(theme.px(4));
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addWidget(caption, 1);
    layout->addSpacing(theme.px(8));
    for (IconButton *button : { previous, next, m_maximize })
        layout->addWidget(button);
    connect(&theme, &Theme::changed, header,
        [&theme, header] { header->setFixedHeight(theme.px(31)); });
    return header;
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
