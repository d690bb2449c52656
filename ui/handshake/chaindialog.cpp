#include "ui/handshake/chaindialog.h"

#include "ui/handshake/certificatefacts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/screensize.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QSslCertificate>
#include <QVBoxLayout>

namespace Framescope {

namespace {

constexpr int ChainWidth = 720; // px of the design
constexpr int ChainHeight = 480;

} // namespace

ChainDialog::ChainDialog(
    const Theme &theme, const QList<QByteArray> &chain, const QDateTime &at, QWidget *parent)
    : QDialog(parent)
    , m_chain(chain)
{
    setWindowTitle(tr("Certificate chain"));
    auto *said = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("As the peer sent it: each certificate is issued by the one below it. The last one, of "
           "an authority, may be missing."),
        this);
    said->setWordWrap(true);
    auto *page = new QWidget;
    auto *certificates = new QVBoxLayout(page);
    certificates->setSpacing(8);
    for (qsizetype i = 0; i < chain.size(); ++i) {
        const QSslCertificate certificate(chain.at(i), QSsl::Der);
        auto *heading = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text,
            tr("%1. %2").arg(QString::number(i + 1),
                certificate.isNull() ? tr("Cannot be read") : certificateName(certificate)),
            page);
        heading->setBold(true);
        heading->setWordWrap(true);
        certificates->addWidget(heading);
        if (certificate.isNull())
            continue;
        auto *facts = new FactList(theme, page);
        facts->setContentsMargins(theme.px(16), 0, 0, theme.px(8));
        addCertificateFacts(*facts, certificate, at);
        addCertificateDetails(*facts, certificate);
        certificates->addWidget(facts);
    }
    certificates->addStretch(1);
    auto *scrolled = new QScrollArea(this);
    scrolled->setAccessibleName(windowTitle());
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setWidget(page);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto *copy = buttons->addButton(tr("Copy as PEM"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this, &ChainDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(said);
    column->addWidget(scrolled, 1);
    column->addWidget(buttons);
    resize(sizeOnScreen(*this, { theme.px(ChainWidth), theme.px(ChainHeight) }));
}

void ChainDialog::copy()
{
    QByteArray pem;
    for (const QByteArray &der : m_chain)
        pem += QSslCertificate(der, QSsl::Der).toPem();
    QGuiApplication::clipboard()->setText(QString::fromLatin1(pem));
}

} // namespace Framescope
