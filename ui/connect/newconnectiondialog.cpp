#include "ui/connect/newconnectiondialog.h"

#include "app/session/protocoltext.h"
#include "protocol/handshake/websocketurl.h"
#include "ui/connect/advancedpage.h"
#include "ui/connect/headerspage.h"
#include "ui/connect/recenturldelegate.h"
#include "ui/connect/subprotocolspage.h"
#include "ui/connect/tlspage.h"
#include "ui/connect/wirepreview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

enum Tab { HeadersTab, SubprotocolsTab, TlsTab, AdvancedTab };

QUrl toUrl(const QString &text)
{
    return QUrl(text, QUrl::StrictMode);
}

bool isLoopback(QStringView text)
{
    return text.startsWith("localhost"_L1, Qt::CaseInsensitive) || text.startsWith("127."_L1)
        || text.startsWith("[::1]"_L1);
}

/// The address of a WebSocket that was probably meant by \a text; empty if there is none.
QString nearestUrl(const QString &text)
{
    QString url = text;
    if (url.startsWith("http"_L1, Qt::CaseInsensitive))
        url.replace(0, 4, u"ws"_s);
    else if (!url.contains("://"_L1))
        url.prepend(isLoopback(url) ? u"ws://"_s : u"wss://"_s);
    url = url.section(u'#', 0, 0);
    return url != text && !webSocketUrlProblem(toUrl(url)) ? url : QString();
}

QString timeText(const QDateTime &time)
{
    const QDateTime local = time.toLocalTime();
    const qint64 days = local.date().daysTo(QDate::currentDate());
    if (days == 0)
        return NewConnectionDialog::tr("today %1").arg(local.toString(u"HH:mm"_s));
    if (days == 1)
        return NewConnectionDialog::tr("yesterday");
    return local.date().toString(Qt::ISODate);
}

} // namespace

NewConnectionDialog::NewConnectionDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_recent(m_settings)
{
    setWindowTitle(tr("New connection"));
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(1);
    splitter->addWidget(createRecent());
    splitter->addWidget(createTabs());
    m_preview = new WirePreview(theme, &m_headers, splitter);
    splitter->addWidget(m_preview);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ theme.px(210), theme.px(600), theme.px(310) });
    splitter->setChildrenCollapsible(true);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createTop());
    column->addWidget(splitter, 1);
    column->addWidget(createFooter());
    resize(theme.px(1120), theme.px(680));

    connect(m_url, &QLineEdit::textChanged, this, &NewConnectionDialog::updateRequest);
    connect(
        m_subprotocolsPage, &SubprotocolsPage::changed, this, &NewConnectionDialog::updateRequest);
    connect(
        m_advancedPage, &AdvancedPage::originChanged, this, &NewConnectionDialog::updateRequest);
    connect(m_tlsPage, &TlsPage::changed, this, &NewConnectionDialog::validate);
    connect(&m_headers, &HeaderListModel::requestChanged, this, &NewConnectionDialog::validate);
    connect(m_anyway, &QCheckBox::toggled, this, &NewConnectionDialog::validate);
    connect(&m_theme, &Theme::changed, this, &NewConnectionDialog::applyTheme);
    applyTheme();
    updateRequest();
    m_url->setFocus();
}

QWidget *NewConnectionDialog::createTop()
{
    auto *top = new QWidget(this);
    m_url = new QLineEdit(top);
    m_url->setAccessibleName(tr("URL"));
    m_url->setPlaceholderText(tr("wss://server.example/path"));
    m_url->setClearButtonEnabled(true);
    m_lock = new IconLabel(m_theme, u"lock"_s, Theme::Token::Ok, 16, top);
    m_lock->setToolTip(tr("The connection uses TLS"));
    m_urlNote = new NoteRow(m_theme, NoteRow::Ground::Toned, top);
    m_urlNote->hide();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(8);
    row->addWidget(m_url, 1);
    row->addWidget(m_lock);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_urlNote);
    connect(m_urlNote, &NoteRow::actionTriggered, this, &NewConnectionDialog::fixUrl);
    return top;
}

