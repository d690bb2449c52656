#include "ui/connect/requestform.h"

#include "protocol/handshake/websocketurl.h"
#include "ui/connect/advancedpage.h"
#include "ui/connect/credentialspage.h"
#include "ui/connect/extensionspage.h"
#include "ui/connect/headerspage.h"
#include "ui/connect/proxypage.h"
#include "ui/connect/rawpage.h"
#include "ui/connect/tlspage.h"
#include "ui/connect/variableissue.h"
#include "ui/connect/wirepreview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// The page that has the fields of \a part. Headers and the raw request tell of theirs themselves.
std::optional<RequestForm::Page> pageOf(DraftPart part)
{
    switch (part) {
    case DraftPart::Extensions:
        return RequestForm::ExtensionsTab;
    case DraftPart::Credentials:
        return RequestForm::CredentialsTab;
    case DraftPart::Tls:
        return RequestForm::TlsTab;
    case DraftPart::Proxy:
        return RequestForm::ProxyTab;
    case DraftPart::Other:
        return RequestForm::AdvancedTab;
    case DraftPart::Url:
    case DraftPart::Headers:
    case DraftPart::Raw:
        break;
    }
    return std::nullopt;
}

/// Of the pages beside the preview, in px of the design.
constexpr int LeastPageWidth = 440;

} // namespace

RequestForm::RequestForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget)
    , m_pageNote(new NoteRow(theme, NoteRow::Ground::Toned))
    , m_headersPage(new HeadersPage(theme, &m_headers))
    , m_extensions(new ExtensionsPage(theme))
    , m_credentials(new CredentialsPage(theme))
    , m_tls(new TlsPage(theme))
    , m_proxy(new ProxyPage(theme))
    , m_raw(new RawPage(theme))
    , m_advanced(new AdvancedPage(theme))
    , m_preview(new WirePreview(theme, &m_headers))
{
    m_tabs->setAccessibleName(tr("Parts of the request"));
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    addPages();
    m_pageNote->hide();
    auto *pages = new QWidget;
    auto *pageColumn = new QVBoxLayout(pages);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addWidget(m_pageNote);
    pageColumn->addWidget(m_stack, 1);
    pages->setMinimumWidth(theme.px(LeastPageWidth));

    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->setHandleWidth(1);
    splitter->addWidget(pages);
    m_previewSide = createPreview();
    m_previewSide->setMinimumWidth(1); // it gives way before the window does, see resizeEvent()
    splitter->addWidget(m_previewSide);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({ theme.px(590), theme.px(310) });
    splitter->setCollapsible(0, false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(splitter, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &RequestForm::showPage);
    connect(m_extensions, &ExtensionsPage::changed, this, &RequestForm::updateRequest);
    connect(m_credentials, &CredentialsPage::changed, this, &RequestForm::updateRequest);
    connect(m_advanced, &AdvancedPage::originChanged, this, &RequestForm::updateRequest);
    connect(m_tls, &TlsPage::changed, this, &RequestForm::validate);
    connect(m_proxy, &ProxyPage::changed, this, &RequestForm::validate);
    connect(m_raw, &RawPage::changed, this, &RequestForm::validate);
    connect(&m_headers, &HeaderListModel::requestChanged, this, &RequestForm::validate);
    connect(&m_theme, &Theme::changed, this, &RequestForm::applyTheme);
    applyTheme();
    updateRequest();
}

void RequestForm::addPages()
{
    for (QWidget *page : std::initializer_list<QWidget *> {
             m_headersPage, m_extensions, m_credentials, m_tls, m_proxy, m_raw, m_advanced }) {
        m_stack->addWidget(page);
        m_tabs->addTab(QString()); // validate() knows the titles
        page->setAutoFillBackground(true);
    }
}

QWidget *RequestForm::createPreview()
{
    auto *side = new QWidget;
    auto *note = new NoteRow(m_theme, NoteRow::Ground::Toned, side);
    note->setNote(Tone::Info,
        tr("Grey lines are written by Framescope. Raw request edits the octets freely, with "
           "nothing "
           "added."),
        {}, tr("Open"));
    connect(note, &NoteRow::actionTriggered, this, [this] { setCurrentPage(RawTab); });
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_preview, 1);
    column->addWidget(note);
    return side;
}

/// With large letters, or in a narrow window, the request on the wire gives way to its fields.
void RequestForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int preview = m_previewSide->layout()->minimumSize().width();
    m_previewSide->setVisible(width() >= m_theme.px(LeastPageWidth) + preview);
}

ConnectionDraft RequestForm::draft(const QString &url) const
{
    ConnectionDraft draft;
    draft.url = url;
    draft.headers = m_headers.fields();
    draft.removedHeaders = m_headers.removedNames();
    draft.subprotocols = m_extensions->subprotocols();
    draft.extensions = m_extensions->offer();
    draft.authorization = m_credentials->authorization();
    draft.cookies = m_credentials->cookies();
    draft.raw = m_raw->raw();
    draft.tls = m_tls->draft();
    draft.proxy = m_proxy->proxy();
    m_advanced->apply(draft);
    return draft;
}

void RequestForm::setDraft(const ConnectionDraft &draft)
{
    m_filling = true;
    m_extensions->setOffers(draft.subprotocols, draft.extensions);
    m_credentials->setCredentials(draft.authorization, draft.cookies);
    m_tls->setDraft(draft.tls);
    m_proxy->setProxy(draft.proxy);
    m_advanced->setDraft(draft);
    m_raw->setRaw(draft.raw);
    updateRequest(); // the automatic headers have to be there before they are replaced
    m_headers.setFields(draft.headers, draft.removedHeaders);
    m_filling = false;
    validate();
}

