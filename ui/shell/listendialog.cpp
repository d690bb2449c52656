#include "ui/shell/listendialog.h"

#include "app/capture/ownidentity.h"
#include "app/session/errorsentence.h"
#include "protocol/handshake/httpsyntax.h"
#include "ui/connect/filefield.h"
#include "ui/connect/identityfields.h"
#include "ui/connect/subprotocolspage.h"
#include "ui/settings/connectiondefaults.h"
#include "ui/shell/listenaddress.h"
#include "ui/theme/theme.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/screensize.h"

#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

ListenDialog::ListenDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_theme(theme)
{
    setWindowTitle(tr("Listen"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    column->addLayout(form);
    m_form = form;
    m_address = new ListenAddress(theme, 0, this);
    form->addRow(tr("Address"), m_address);
    addBehavior(form);
    form->addRow(tr("Origins"), createOrigins());
    m_originNote = new NoteRow(theme, NoteRow::Ground::Toned, this);
    form->addRow(m_originNote);
    m_messageLimit = new QSpinBox(this);
    m_messageLimit->setRange(1, 1024);
    m_messageLimit->setValue(ConnectionDefaults::load().messageMebibytes);
    m_messageLimit->setSuffix(tr(" MiB"));
    m_messageLimit->setAccessibleName(tr("Largest message"));
    m_messageLimit->setToolTip(tr("A larger message ends the connection with 1009"));
    form->addRow(tr("Largest message"), m_messageLimit);
    addTls(form);
    m_subprotocols = new SubprotocolsPage(theme,
        tr("Subprotocols, one a line. The first that a client offers too is agreed on."), this);
    m_subprotocols->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_subprotocols, 1);
    column->addWidget(createFooter());
    resize(sizeOnScreen(*this, { theme.px(560), theme.px(520) }));
    m_address->setFocus();

    connect(m_address, &ListenAddress::changed, this, &ListenDialog::validate);
    connect(m_address, &ListenAddress::submitted, this, &ListenDialog::accept);
    connect(m_origins, &QComboBox::currentIndexChanged, this, &ListenDialog::validate);
    connect(m_patterns, &QLineEdit::textChanged, this, &ListenDialog::validate);
    connect(m_subprotocols, &SubprotocolsPage::changed, this, &ListenDialog::validate);
    connect(m_behavior, &QComboBox::currentIndexChanged, this, &ListenDialog::validate);
    connect(m_watched, &FileField::changed, this, &ListenDialog::validate);
    connect(m_tls, &QComboBox::currentIndexChanged, this, &ListenDialog::validate);
    connect(m_identity, &IdentityFields::changed, this, &ListenDialog::validate);
    connect(&m_theme, &Theme::changed, this, &ListenDialog::applyTheme);
    applyTheme();
    validate();
}

void ListenDialog::addBehavior(QFormLayout *form)
{
    m_behavior = new QComboBox(this);
    m_behavior->setAccessibleName(tr("Behaviour"));
    m_behavior->addItem(
        tr("Echo: send every message back"), QVariant::fromValue(ServerBehavior::Echo));
    m_behavior->addItem(
        tr("Sink: receive and say nothing"), QVariant::fromValue(ServerBehavior::Sink));
    m_behavior->addItem(tr("Watch: send a file, and again after each change"),
        QVariant::fromValue(ServerBehavior::Watch));
    form->addRow(tr("Behaviour"), m_behavior);
    m_watched = new FileField(m_theme, tr("File to watch"), tr("All files (*)"), this);
    form->addRow(tr("File to watch"), m_watched);
}

void ListenDialog::addTls(QFormLayout *form)
{
    m_tls = new QComboBox(this);
    m_tls->setAccessibleName(tr("TLS"));
    m_tls->addItem(tr("None: ws://"), QVariant::fromValue(Tls::None));
    m_tls->addItem(
        tr("A certificate that signs itself, made now"), QVariant::fromValue(Tls::SelfSigned));
    m_tls->addItem(tr("A certificate from a file"), QVariant::fromValue(Tls::Files));
    form->addRow(tr("TLS"), m_tls);
    m_tlsNote = new NoteRow(m_theme, NoteRow::Ground::Toned, this);
    form->addRow(m_tlsNote);
    m_identity = new IdentityFields(m_theme, tr("TLS certificate"), tr("Private key"), form, this);
}

QWidget *ListenDialog::createOrigins()
{
    auto *origins = new QWidget(this);
    m_origins = new QComboBox(origins);
    nameComboBox(m_origins, tr("Origins"));
    m_origins->addItems({ tr("Same host and port"), tr("Any"), tr("Those that match") });
    m_patterns = new QLineEdit(origins);
    m_patterns->setPlaceholderText(u"https://*.example.com:443"_s);
    m_patterns->setAccessibleName(tr("Patterns of origins, separated by spaces"));
    m_patterns->setToolTip(tr("Patterns over scheme://host:port, separated by spaces"));
    auto *row = new QHBoxLayout(origins);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_origins);
    row->addWidget(m_patterns, 1);
    return origins;
}

