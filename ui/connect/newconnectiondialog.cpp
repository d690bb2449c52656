#include "ui/connect/newconnectiondialog.h"

#include "app/connect/curlreader.h"
#include "app/connect/draftoptions.h"
#include "app/session/protocoltext.h"
#include "protocol/handshake/websocketurl.h"
#include "ui/connect/environmentbox.h"
#include "ui/connect/environments.h"
#include "ui/connect/presetpane.h"
#include "ui/connect/recentpane.h"
#include "ui/connect/requestform.h"
#include "ui/connect/savepresetdialog.h"
#include "ui/connect/urlfield.h"
#include "ui/connect/variableissue.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttonwords.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

// In pixels of the design.
constexpr QSize UsualSize(1120, 680);
/// Px of the design that all of the footer needs beside each other.
constexpr int WholeFooterWidth = 780;
constexpr int RoomForSide = 900; ///< below it the form or the presets are shown
constexpr int RoomForWords = 760; ///< below it buttons are icons

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

} // namespace

NewConnectionDialog::NewConnectionDialog(
    const Theme &theme, Environments &environments, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_environments(environments)
    , m_recent(m_settings)
    , m_presets(PresetFile(PresetFile::standardPath()))
{
    setWindowTitle(tr("New connection"));
    QWidget *top = createTop(); // in the order in which Tab goes through them
    auto *splitter = new QSplitter(this);
    splitter->setHandleWidth(1);
    splitter->addWidget(createSide());
    m_form = new RequestForm(theme, splitter);
    m_form->setVariables(m_environments.values());
    splitter->addWidget(m_form);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({ theme.px(220), theme.px(900) });
    splitter->setCollapsible(1, false);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    column->addWidget(splitter, 1);
    column->addWidget(createFooter());
    const QSize room = screen()->availableSize() - QSize(theme.px(32), theme.px(48));
    resize(QSize(theme.px(UsualSize.width()), theme.px(UsualSize.height())).boundedTo(room));

    connectParts();
    applyTheme();
    m_loaded = draft();
    updateUrl();
    m_url->setFocus();
}

QWidget *NewConnectionDialog::createTop()
{
    auto *top = new QWidget(this);
    m_showSide = new QPushButton(tr("&Presets"), top);
    m_showSide->setCheckable(true);
    m_showSide->setAutoDefault(false);
    m_showSide->setToolTip(tr("Presets and recent URLs, in place of the form"));
    m_url = new UrlField(top);
    m_url->setAccessibleName(tr("URL"));
    m_url->setPlaceholderText(tr("wss://server.example/path"));
    m_url->setClearButtonEnabled(true);
    m_lock = new IconLabel(m_theme, u"lock"_s, Theme::Token::Ok, 16, top);
    m_lock->setToolTip(tr("The connection uses TLS"));
    auto *environment = new EnvironmentBox(m_theme, m_environments, top);
    m_paste = new QPushButton(top);
    m_paste->setAccessibleName(tr("Paste as cURL"));
    m_paste->setToolTip(
        tr("Fills the form in from a command for curl in the clipboard, as browsers copy it"));
    m_savePreset = new QPushButton(top);
    m_savePreset->setAccessibleName(tr("Save preset"));
    m_savePreset->setToolTip(tr("Keeps this connection under a name (Ctrl+S)"));
    m_savePreset->setShortcut(QKeySequence::Save);
    for (QPushButton *button : { m_paste, m_savePreset })
        button->setAutoDefault(false);
    m_urlNote = new NoteRow(m_theme, NoteRow::Ground::Toned, top);
    m_note = new NoteRow(m_theme, NoteRow::Ground::Toned, top);
    m_urlNote->hide();
    m_note->hide();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(8);
    row->addWidget(m_showSide);
    row->addWidget(m_url, 1);
    row->addWidget(m_lock);
    row->addWidget(environment);
    row->addWidget(m_paste);
    row->addWidget(m_savePreset);
    auto *column = new QVBoxLayout(top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_urlNote);
    column->addWidget(m_note);
    return top;
}

QWidget *NewConnectionDialog::createSide()
{
    m_side = new QWidget;
    m_presetPane = new PresetPane(m_theme, m_presets, m_side);
    auto *recent = new RecentPane(m_theme, m_recent, m_side);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_presetPane, 3);
    column->addWidget(recent, 2);
    connect(recent, &RecentPane::chosen, this, &NewConnectionDialog::setUrl);
    connect(recent, &RecentPane::openRequested, this, &NewConnectionDialog::accept);
    return m_side;
}

