#include "ui/welcome/welcomepage.h"

#include "ui/welcome/democard.h"
#include "ui/welcome/lessonscard.h"
#include "ui/welcome/recentcard.h"
#include "ui/welcome/startcard.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int MaximumWidth = 1200; // px of the design; a line of text should not be longer
constexpr int CardWidth = 280; // px of the design; less is too narrow for its text
constexpr int MaximumColumns = 3;
constexpr int LogoSize = 42; // px of the design
constexpr int RoomyHeight = 700; // px of the design; less has no room for drawings
constexpr int PageGap = 16; // px
constexpr int NarrowGap = 5; // px
constexpr int PageMargin = 16; // px
constexpr quint16 ListenPort = 9001;
constexpr quint16 ProxyPort = 9100;

} // namespace

WelcomePage::WelcomePage(const Theme &theme, const Shortcuts &shortcuts, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_content(new QWidget)
    , m_recent(new RecentCard(theme))
    , m_demo(new DemoCard(theme))
    , m_lessons(new LessonsCard(theme))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Welcome"));
    createStartCards(shortcuts);

    auto *inner = new QWidget(m_content);
    m_column = new QVBoxLayout(inner);
    m_column->setSpacing(PageGap);
    m_column->addWidget(createHeader());
    m_grid = new QGridLayout;
    m_grid->setSpacing(PageGap);
    m_column->addLayout(m_grid);
    inner->setMaximumWidth(theme.px(MaximumWidth) + 2 * PageMargin);
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->addStretch(1);
    row->addWidget(inner, 1000);
    row->addStretch(1);
    auto *outer = new QVBoxLayout(m_content);
    outer->setContentsMargins({});
    outer->addStretch(2);
    outer->addLayout(row);
    outer->addStretch(3);
    arrange();
    setWidget(m_content);
    orderFocus();
    connectCards();
    connect(&m_theme, &Theme::changed, this, [this, inner] {
        inner->setMaximumWidth(m_theme.px(MaximumWidth) + 2 * PageMargin);
        applyTheme();
    });
    applyTheme();
}

QWidget *WelcomePage::createHeader()
{
    auto *header = new QWidget(m_content);
    auto *logo = new QLabel(header);
    const int size = m_theme.px(LogoSize);
    logo->setPixmap(Theme::applicationIcon().pixmap(QSize(size, size), devicePixelRatioF()));
    auto *title
        = new TextLabel(m_theme, TypeRole::Title, Token::Text, tr("See every frame."), header);
    auto *sentence = new TextLabel(m_theme, TypeRole::Body, Token::Text2,
        tr("Framescope shows WebSocket traffic down to the bit. Pick where it should stand."),
        header);
    sentence->setWordWrap(true);
    m_sentence = sentence;
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(title);
    words->addWidget(sentence);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins({});
    row->setSpacing(PageGap);
    row->addWidget(logo);
    row->addLayout(words, 1);
    return header;
}

void WelcomePage::createStartCards(const Shortcuts &shortcuts)
{
    m_client = new StartCard(m_theme,
        { Role::Client, u"connect"_s, tr("Connect to a server"),
            tr("Open a ws:// or wss:// URL, choose headers and subprotocols, send anything."),
            shortcuts.connectToServer, tr("Connect…") });
    m_client->button()->setProperty("primary", true);
    m_url = m_client->addTextField(tr("URL to connect to"), u"wss://"_s);
    m_server = new StartCard(m_theme,
        { Role::Server, u"listen"_s, tr("Listen for clients"),
            tr("Run a server on this computer that echoes, or just watches."), shortcuts.listen,
            tr("Listen…") });
    m_listenPort = m_server->addPortField(ListenPort);
    m_proxy = new StartCard(m_theme,
        { Role::Proxy, u"proxy"_s, tr("Intercept between them"),
            tr("Stand between a client and its server. Decrypts wss with a certificate you "
               "trust."),
            shortcuts.proxy, tr("Proxy…") });
    m_proxyPort = m_proxy->addPortField(ProxyPort);
}

/// As they are drawn, in however many columns.
void WelcomePage::orderFocus()
{
    const std::array<QWidget *, 10> order { m_url, m_client->button(), m_listenPort,
        m_server->button(), m_proxyPort, m_proxy->button(), m_recent->openButton(),
        m_recent->list(), m_demo->button(), m_lessons->list() };
    for (std::size_t i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void WelcomePage::connectCards()
{
    connect(m_client, &StartCard::started, this,
        [this] { emit connectRequested(m_url->text().trimmed()); });
    connect(m_server, &StartCard::started, this,
        [this] { emit listenRequested(static_cast<quint16>(m_listenPort->value())); });
    connect(m_proxy, &StartCard::started, this,
        [this] { emit proxyRequested(static_cast<quint16>(m_proxyPort->value())); });
    connect(m_recent, &RecentCard::openRequested, this, &WelcomePage::openRequested);
    connect(m_recent, &RecentCard::fileRequested, this, &WelcomePage::fileRequested);
    connect(m_demo, &DemoCard::demoRequested, this, &WelcomePage::demoRequested);
    connect(m_lessons, &LessonsCard::lessonRequested, this, &WelcomePage::lessonRequested);
}

void WelcomePage::setLessons(const QList<LessonList::Entry> &lessons)
{
    m_lessons->setEntries(lessons);
    fit();
}

void WelcomePage::refresh()
{
    m_recent->refresh();
}

void WelcomePage::focusFirst()
{
    m_url->setFocus();
}

/// Puts the cards into as many columns as there is room for.
void WelcomePage::arrange()
{
    const int room = viewport()->width() - 2 * PageMargin + PageGap;
    const int columns = std::clamp(room / (m_theme.px(CardWidth) + PageGap), 1, MaximumColumns);
    if (columns == m_columns)
        return;
    m_columns = columns;
    const std::array<QWidget *, 6> cards { m_client, m_server, m_proxy, m_recent, m_demo,
        m_lessons };
    for (int i = 0; i < static_cast<int>(cards.size()); ++i)
        m_grid->addWidget(cards[static_cast<std::size_t>(i)], i / columns, i % columns);
    for (int column = 0; column < MaximumColumns; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

/// Leaves out what nobody needs rather than to make somebody scroll.
void WelcomePage::fit()
{
    arrange();
    const bool isRoomy = viewport()->height() >= m_theme.px(RoomyHeight);
    const int gap = isRoomy ? PageGap : NarrowGap;
    m_column->setContentsMargins(PageMargin, gap, PageMargin, gap);
    m_column->setSpacing(gap);
    m_grid->setVerticalSpacing(gap);
    m_sentence->setVisible(isRoomy);
    for (StartCard *card : { m_client, m_server, m_proxy })
        card->setDiagramVisible(isRoomy);
}

void WelcomePage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void WelcomePage::applyTheme()
{
    QPalette ground = m_theme.palette();
    ground.setColor(QPalette::Window, m_theme.color(Token::BgApp));
    setPalette(ground);
    viewport()->setAutoFillBackground(true);
    viewport()->setPalette(ground);
    fit();
}

} // namespace Framescope
