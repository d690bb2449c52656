#include "ui/connect/extensionspage.h"

#include "protocol/handshake/extensionlist.h"
#include "ui/connect/subprotocolspage.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int LargestWindow = 15; // bits (RFC 7692 §7.1.2)
constexpr int SmallestWindow = 8;

QSpinBox *makeWindow(const QString &name, const QString &largest, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(SmallestWindow, LargestWindow);
    box->setValue(LargestWindow);
    // Special texts stand for the least value, so the largest is told in the tool tip.
    box->setToolTip(largest);
    box->setAccessibleName(name);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return box;
}

const ExtensionParameter *parameterOf(const Extension &extension, const char *name)
{
    const auto found = std::find_if(extension.parameters.cbegin(), extension.parameters.cend(),
        [name](const ExtensionParameter &parameter) { return parameter.name == name; });
    return found == extension.parameters.cend() ? nullptr : &*found;
}

int windowOf(const ExtensionParameter *parameter)
{
    const int bits = parameter && parameter->value ? parameter->value->toInt() : LargestWindow;
    return qBound(SmallestWindow, bits, LargestWindow);
}

} // namespace

ExtensionsPage::ExtensionsPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_subprotocols(new SubprotocolsPage(theme,
          tr("One a line, the preferred one first. The server picks one of them or none."), this))
    , m_offer(new QLineEdit(this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_deflate(new QCheckBox(tr("Offer permessage-deflate"), this))
    , m_clientTakeover(new QCheckBox(tr("The client keeps its context"), this))
    , m_serverTakeover(new QCheckBox(tr("The server keeps its context"), this))
    , m_clientBits(new QCheckBox(tr("The server may limit the client's window"), this))
    , m_clientWindow(makeWindow(
          tr("Window of the client"), tr("8 to 15 bits; 15 is offered without a number"), this))
    , m_serverWindow(makeWindow(
          tr("Window of the server"), tr("8 to 15 bits; 15 is what it has anyway"), this))
{
    auto *title
        = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Extensions"), this);
    title->setBold(true);
    title->setContentsMargins(12, 0, 12, 0);
    auto *scrolled = new ScrollColumn;
    scrolled->column()->setSpacing(4);
    scrolled->column()->addWidget(m_subprotocols, 1);
    scrolled->column()->addWidget(title);
    scrolled->column()->addWidget(createDeflate(theme));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scrolled);

    connect(m_subprotocols, &SubprotocolsPage::changed, this, &ExtensionsPage::changed);
    connect(m_offer, &QLineEdit::textChanged, this, [this] {
        if (!m_following)
            readOffer();
        emit changed();
    });
    for (QCheckBox *box : { m_deflate, m_clientTakeover, m_serverTakeover, m_clientBits })
        connect(box, &QCheckBox::toggled, this, &ExtensionsPage::writeOffer);
    for (QSpinBox *box : { m_clientWindow, m_serverWindow })
        connect(box, &QSpinBox::valueChanged, this, &ExtensionsPage::writeOffer);
    setOffers({}, u"permessage-deflate; client_max_window_bits"_s);
}

QWidget *ExtensionsPage::createDeflate(const Theme &theme)
{
    auto *page = new QWidget(this);
    m_offer->setAccessibleName(tr("Offer, as it is sent"));
    m_offer->setPlaceholderText(tr("none"));
    m_offer->setFont(theme.font(Theme::TypeRole::Code));
    connect(&theme, &Theme::changed, m_offer,
        [this, &theme] { m_offer->setFont(theme.font(Theme::TypeRole::Code)); });
    m_note->hide();
    auto *bits = new QHBoxLayout;
    bits->addWidget(m_clientBits);
    bits->addWidget(m_clientWindow);
    bits->addStretch(1);
    auto *takeover = new QHBoxLayout;
    takeover->setSpacing(16);
    takeover->addWidget(m_clientTakeover);
    takeover->addWidget(m_serverTakeover);
    takeover->addStretch(1);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(12, 4, 12, 12);
    form->setVerticalSpacing(8);
    form->addRow(m_deflate);
    form->addRow(takeover);
    form->addRow(bits);
    form->addRow(tr("The server's window, bits"), m_serverWindow);
    form->addRow(tr("Offer"), m_offer);
    form->addRow(m_note);
    return page;
}

QStringList ExtensionsPage::subprotocols() const
{
    return m_subprotocols->subprotocols();
}

QString ExtensionsPage::offer() const
{
    return m_offer->text();
}

void ExtensionsPage::setOffers(const QStringList &subprotocols, const QString &offer)
{
    m_subprotocols->setSubprotocols(subprotocols);
    m_offer->setText(offer);
    readOffer();
}

void ExtensionsPage::setIssues(
    const std::optional<RequestIssue> &subprotocols, const std::optional<RequestIssue> &extensions)
{
    m_subprotocols->setIssue(subprotocols);
    setFieldProblem(m_offer, extensions ? FieldProblem::Error : FieldProblem::None);
    m_note->setVisible(extensions.has_value());
    if (extensions)
        m_note->setNote(extensions->tone, extensions->text, extensions->section);
}

/// What else was in the text goes: the boxes say it all from now on.
void ExtensionsPage::writeOffer()
{
    if (m_following)
        return;
    Extension deflate { "permessage-deflate", {} };
    if (!m_clientTakeover->isChecked())
        deflate.parameters.append({ "client_no_context_takeover", std::nullopt });
    if (!m_serverTakeover->isChecked())
        deflate.parameters.append({ "server_no_context_takeover", std::nullopt });
    if (m_serverWindow->value() < LargestWindow)
        deflate.parameters.append(
            { "server_max_window_bits", QByteArray::number(m_serverWindow->value()) });
    if (m_clientBits->isChecked()) {
        const int bits = m_clientWindow->value();
        deflate.parameters.append({ "client_max_window_bits",
            bits < LargestWindow ? std::optional(QByteArray::number(bits)) : std::nullopt });
    }
    const QByteArray offer = m_deflate->isChecked() ? deflate.toHeaderValue() : QByteArray();
    m_following = true; // else the text would set the boxes
    m_offer->setText(QString::fromLatin1(offer));
    m_following = false;
    readOffer();
}

/// Lets the boxes say what the text does, as far as they can.
void ExtensionsPage::readOffer()
{
    const auto list = parseExtensions(m_offer->text().toUtf8()).value_or(QList<Extension>());
    const auto deflate = std::find_if(list.cbegin(), list.cend(),
        [](const Extension &extension) { return extension.name == "permessage-deflate"; });
    const bool offered = deflate != list.cend();
    m_following = true;
    m_deflate->setChecked(offered);
    if (offered) {
        m_clientTakeover->setChecked(!parameterOf(*deflate, "client_no_context_takeover"));
        m_serverTakeover->setChecked(!parameterOf(*deflate, "server_no_context_takeover"));
        m_clientBits->setChecked(parameterOf(*deflate, "client_max_window_bits"));
        m_clientWindow->setValue(windowOf(parameterOf(*deflate, "client_max_window_bits")));
        m_serverWindow->setValue(windowOf(parameterOf(*deflate, "server_max_window_bits")));
    }
    m_following = false;
    for (QWidget *box : std::initializer_list<QWidget *> {
             m_clientTakeover, m_serverTakeover, m_clientBits, m_serverWindow })
        box->setEnabled(offered);
    m_clientWindow->setEnabled(offered && m_clientBits->isChecked());
}

} // namespace Framescope