QWidget *NewConnectionDialog::createRecent()
{
    m_recentPane = new QWidget;
    auto *column = new QVBoxLayout(m_recentPane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *title = new TextLabel(
        m_theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Recent"), m_recentPane);
    title->setContentsMargins(12, 8, 12, 6);
    column->addWidget(title);
    if (m_recent.entries().isEmpty()) {
        auto *none = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text3,
            tr("The URLs that you connect to are kept here."), m_recentPane);
        none->setWordWrap(true);
        none->setContentsMargins(12, 0, 12, 0);
        column->addWidget(none);
        column->addStretch(1);
        return m_recentPane;
    }
    m_recentList = new QListWidget(m_recentPane);
    m_recentList->setAccessibleName(tr("Recent URLs"));
    m_recentList->setFrameShape(QFrame::NoFrame);
    m_recentList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recentList->setItemDelegate(new RecentUrlDelegate(m_theme, m_recentList));
    m_recentList->viewport()->setAutoFillBackground(false);
    for (const RecentUrls::Entry &entry : m_recent.entries()) {
        auto *item = new QListWidgetItem(entry.url, m_recentList);
        item->setData(RecentUrlDelegate::TimeRole, timeText(entry.time));
        item->setToolTip(Qt::convertFromPlainText(entry.url));
    }
    connect(m_recentList, &QListWidget::currentRowChanged, this, &NewConnectionDialog::useRecent);
    connect(m_recentList, &QListWidget::itemDoubleClicked, this, &NewConnectionDialog::accept);
    column->addWidget(m_recentList, 1);
    return m_recentPane;
}

QWidget *NewConnectionDialog::createTabs()
{
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_headersPage = new HeadersPage(m_theme, &m_headers);
    m_subprotocolsPage = new SubprotocolsPage(
        m_theme, tr("One a line, the preferred one first. The server picks one of them or none."));
    m_tlsPage = new TlsPage(m_theme);
    m_advancedPage = new AdvancedPage(m_theme);
    for (QWidget *page : std::initializer_list<QWidget *> {
             m_headersPage, m_subprotocolsPage, m_tlsPage, m_advancedPage })
        m_tabs->addTab(page, QString()); // validate() knows the titles
    m_tabs->setMinimumWidth(m_theme.px(500));
    return m_tabs;
}

QWidget *NewConnectionDialog::createFooter()
{
    m_footer = new QWidget(this);
    m_errorIcon = new IconLabel(m_theme, u"error"_s, Theme::Token::Err, 14, m_footer);
    m_errors = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Err, {}, m_footer);
    m_warningIcon = new IconLabel(m_theme, u"warn"_s, Theme::Token::Warn, 14, m_footer);
    m_warnings = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Warn, {}, m_footer);
    m_anyway = new QCheckBox(tr("Send it anyway, I am testing the server"), m_footer);
    auto *cancel = new QPushButton(tr("Cancel"), m_footer);
    cancel->setAutoDefault(false);
    m_connect = new QPushButton(tr("Connect"), m_footer);
    m_connect->setProperty("primary", true);
    m_connect->setDefault(true);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(6);
    for (QWidget *widget :
        std::initializer_list<QWidget *> { m_errorIcon, m_errors, m_warningIcon, m_warnings })
        row->addWidget(widget);
    row->addSpacing(10);
    row->addWidget(m_anyway);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addSpacing(4);
    row->addWidget(m_connect);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &NewConnectionDialog::accept);
    return m_footer;
}

void NewConnectionDialog::setUrl(const QString &url)
{
    m_url->setText(url);
}

void NewConnectionDialog::setOptions(const ClientOptions &options)
{
    m_base = options;
    m_url->setText(options.url.toString());
    m_subprotocolsPage->setSubprotocols(options.subprotocols);
    m_tlsPage->setOptions(options.tls);
    m_advancedPage->setOptions(options);
    updateRequest();
    m_headers.setFields(options.headers, options.removedHeaders);
}

ClientOptions NewConnectionDialog::options() const
{
    ClientOptions options = m_base;
    options.url = toUrl(urlText());
    options.headers = m_headers.headers();
    options.removedHeaders = m_headers.removedHeaders();
    options.subprotocols = m_subprotocolsPage->subprotocols();
    options.origin = m_advancedPage->origin();
    options.tls = isSecure(options.url) ? m_tlsPage->options() : TlsClientOptions();
    m_advancedPage->apply(options);
    return options;
}

void NewConnectionDialog::accept()
{
    if (!m_connect->isEnabled())
        return;
    m_recent.add(urlText(), QDateTime::currentDateTimeUtc());
    QDialog::accept();
}

void NewConnectionDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    constexpr int RoomForAll = 960; // pixels of the design
    m_recentPane->setVisible(width() >= m_theme.px(RoomForAll));
}

void NewConnectionDialog::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    const QColor line = m_theme.color(Theme::Token::Line);
    painter.fillRect(0, m_footer->y(), width(), 1, line);
}

QString NewConnectionDialog::urlText() const
{
    return m_url->text().trimmed();
}

std::optional<RequestIssue> NewConnectionDialog::urlIssue() const
{
    const QString text = urlText();
    RequestIssue issue;
    issue.gate = RequestIssue::Gate::Shut;
    if (text.isEmpty()) {
        issue.text = tr("Type the URL of a WebSocket.");
        return issue;
    }
    const std::optional<QString> problem = webSocketUrlProblem(toUrl(text));
    if (!problem)
        return std::nullopt;
    const bool hasScheme = text.contains("://"_L1);
    issue.text = hasScheme
        ? tr("This is no address of a WebSocket: %1.").arg(protocolText(*problem))
        : tr("The address of a WebSocket begins with ws:// or wss://.");
    issue.section = u"§3"_s;
    const QString nearest = nearestUrl(text);
    if (!nearest.isEmpty())
        issue.fix = tr("Use %1").arg(nearest);
    return issue;
}

