#include "ui/handshake/handshakeview.h"

#include "app/session/errorsentence.h"
#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/httpsyntax.h"
#include "ui/frames/frametext.h"
#include "ui/handshake/acceptcard.h"
#include "ui/handshake/deflatecard.h"
#include "ui/handshake/headcard.h"
#include "ui/handshake/headtext.h"
#include "ui/handshake/timingcard.h"
#include "ui/handshake/tlscard.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Pixels of the design below which the cards stand below each other anyway.
constexpr int FoldWidth = 700;
constexpr int CardGap = 12;
/// A server may send thousands of them.
constexpr qsizetype MostInterims = 8;

QString sizeText(const QByteArray &head)
{
    return HandshakeView::tr("%1 B").arg(countText(static_cast<quint64>(head.size())));
}

/// The first permessage-deflate among the extensions of \a head; nullopt if there is none.
std::optional<Extension> deflateOf(const HttpHead &head)
{
    const auto extensions
        = parseExtensions(head.combinedValue("Sec-WebSocket-Extensions").value_or(QByteArray()));
    if (!extensions)
        return std::nullopt;
    const auto found = std::find_if(extensions->begin(), extensions->end(),
        [](const Extension &extension) { return extension.name == PermessageDeflate; });
    return found == extensions->end() ? std::nullopt : std::optional(*found);
}

} // namespace