QWidget *ListenDialog::createFooter()
{
    auto *footer = new QWidget(this);
    auto *cancel = new QPushButton(tr("Cancel"), footer);
    cancel->setAutoDefault(false);
    m_listen = new QPushButton(tr("Listen"), footer);
    m_listen->setProperty("primary", true);
    m_listen->setDefault(true);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_listen);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_listen, &QPushButton::clicked, this, &ListenDialog::accept);
    return footer;
}

void ListenDialog::setPort(quint16 port)
{
    m_address->setPort(port);
}

ServerOptions ListenDialog::options() const
{
    ServerOptions options = ConnectionDefaults::load().server();
    options.address = m_address->address();
    options.port = m_address->port();
    options.behavior = behavior();
    if (options.behavior == ServerBehavior::Watch)
        options.watchedFile = m_watched->path();
    options.origins = origins();
    options.subprotocols = m_subprotocols->subprotocols();
    constexpr int MebibyteShift = 20;
    options.messageLimit = static_cast<quint64>(m_messageLimit->value()) << MebibyteShift;
    if (tls() == Tls::Files) {
        const IdentityFields::Identity &identity = m_identity->identity();
        options.tls = TlsServerOptions { identity.chain, identity.key };
    } else if (tls() == Tls::SelfSigned) {
        options.tls = m_selfSigned;
    }
    return options;
}

void ListenDialog::accept()
{
    if (!m_listen->isEnabled())
        return;
    if (tls() == Tls::SelfSigned) {
        const auto made = makeOwnIdentity(m_address->address());
        if (!made) {
            m_tlsNote->setNote(Tone::Error, errorSentence(made.error()));
            return;
        }
        m_selfSigned = *made;
    }
    QDialog::accept();
}

ServerBehavior ListenDialog::behavior() const
{
    return m_behavior->currentData().value<ServerBehavior>();
}

ListenDialog::Tls ListenDialog::tls() const
{
    return m_tls->currentData().value<Tls>();
}

QStringList ListenDialog::origins() const
{
    switch (static_cast<Origins>(m_origins->currentIndex())) {
    case Origins::Same:
        return { u"same"_s };
    case Origins::Any:
        return { u"any"_s };
    case Origins::Patterns:
        break;
    }
    return m_patterns->text().simplified().split(u' ', Qt::SkipEmptyParts);
}

QString ListenDialog::obstacle() const
{
    if (const QString address = m_address->obstacle(); !address.isEmpty())
        return address;
    if (origins().isEmpty())
        return tr("Type at least one pattern, or choose another rule for origins.");
    const QStringList names = m_subprotocols->subprotocols();
    const auto wrong = std::find_if(
        names.cbegin(), names.cend(), [](const QString &name) { return !isToken(name.toUtf8()); });
    if (wrong != names.cend())
        return tr("\"%1\" cannot be the name of a subprotocol.").arg(*wrong);
    if (behavior() == ServerBehavior::Watch && !QFileInfo(m_watched->path()).isFile())
        return tr("Choose a file to watch that is there.");
    return tlsObstacle();
}

QString ListenDialog::tlsObstacle() const
{
    if (tls() != Tls::Files)
        return {};
    return m_identity->isFilled() ? m_identity->problem()
                                  : tr("Choose a certificate and its private key.");
}

void ListenDialog::validate()
{
    const auto rule = static_cast<Origins>(m_origins->currentIndex());
    m_patterns->setVisible(rule == Origins::Patterns);
    m_originNote->setVisible(rule == Origins::Any);
    m_originNote->setNote(Tone::Warning,
        tr("Any page that is open in a browser here can then talk to this server."), u"§10.2"_s);

    m_form->setRowVisible(m_watched, behavior() == ServerBehavior::Watch);
    m_form->setRowVisible(m_tlsNote, tls() == Tls::SelfSigned);
    m_tlsNote->setNote(Tone::Info,
        tr("Clients refuse it unless they are told to trust it, or not to check certificates."));
    m_identity->setVisible(tls() == Tls::Files);

    const QString reason = obstacle();
    m_listen->setEnabled(reason.isEmpty());
    m_listen->setToolTip(reason.isEmpty() ? tr("Listen (Enter)") : reason);
    m_listen->setAccessibleDescription(reason);
}

void ListenDialog::applyTheme()
{
    m_listen->setIcon(m_theme.iconOnFill(u"listen"_s));
}

} // namespace Framescope
