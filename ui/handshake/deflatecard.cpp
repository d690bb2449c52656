#include "ui/handshake/deflatecard.h"

#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/httpsyntax.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/sectiontag.h"
#include "ui/widgets/visibletext.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

const ExtensionParameter *parameterOf(const Extension &extension, QByteArrayView name)
{
    for (const ExtensionParameter &parameter : extension.parameters) {
        if (equalsIgnoringCase(parameter.name, name))
            return &parameter;
    }
    return nullptr;
}

QString windowText(int bits)
{
    const int octets = 1 << bits;
    return octets < 1024 ? u"%1 B"_s.arg(octets) : u"%1 KiB"_s.arg(octets / 1024);
}

} // namespace

DeflateCard::DeflateCard(const Theme &theme, QWidget *parent)
    : Card(theme, QString::fromLatin1(PermessageDeflate), parent)
    , m_theme(theme)
    , m_table(new QWidget(this))
    , m_grid(new QGridLayout(m_table))
{
    addToTitle(new Chip(theme, Tone::Ok, tr("agreed"), this));
    addToHeader(new SectionTag(theme, Tone::Neutral, u"RFC 7692"_s, this));
    m_grid->setContentsMargins(12, 10, 12, 10);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(3);
    m_grid->setColumnStretch(0, 1);
    body()->addWidget(m_table);
    body()->addStretch(1);
}

void DeflateCard::setExtensions(const Extension &offered, const Extension &agreed)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int column = 0;
    for (const QString &title : { tr("Parameter"), tr("Offer"), tr("Agreed") }) {
        m_grid->addWidget(
            new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, title, m_table), 0,
            column++);
    }

    int row = 1;
    for (const bool client : { true, false }) {
        const QString side = client ? tr("client") : tr("server");
        const QByteArray prefix = client ? "client" : "server";
        const QByteArray bitsName = prefix + "_max_window_bits";
        const ExtensionParameter *offeredBits = parameterOf(offered, bitsName);
        const ExtensionParameter *agreedBits = parameterOf(agreed, bitsName);
        constexpr int MostBits = 15;
        const int bits = agreedBits && agreedBits->value ? agreedBits->value->toInt() : MostBits;
        const bool legal = bits >= 8 && bits <= MostBits;
        addRow(row, QString::fromLatin1(bitsName),
            !offeredBits             ? u"–"_s
                : offeredBits->value ? visibleText(*offeredBits->value)
                                     : tr("any"),
            agreedBits && agreedBits->value ? visibleText(*agreedBits->value) : u"–"_s,
            legal ? tr("The %1 compresses with a window of %2 at most.").arg(side, windowText(bits))
                  : tr("No window has that size."));
        row += 2;

        const QByteArray takeoverName = prefix + "_no_context_takeover";
        const bool fresh = parameterOf(agreed, takeoverName) != nullptr;
        addRow(row, QString::fromLatin1(takeoverName),
            parameterOf(offered, takeoverName) ? tr("yes") : u"–"_s, fresh ? tr("yes") : tr("no"),
            fresh
                ? tr("The %1 starts a fresh window for every message. Costs ratio, saves memory.")
                      .arg(side)
                : tr("The %1 keeps its window, so messages must be unpacked in order.").arg(side));
        row += 2;
    }
}

void DeflateCard::addRow(int row, const QString &name, const QString &offered,
    const QString &agreed, const QString &meaning)
{
    int column = 0;
    for (const QString &text : { name, offered, agreed }) {
        m_grid->addWidget(
            new TextLabel(m_theme, Theme::TypeRole::Data, Theme::Token::Text, text, m_table), row,
            column++);
    }
    auto *sentence
        = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2, meaning, m_table);
    sentence->setWordWrap(true);
    m_grid->addWidget(sentence, row + 1, 0, 1, 3);
}

} // namespace Framescope