QWidget *NewConnectionDialog::createFooter()
{
    m_footer = new QWidget(this);
    m_errorIcon = new IconLabel(m_theme, u"error"_s, Theme::Token::Err, 14, m_footer);
    m_errors = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Err, {}, m_footer);
    m_warningIcon = new IconLabel(m_theme, u"warn"_s, Theme::Token::Warn, 14, m_footer);
    m_warnings = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Warn, {}, m_footer);
    m_anyway = new QCheckBox(tr("Send it anyway, I am testing the server"), m_footer);
    m_record = new QCheckBox(tr("Record frames"), m_footer);
    m_record->setToolTip(tr("Without it recording is paused, for all connections of the window"));
    m_record->hide();
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
    row->addWidget(m_record);
    row->addSpacing(4);
    row->addWidget(cancel);
    row->addSpacing(4);
    row->addWidget(m_connect);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &NewConnectionDialog::accept);
    return m_footer;
}

void NewConnectionDialog::connectParts()
{
    connect(m_url, &QLineEdit::textChanged, this, &NewConnectionDialog::updateUrl);
    connect(m_url, &UrlField::curlPasted, this, &NewConnectionDialog::readCurl);
    connect(m_paste, &QPushButton::clicked, this, &NewConnectionDialog::pasteCurl);
    connect(m_savePreset, &QPushButton::clicked, this, &NewConnectionDialog::askForPreset);
    connect(m_urlNote, &NoteRow::actionTriggered, this, &NewConnectionDialog::fixUrl);
    connect(m_note, &NoteRow::actionTriggered, this, &NewConnectionDialog::undoReplacing);
    connect(m_presetPane, &PresetPane::chosen, this, &NewConnectionDialog::usePreset);
    connect(m_showSide, &QPushButton::toggled, this, &NewConnectionDialog::showSide);
    connect(m_presetPane, &PresetPane::openRequested, this, &NewConnectionDialog::accept);
    connect(m_presetPane, &PresetPane::saveRequested, this, &NewConnectionDialog::askForPreset);
    connect(&m_environments, &Environments::changed, this, [this] {
        m_form->setVariables(m_environments.values());
        updateUrl();
    });
    connect(m_form, &RequestForm::changed, this, &NewConnectionDialog::validate);
    connect(m_anyway, &QCheckBox::toggled, this, &NewConnectionDialog::validate);
    connect(&m_theme, &Theme::changed, this, &NewConnectionDialog::applyTheme);
}

void NewConnectionDialog::askForRecording(bool recording)
{
    m_record->setChecked(recording);
    // With large letters the footer would be wider than the screen.
    m_record->setVisible(screen()->availableSize().width() >= m_theme.px(WholeFooterWidth));
}

bool NewConnectionDialog::isRecording() const
{
    return m_record->isChecked();
}

void NewConnectionDialog::setPurpose(const QString &title, const QString &button)
{
    setWindowTitle(title);
    m_connect->setText(button);
    validate(); // which says what the button does
}

void NewConnectionDialog::setUrl(const QString &url)
{
    m_url->setText(url);
}

void NewConnectionDialog::setOptions(const ClientOptions &options)
{
    setDraft(draftFrom(options));
    m_form->setCertificates(options.tls);
}

void NewConnectionDialog::setDraft(const ConnectionDraft &draft)
{
    m_url->setText(draft.url);
    m_form->setDraft(draft);
    m_loaded = this->draft();
}

ConnectionDraft NewConnectionDialog::draft() const
{
    return m_form->draft(urlText());
}

ClientOptions NewConnectionDialog::options() const
{
    ClientOptions options = optionsFrom(expanded(draft(), m_environments.values()));
    options.tls = isSecure(options.url) ? m_form->tls() : TlsClientOptions();
    return options;
}

HeaderListModel *NewConnectionDialog::headers()
{
    return m_form->headers();
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
    fitToWidth();
}

void NewConnectionDialog::fitToWidth()
{
    const bool hasRoom = width() >= m_theme.px(RoomForSide);
    m_showSide->setVisible(!hasRoom);
    m_side->setVisible(hasRoom || m_showSide->isChecked());
    m_form->setVisible(hasRoom || !m_showSide->isChecked());
    const bool words = width() >= m_theme.px(RoomForWords);
    setButtonWords(*m_paste, words ? tr("Paste as cURL") : QString());
    setButtonWords(*m_savePreset, words ? tr("Save preset") : QString());
    m_savePreset->setShortcut(QKeySequence::Save); // a new text takes it away
}

/// \a instead of the form.
void NewConnectionDialog::showSide(bool instead)
{
    fitToWidth();
    if (instead)
        m_presetPane->takeFocus();
    else
        m_url->setFocus();
}

void NewConnectionDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_form->isHidden())
        m_showSide->setChecked(false); // back to what is written, which closing would lose
    else
        QDialog::keyPressEvent(event);
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

QString NewConnectionDialog::expandedUrl() const
{
    return expandVariables(urlText(), m_environments.values()).text.trimmed();
}