void RequestForm::setCertificates(const TlsClientOptions &options)
{
    m_tls->setOptions(options);
}

TlsClientOptions RequestForm::tls() const
{
    return m_tls->options();
}

void RequestForm::setUrl(const std::optional<QUrl> &url)
{
    m_url = url;
    m_tls->setUsed(!url || isSecure(*url));
    updateRequest();
}

void RequestForm::setVariables(const Variables &variables)
{
    if (variables == m_variables)
        return;
    m_filling = true;
    m_variables = variables;
    m_tls->setVariables(variables);
    m_proxy->setVariables(variables);
    m_raw->setVariables(variables);
    m_headers.setVariables(variables);
    updateRequest();
    m_filling = false;
    validate();
}

/// Hands what the other pages say to the list of headers.
void RequestForm::updateRequest()
{
    ConnectionDraft written;
    written.subprotocols = m_extensions->subprotocols();
    written.extensions = m_extensions->offer();
    written.authorization = m_credentials->authorization();
    written.cookies = m_credentials->cookies();
    m_advanced->apply(written);
    const ClientOptions options = optionsFrom(expanded(written, m_variables));
    ClientHandshake base;
    if (m_url) {
        base.host = hostHeader(*m_url);
        base.target = requestTarget(*m_url);
    }
    for (const QString &name : options.subprotocols)
        base.subprotocols.append(name.toUtf8());
    base.origin = options.origin;
    base.extensions = options.extensions;
    base.cookie = options.cookie;
    base.authorization = options.authorization;
    m_headers.setBase(base); // validate() follows
}

bool RequestForm::isRaw() const
{
    return m_raw->raw().used;
}

QList<RequestIssue> RequestForm::issues(Page page) const
{
    // A raw request goes whatever the pages say that it takes the place of.
    const bool composed = page == HeadersTab || page == ExtensionsTab || page == CredentialsTab;
    if (composed && isRaw())
        return {};
    QList<RequestIssue> found;
    if (page == HeadersTab)
        found = m_headers.issues();
    else if (page == TlsTab)
        found = m_tls->issues();
    else if (page == ProxyTab)
        found = m_proxy->issues();
    else if (page == RawTab)
        found = m_raw->issues();
    const auto &variable = m_variableIssues.at(page);
    if (variable && !(page == AdvancedTab && isRaw()))
        found.append(*variable);
    return found;
}

QList<RequestIssue> RequestForm::issues() const
{
    QList<RequestIssue> all;
    for (int page = 0; page < PageCount; ++page)
        all += issues(Page(page));
    return all;
}

RequestForm::Page RequestForm::currentPage() const
{
    return Page(m_tabs->currentIndex());
}

void RequestForm::setCurrentPage(Page page)
{
    m_tabs->setCurrentIndex(page);
    m_stack->currentWidget()->setFocus();
}

void RequestForm::validate()
{
    if (m_filling)
        return;
    const ClientHandshake handshake = m_headers.handshake();
    const bool writable = !handshake.host.isEmpty() && !requestProblem(handshake);
    m_raw->setComposed(writable ? makeRequest(handshake) : QByteArray());
    m_preview->setRaw(m_raw->octets());
    m_extensions->setIssues(m_headers.issueOf({ "Sec-WebSocket-Protocol", {} }),
        m_headers.issueOf({ "Sec-WebSocket-Extensions", {} }));
    const auto cookie = m_headers.issueOf({ "Cookie", {} });
    m_credentials->setIssue(cookie ? cookie : m_headers.issueOf({ "Authorization", {} }));
    m_advanced->setOriginIssue(m_headers.issueOf({ "Origin", {} }));
    findVariables();
    const QString titles[] = { tr("Headers"), tr("Subprotocols && extensions"),
        tr("Auth && cookies"), tr("TLS"), tr("Proxy"), tr("Raw request"), tr("Advanced") };
    for (int page = 0; page < PageCount; ++page) {
        const qsizetype count = issues(Page(page)).size();
        m_tabs->setTabText(
            page, count == 0 ? titles[page] : u"%1 (%2)"_s.arg(titles[page]).arg(count));
    }
    showPage();
    emit changed();
}

void RequestForm::findVariables()
{
    m_variableIssues.fill(std::nullopt);
    ConnectionDraft typed = draft({});
    visitTexts(typed, [this](const QString &text, DraftPart part) {
        const auto page = pageOf(part);
        if (page && !m_variableIssues.at(*page))
            m_variableIssues.at(*page) = variableIssue(text, m_variables);
    });
}

void RequestForm::showPage()
{
    const Page page = currentPage();
    m_stack->setCurrentIndex(page);
    const auto &issue = m_variableIssues.at(page);
    const bool replaced
        = isRaw() && (page == HeadersTab || page == ExtensionsTab || page == CredentialsTab);
    m_pageNote->setVisible(issue || replaced);
    if (replaced)
        m_pageNote->setNote(Tone::Info, tr("Raw request is used in place of this page."));
    else if (issue)
        m_pageNote->setNote(issue->tone, issue->text);
}

void RequestForm::applyTheme()
{
    QPalette panel = m_theme.palette();
    panel.setColor(QPalette::Window, m_theme.color(Theme::Token::BgPanel));
    for (int page = 0; page < m_stack->count(); ++page)
        m_stack->widget(page)->setPalette(panel);
}

} // namespace Framescope