HandshakeView::HandshakeView(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_page(new QWidget)
    , m_empty(new EmptyState(theme, u"swap"_s, {}, {}, m_page))
    , m_cards(new QWidget(m_page))
    , m_failure(new NoteRow(theme, NoteRow::Ground::Toned, m_cards))
    , m_heads(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_request(new HeadCard(theme, HeadCard::Part::Request, m_cards))
    , m_answers(new QVBoxLayout)
    , m_moreInterims(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, m_cards))
    , m_response(new HeadCard(theme, HeadCard::Part::Response, m_cards))
    , m_accept(new AcceptCard(theme, m_cards))
    , m_details(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_deflate(new DeflateCard(theme, m_cards))
    , m_tls(new TlsCard(theme, m_cards))
    , m_timing(new TimingCard(theme, m_cards))
{
    setAccessibleName(tr("Handshake"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    m_heads->setSpacing(CardGap);
    m_heads->addWidget(m_request, 1);
    m_answers->setSpacing(CardGap);
    m_answers->addWidget(m_moreInterims);
    m_answers->addWidget(m_response, 1);
    m_heads->addLayout(m_answers, 1);
    m_details->setSpacing(CardGap);
    m_details->addWidget(m_deflate, 1);
    m_details->addWidget(m_tls, 1);
    m_details->addWidget(m_timing, 1);
    auto *cards = new QVBoxLayout(m_cards);
    cards->setContentsMargins(CardGap, CardGap, CardGap, CardGap);
    cards->setSpacing(CardGap);
    cards->addWidget(m_failure);
    cards->addLayout(m_heads);
    cards->addWidget(m_accept);
    cards->addLayout(m_details);
    cards->addStretch(1);

    auto *column = new QVBoxLayout(m_page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty);
    column->addWidget(m_cards);
    setWidget(m_page);
    connect(m_timing, &TimingCard::frameRequested, this, &HandshakeView::frameRequested);
    connect(&m_theme, &Theme::changed, this, &HandshakeView::applyTheme);
    applyTheme();
    clear();
}

void HandshakeView::setConnection(
    const ConnectionRecord &connection, const QList<EventRecord> &events)
{
    const HandshakeFacts facts = gatherHandshake(connection, events);
    const bool closed = connection.state == ConnectionState::Closed;
    const std::tuple content { connection.id, facts.events, closed };
    if (content == m_shown)
        return;
    m_shown = content;
    m_sentRequest = connection.role == Role::Client;

    if (!facts.request && !(facts.failure && (facts.tcp || facts.client))) {
        if (facts.failure)
            showEmpty(tr("The connection was not made"), errorSentence(*facts.failure), true);
        else if (closed)
            showEmpty(tr("There was no handshake"), tr("The connection ended before it began."));
        else
            showEmpty(tr("No handshake yet"),
                m_sentRequest ? tr("The connection to %1 is being made.")
                                    .arg(urlWithoutSecrets(connection.url))
                              : tr("The client has not sent its request yet."));
        return;
    }
    m_empty->hide();
    m_cards->show();
    m_failure->setVisible(facts.failure.has_value());
    if (facts.failure)
        m_failure->setNote(Tone::Error, errorSentence(*facts.failure));
    m_request->setVisible(facts.request.has_value());
    m_response->setVisible(facts.request.has_value());
    if (facts.request) {
        showRequest(facts, connection.secure);
        showResponse(facts, connection.secure);
    }
    showInterims(facts, connection.secure);
    showAccept(facts);
    showDeflate(facts);
    showTls(facts, connection.verificationOff);
    m_facts = facts;
    showTiming();
    fold();
}

void HandshakeView::setFirstFrame(ConnectionId connection, FrameId frame, Timestamp time)
{
    m_firstFrame = { connection, frame, time };
    if (connection == std::get<ConnectionId>(m_shown))
        showTiming();
}

void HandshakeView::showTls(const HandshakeFacts &facts, bool verificationOff)
{
    const bool isRefused = !facts.refusedChain.isEmpty();
    m_tls->setVisible(isRefused || facts.tls);
    if (isRefused)
        m_tls->setRefused(facts.refusedChain, facts.failure->detail, timeOf(facts.refusedTime));
    else if (facts.tls)
        m_tls->setTls(*facts.tls, verificationOff, timeOf(facts.tlsTime));
}

void HandshakeView::showTiming()
{
    m_timing->setFacts(m_facts);
    const bool opened = m_facts.response && m_facts.response->opened;
    if (opened && m_firstFrame.connection == std::get<ConnectionId>(m_shown)) {
        m_timing->setFirstFrame(
            m_firstFrame.frame, std::max<qint64>(0, m_firstFrame.time - m_facts.responseTime));
    }
}

QDateTime HandshakeView::timeOf(Timestamp time) const
{
    constexpr qint64 Millisecond = 1'000'000; // ns
    return m_sessionStart.addMSecs(time / Millisecond);
}

void HandshakeView::clear()
{
    m_shown = {};
    m_facts = {};
    showEmpty(tr("No connection selected"), tr("Select a connection to see how it was opened."));
}

void HandshakeView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fold();
}

void HandshakeView::showEmpty(const QString &title, const QString &sentence, bool isError)
{
    m_empty->setIcon(isError ? u"error"_s : u"swap"_s, isError);
    m_empty->setText(title, sentence);
    m_empty->show();
    m_cards->hide();
}

void HandshakeView::showRequest(const HandshakeFacts &facts, bool secure)
{
    const RequestHead head = parseRequestHead(facts.request->head);
    m_request->setHead(head, facts.request->checks, secure,
        tr("Method, target, Host, Upgrade, Connection, key and version are right."));
    const QString time = timeText(facts.requestTime);
    m_request->setSubtitle(u"%1, %2"_s.arg(sizeText(facts.request->head),
        m_sentRequest ? tr("sent %1").arg(time) : tr("received %1").arg(time)));
}

void HandshakeView::showInterims(const HandshakeFacts &facts, bool secure)
{
    const qsizetype shown = std::min(facts.interims.size(), MostInterims);
    while (m_interims.size() < shown) {
        auto *card = new HeadCard(m_theme, HeadCard::Part::Interim, m_cards);
        m_answers->insertWidget(static_cast<int>(m_interims.size()), card);
        m_interims.append(card);
    }
    for (qsizetype i = 0; i < m_interims.size(); ++i) {
        HeadCard *card = m_interims.at(i);
        card->setVisible(i < shown);
        if (i >= shown)
            continue;
        const HandshakeFacts::Interim &interim = facts.interims.at(i);
        card->setHead(parseResponseHead(interim.head), {}, secure,
            tr("It answers nothing yet: the response comes after it."));
        const QString time = timeText(interim.time);
        card->setSubtitle(u"%1, %2"_s.arg(sizeText(interim.head),
            m_sentRequest ? tr("received %1").arg(time) : tr("sent %1").arg(time)));
    }
    const auto more = static_cast<quint64>(facts.interims.size() - shown);
    m_moreInterims->setVisible(more > 0);
    m_moreInterims->setText(more == 1 ? tr("1 more interim response")
                                      : tr("%1 more interim responses").arg(countText(more)));
}

void HandshakeView::showResponse(const HandshakeFacts &facts, bool secure)
{
    if (!facts.response) {
        m_response->setMissing(facts.failure
                ? tr("The connection ended before there was a response.")
                : tr("There is no response yet."));
        return;
    }
    QString verdict = tr("Status 101, Upgrade, Connection and Accept are right.");
    const bool subprotocol = !facts.response->subprotocol.isEmpty();
    const bool extensions = !facts.response->extensions.isEmpty();
    if (subprotocol && extensions)
        verdict += u' ' + tr("Subprotocol and extensions were offered.");
    else if (subprotocol)
        verdict += u' ' + tr("The subprotocol was offered.");
    else if (extensions)
        verdict += u' ' + tr("The extensions were offered.");
    m_response->setHead(
        parseResponseHead(facts.response->head), facts.response->checks, secure, verdict);
    const QString time = timeText(facts.responseTime);
    m_response->setSubtitle(u"%1, %2"_s.arg(sizeText(facts.response->head),
        m_sentRequest ? tr("received %1").arg(time) : tr("sent %1").arg(time)));
}

void HandshakeView::showAccept(const HandshakeFacts &facts)
{
    if (!facts.request) {
        m_accept->hide();
        return;
    }
    const RequestHead request = parseRequestHead(facts.request->head);
    std::optional<QByteArray> accept;
    bool switches = false;
    if (facts.response) {
        const ResponseHead response = parseResponseHead(facts.response->head);
        accept = response.singleValue("Sec-WebSocket-Accept");
        constexpr int SwitchingProtocols = 101;
        switches = response.statusCode == SwitchingProtocols;
    }
    // A refusal proves nothing and need not.
    m_accept->setVisible(!facts.response || switches);
    m_accept->setValues(request.singleValue("Sec-WebSocket-Key"), switches, accept);
}

void HandshakeView::showDeflate(const HandshakeFacts &facts)
{
    const std::optional<Extension> agreed
        = facts.request && facts.response && facts.response->opened
        ? deflateOf(parseResponseHead(facts.response->head))
        : std::nullopt;
    m_deflate->setVisible(agreed.has_value());
    if (agreed) {
        const auto offered = deflateOf(parseRequestHead(facts.request->head));
        m_deflate->setExtensions(offered.value_or(Extension()), *agreed);
    }
}

/// What the cards need beside each other, in pixels.
int HandshakeView::unfoldedWidth() const
{
    const auto beside = [](std::initializer_list<const QWidget *> cards) {
        int width = CardGap;
        for (const QWidget *card : cards) {
            if (!card->isHidden())
                width += card->minimumSizeHint().width() + CardGap;
        }
        return width;
    };
    const int accept = m_accept->isHidden() ? 0 : m_accept->unfoldedWidth() + 2 * CardGap;
    return std::max({ m_theme.px(FoldWidth), beside({ m_request, m_response }),
        beside({ m_deflate, m_tls, m_timing }), accept });
}

/// A scroll bar that only the folded page needs does not keep it folded.
void HandshakeView::fold()
{
    const int needed = unfoldedWidth();
    const QSize whole = maximumViewportSize();
    const bool isNarrow = viewport()->width() < needed;
    setFolded(isNarrow && whole.width() < needed);
    if (isNarrow && whole.width() >= needed)
        setFolded(m_page->layout()->totalHeightForWidth(whole.width()) > whole.height());
}

void HandshakeView::setFolded(bool folded)
{
    const auto direction = folded ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    m_heads->setDirection(direction);
    m_details->setDirection(direction);
    m_accept->setFolded(folded);
}

void HandshakeView::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.color(Theme::Token::BgApp));
    m_page->setPalette(colors);
    m_page->setAutoFillBackground(true);
    fold();
}

} // namespace Framescope