std::optional<RequestIssue> NewConnectionDialog::urlIssue() const
{
    const QString text = expandedUrl();
    RequestIssue issue;
    issue.gate = RequestIssue::Gate::Shut;
    if (text.isEmpty()) {
        issue.text = tr("Type the URL of a WebSocket.");
        return issue;
    }
    const std::optional<QString> problem = webSocketUrlProblem(toUrl(text));
    if (!problem)
        return std::nullopt;
    if (looksLikeCurl(text)) {
        issue.text = tr("This is a command for curl.");
        issue.fix = tr("Fill the form in from it");
        return issue;
    }
    if (const auto variable = variableIssue(urlText(), m_environments.values())) {
        issue.text = variable->text + u' ' + tr("A URL cannot have braces in it.");
        return issue;
    }
    const bool hasScheme = text.contains("://"_L1);
    issue.text = hasScheme
        ? tr("This is no address of a WebSocket: %1.").arg(protocolText(*problem))
        : tr("The address of a WebSocket begins with ws:// or wss://.");
    issue.section = u"§3"_s;
    const QString nearest = nearestUrl(text);
    if (!nearest.isEmpty() && text == urlText())
        issue.fix = tr("Use %1").arg(nearest);
    return issue;
}

QList<RequestIssue> NewConnectionDialog::issues() const
{
    QList<RequestIssue> all = m_form->issues();
    if (const auto issue = urlIssue())
        all.prepend(*issue);
    return all;
}

void NewConnectionDialog::updateUrl()
{
    const QUrl url = toUrl(expandedUrl());
    m_lock->setVisible(isSecure(url));
    m_form->setUrl(urlIssue() ? std::nullopt : std::optional(url)); // validate() follows
}

void NewConnectionDialog::validate()
{
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
    m_connect->setToolTip(
        free ? tr("%1 (Enter)").arg(m_connect->text()) : Qt::convertFromPlainText(obstacle->text));
    m_connect->setAccessibleDescription(free ? QString() : obstacle->text);
}

void NewConnectionDialog::fixUrl()
{
    if (looksLikeCurl(urlText())) {
        readCurl(urlText());
        return;
    }
    m_url->setText(nearestUrl(urlText()));
    m_url->setFocus();
}

void NewConnectionDialog::pasteCurl()
{
    readCurl(QGuiApplication::clipboard()->text());
}

void NewConnectionDialog::readCurl(const QString &command)
{
    const auto reading = Framescope::readCurl(command);
    if (!reading) {
        tell(Tone::Warning, tr("This is no command for curl: %1.").arg(reading.error()));
        return;
    }
    constexpr qsizetype MostShown = 4; // sentences
    QString sentence = tr("The form was filled in from the command.");
    for (const QString &remark : reading->remarks.first(qMin(reading->remarks.size(), MostShown)))
        sentence += u' ' + remark;
    if (reading->remarks.size() > MostShown)
        sentence += u' ' + tr("More was left out.");
    m_presetName.clear();
    replaceDraft(reading->draft, reading->remarks.isEmpty() ? Tone::Ok : Tone::Warning, sentence);
    m_url->setFocus();
}

void NewConnectionDialog::replaceDraft(
    const ConnectionDraft &draft, Tone tone, const QString &sentence)
{
    const ConnectionDraft before = this->draft();
    const bool edited = before != m_loaded;
    setDraft(draft);
    m_replaced = edited ? std::optional(before) : std::nullopt;
    tell(tone, sentence, edited ? tr("Undo") : QString());
}

void NewConnectionDialog::tell(Tone tone, const QString &text, const QString &action)
{
    m_note->setNote(tone, text, {}, action);
    m_note->show();
}

void NewConnectionDialog::undoReplacing()
{
    m_note->hide();
    if (const auto before = std::exchange(m_replaced, std::nullopt))
        setDraft(*before);
}

void NewConnectionDialog::usePreset(const ConnectionPreset &preset)
{
    m_presetName = preset.name;
    m_presetFolder = preset.folder;
    m_showSide->setChecked(false); // to look at what was chosen
    replaceDraft(
        preset.draft, Tone::Info, tr("The preset \"%1\" is in the form.").arg(preset.name));
    m_note->setVisible(m_replaced.has_value()); // else the list says so
}

void NewConnectionDialog::askForPreset()
{
    ConnectionPreset preset { m_presetName, m_presetFolder, draft() };
    if (preset.name.isEmpty())
        preset.name = toUrl(expandedUrl()).host();
    auto *dialog = new SavePresetDialog(m_theme, m_presets, preset, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const ConnectionPreset saved = dialog->preset();
        m_presetName = saved.name;
        m_presetFolder = saved.folder;
        m_presetPane->setCurrent(m_presets.save(saved));
        m_loaded = draft();
    });
    dialog->open();
}

void NewConnectionDialog::applyTheme()
{
    m_url->setFont(m_theme.font(Theme::TypeRole::Code));
    m_connect->setIcon(m_theme.iconOnFill(u"connect"_s));
    m_showSide->setIcon(m_theme.icon(u"book"_s));
    m_paste->setIcon(m_theme.icon(u"paste"_s));
    m_savePreset->setIcon(m_theme.icon(u"star"_s));
    update();
}

} // namespace Framescope
