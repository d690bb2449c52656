#include "ui/shell/proxydialog.h"

#include "app/capture/localauthority.h"
#include "app/session/errorsentence.h"
#include "app/session/protocoltext.h"
#include "protocol/handshake/websocketurl.h"
#include "ui/connect/tlspage.h"
#include "ui/settings/connectiondefaults.h"
#include "ui/shell/listenaddress.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/screensize.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr quint16 DefaultPort = 9100;

} // namespace

ProxyDialog::ProxyDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
{
    setWindowTitle(tr("Proxy"));
    auto *tabs = new QTabWidget(this);
    tabs->setAccessibleName(tr("Settings of the proxy"));
    tabs->setDocumentMode(true);
    tabs->addTab(createProxyPage(), tr("Proxy"));
    m_tls = new TlsPage(theme, this);
    tabs->addTab(m_tls, tr("TLS towards servers"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(tabs, 1);
    column->addWidget(createFooter());
    resize(sizeOnScreen(*this, { theme.px(560), theme.px(480) }));
    m_target->setFocus();

    connect(m_address, &ListenAddress::changed, this, &ProxyDialog::validate);
    connect(m_address, &ListenAddress::submitted, this, &ProxyDialog::accept);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &ProxyDialog::validate);
    connect(m_target, &QLineEdit::textChanged, this, &ProxyDialog::validate);
    connect(m_terminate, &QCheckBox::toggled, this, &ProxyDialog::validate);
    connect(m_tls, &TlsPage::changed, this, &ProxyDialog::validate);
    connect(m_export, &QPushButton::clicked, this, &ProxyDialog::askForExport);
    connect(&m_theme, &Theme::changed, this, &ProxyDialog::applyTheme);
    applyTheme();
    validate();
}

ProxyDialog::~ProxyDialog() = default;

QWidget *ProxyDialog::createProxyPage()
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 12, 12, 12);
    form->setVerticalSpacing(10);
    m_address = new ListenAddress(m_theme, DefaultPort, page);
    form->addRow(tr("Listen on"), m_address);

    m_mode = new QComboBox(page);
    m_mode->setAccessibleName(tr("Where clients are connected to"));
    m_mode->addItems({ tr("All clients to one server"), tr("Each client to where it asks for") });
    form->addRow(tr("Clients go"), m_mode);
    m_target = new QLineEdit(page);
    m_target->setAccessibleName(tr("Server"));
    m_target->setPlaceholderText(u"wss://server.example/"_s);
    form->addRow(tr("Server"), m_target);
    m_targetNote = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    form->addRow(m_targetNote);

    m_strict = new QCheckBox(tr("Fail a connection on which a rule is broken"), page);
    m_strict->setToolTip(tr("Else everything crosses as it came, and violations are reported"));
    form->addRow(m_strict);
    m_terminate = new QCheckBox(tr("Decrypt TLS with certificates of the local authority"), page);
    form->addRow(m_terminate);
    m_terminateNote = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_terminateNote->setNote(Tone::Info,
        tr("Clients have to trust the certificate of the authority. Its private key was made on "
           "this machine and never leaves it."));
    form->addRow(m_terminateNote);
    m_export = new QPushButton(tr("Export the certificate…"), page);
    m_export->setAutoDefault(false);
    form->addRow(m_export);
    m_exportNote = new NoteRow(m_theme, NoteRow::Ground::Toned, page);
    m_exportNote->hide();
    form->addRow(m_exportNote);
    return page;
}

QWidget *ProxyDialog::createFooter()
{
    auto *footer = new QWidget(this);
    auto *cancel = new QPushButton(tr("Cancel"), footer);
    cancel->setAutoDefault(false);
    m_start = new QPushButton(tr("Start the proxy"), footer);
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_start);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ProxyDialog::accept);
    return footer;
}

ProxyDialog::Mode ProxyDialog::mode() const
{
    return static_cast<Mode>(m_mode->currentIndex());
}

QUrl ProxyDialog::target() const
{
    return QUrl(m_target->text().trimmed(), QUrl::StrictMode);
}

void ProxyDialog::setPort(quint16 port)
{
    m_address->setPort(port);
}

ProxyOptions ProxyDialog::options() const
{
    ProxyOptions options = ConnectionDefaults::load().proxy();
    options.address = m_address->address();
    options.port = m_address->port();
    if (mode() == Mode::Target)
        options.target = target();
    options.strict = m_strict->isChecked();
    options.terminateTls = m_terminate->isChecked();
    options.tls = m_tls->options();
    return options;
}

void ProxyDialog::accept()
{
    if (m_start->isEnabled())
        QDialog::accept();
}

QString ProxyDialog::obstacle() const
{
    if (const QString address = m_address->obstacle(); !address.isEmpty())
        return address;
    if (mode() == Mode::Target) {
        if (m_target->text().trimmed().isEmpty())
            return tr("Type the ws:// or wss:// URL of the server.");
        if (const auto problem = webSocketUrlProblem(target()))
            return tr("This is not the address of a WebSocket: %1.").arg(protocolText(*problem));
    }
    for (const RequestIssue &issue : m_tls->issues()) {
        if (issue.gate == RequestIssue::Gate::Shut)
            return issue.text;
    }
    return {};
}

void ProxyDialog::validate()
{
    const bool toTarget = mode() == Mode::Target;
    m_target->setEnabled(toTarget);
    const QString typed = m_target->text().trimmed();
    const auto problem
        = toTarget && !typed.isEmpty() ? webSocketUrlProblem(target()) : std::nullopt;
    setFieldProblem(m_target, problem ? FieldProblem::Error : FieldProblem::None);
    m_targetNote->setVisible(problem.has_value() || !toTarget);
    if (problem)
        m_targetNote->setNote(Tone::Error,
            tr("This is not the address of a WebSocket: %1.").arg(protocolText(*problem)));
    else
        m_targetNote->setNote(Tone::Info,
            tr("Point a browser at this proxy: it speaks HTTP CONNECT, absolute-form requests and "
               "SOCKS5."));
    m_terminateNote->setVisible(m_terminate->isChecked());

    const QString reason = obstacle();
    m_start->setEnabled(reason.isEmpty());
    m_start->setToolTip(reason.isEmpty() ? tr("Start the proxy (Enter)") : reason);
    m_start->setAccessibleDescription(reason);
}

void ProxyDialog::askForExport()
{
    auto *dialog = new QFileDialog(
        this, tr("Export the certificate"), u"framescope-ca.pem"_s, tr("PEM files (*.pem)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pem"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &ProxyDialog::exportCertificate);
    dialog->open();
}

void ProxyDialog::exportCertificate(const QString &path)
{
    m_export->setEnabled(false);
    m_thread.post([this, path] { // making the authority's key takes a while
        const Result<void> written = exportLocalAuthority(path);
        QMetaObject::invokeMethod(
            this,
            [this, path, written] {
                m_export->setEnabled(true);
                m_exportNote->setNote(written ? Tone::Ok : Tone::Error,
                    written
                        ? tr("The certificate was written to %1. Trust it where the clients are.")
                              .arg(path)
                        : errorSentence(written.error()));
                m_exportNote->show();
            },
            Qt::QueuedConnection);
    });
}

void ProxyDialog::applyTheme()
{
    m_start->setIcon(m_theme.iconOnFill(u"proxy"_s));
}

} // namespace Framescope