QList<RequestIssue> NewConnectionDialog::issues() const
{
    QList<RequestIssue> all = m_headers.issues() + m_tlsPage->issues();
    if (const auto issue = urlIssue())
        all.prepend(*issue);
    return all;
}

void NewConnectionDialog::updateRequest()
{
    ClientHandshake base;
    if (!urlIssue()) {
        const QUrl url = toUrl(urlText());
        base.host = hostHeader(url);
        base.target = requestTarget(url);
    }
    for (const QString &name : m_subprotocolsPage->subprotocols())
        base.subprotocols.append(name.toUtf8());
    base.origin = m_advancedPage->origin();
    base.extensions = m_base.extensions;
    m_headers.setBase(base); // validate() follows
}

void NewConnectionDialog::validate()
{
    const QUrl url = toUrl(urlText());
    m_lock->setVisible(isSecure(url));
    m_tlsPage->setUsed(isSecure(url) || urlIssue());
    m_subprotocolsPage->setIssue(m_headers.issueOf({ "Sec-WebSocket-Protocol", {} }));
    m_advancedPage->setOriginIssue(m_headers.issueOf({ "Origin", {} }));
    showUrlIssue();
    const QList<RequestIssue> found = issues();
    showCounts(found);
    updateConnect(found);
}

void NewConnectionDialog::showUrlIssue()
{
    const std::optional<RequestIssue> issue = urlText().isEmpty() ? std::nullopt : urlIssue();
    setFieldProblem(m_url, issue ? FieldProblem::Error : FieldProblem::None);
    m_urlNote->setVisible(issue.has_value());
    if (issue)
        m_urlNote->setNote(issue->tone, issue->text, issue->section, issue->fix);
}

void NewConnectionDialog::showCounts(const QList<RequestIssue> &issues)
{
    const auto titled = [](const QString &title, qsizetype count) {
        return count == 0 ? title : u"%1 (%2)"_s.arg(title).arg(count);
    };
    m_tabs->setTabText(HeadersTab, titled(tr("Headers"), m_headers.issues().size()));
    m_tabs->setTabText(SubprotocolsTab, tr("Subprotocols"));
    m_tabs->setTabText(TlsTab, titled(tr("TLS"), m_tlsPage->issues().size()));
    m_tabs->setTabText(AdvancedTab, tr("Advanced"));

    const auto count = [&issues](Tone tone) {
        return static_cast<int>(std::count_if(issues.cbegin(), issues.cend(),
            [tone](const RequestIssue &issue) { return issue.tone == tone; }));
    };
    // An empty URL stops the button and is no mistake yet.
    const int errors = count(Tone::Error) - (urlText().isEmpty() ? 1 : 0);
    const int warnings = count(Tone::Warning);
    m_errors->setText(errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    m_warnings->setText(warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    m_errorIcon->setVisible(errors > 0);
    m_errors->setVisible(errors > 0);
    m_warningIcon->setVisible(warnings > 0);
    m_warnings->setVisible(warnings > 0);
    const bool canInsist = std::any_of(issues.cbegin(), issues.cend(),
        [](const RequestIssue &issue) { return issue.gate == RequestIssue::Gate::Deliberate; });
    m_anyway->setVisible(canInsist || m_anyway->isChecked());
}

void NewConnectionDialog::updateConnect(const QList<RequestIssue> &issues)
{
    const bool insist = m_anyway->isChecked();
    const auto obstacle
        = std::find_if(issues.cbegin(), issues.cend(), [insist](const RequestIssue &issue) {
              return issue.gate == RequestIssue::Gate::Shut
                  || (issue.gate == RequestIssue::Gate::Deliberate && !insist);
          });
    const bool free = obstacle == issues.cend();
    m_connect->setEnabled(free);
    m_connect->setToolTip(free ? tr("Connect (Enter)") : Qt::convertFromPlainText(obstacle->text));
    m_connect->setAccessibleDescription(free ? QString() : obstacle->text);
}

void NewConnectionDialog::fixUrl()
{
    m_url->setText(nearestUrl(urlText()));
    m_url->setFocus();
}

void NewConnectionDialog::useRecent(int row)
{
    if (row >= 0)
        m_url->setText(m_recent.entries().at(row).url);
}

void NewConnectionDialog::applyTheme()
{
    m_url->setFont(m_theme.font(Theme::TypeRole::Code));
    m_connect->setIcon(m_theme.iconOnFill(u"connect"_s));
    QPalette panel = m_theme.palette();
    panel.setColor(QPalette::Window, m_theme.color(Theme::Token::BgPanel));
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        m_tabs->widget(tab)->setPalette(panel);
        m_tabs->widget(tab)->setAutoFillBackground(true);
    }
    update();
}

} // namespace Framescope
