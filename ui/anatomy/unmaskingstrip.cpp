#include "ui/anatomy/unmaskingstrip.h"

#include "ui/anatomy/unmaskingbits.h"
#include "ui/anatomy/unmaskingtable.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;

UnmaskingStrip::UnmaskingStrip(const Theme &theme, FieldSelection *fields, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_table(new UnmaskingTable(theme, fields, this))
    , m_range(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_previous(new IconButton(theme, u"chevl"_s, tr("Previous octets"), this))
    , m_next(new IconButton(theme, u"chevr"_s, tr("Next octets"), this))
    , m_step(new QPushButton(tr("Step"), this))
{
    auto *bits = new QHBoxLayout;
    bits->setContentsMargins(0, 0, 0, 0);
    bits->setSpacing(24);
    auto *reason = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("A result bit is 1 where the two bits above it differ. Applying the same key again "
           "gives the wire octet back, so masking and unmasking are the same operation."),
        this);
    reason->setWordWrap(true);
    bits->addWidget(new UnmaskingBits(theme, fields, m_table, this));
    bits->addWidget(reason, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 8);
    column->setSpacing(8);
    column->addWidget(createHeader());
    column->addWidget(m_table);
    column->addLayout(bits);
    column->addStretch();

    connect(m_previous, &IconButton::clicked, this, [this] {
        m_table->showPage(
            m_table->firstIndex() - std::min(m_table->firstIndex(), UnmaskingTable::Columns));
    });
    connect(m_next, &IconButton::clicked, this,
        [this] { m_table->showPage(m_table->firstIndex() + UnmaskingTable::Columns); });
    connect(m_step, &QPushButton::clicked, this, &UnmaskingStrip::step);
    connect(m_table, &UnmaskingTable::pageChanged, this, &UnmaskingStrip::updatePage);
    connect(fields, &FieldSelection::currentChanged, this, &UnmaskingStrip::updatePage);
    connect(&m_theme, &Theme::changed, this, &UnmaskingStrip::applyTheme);
    applyTheme();
    updatePage();
}

bool UnmaskingStrip::hasContent() const
{
    return m_table->octetCount() > 0;
}

QWidget *UnmaskingStrip::createHeader()
{
    auto *title
        = new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Unmasking"), this);
    title->setBold(true);
    auto *formula = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("payload[i] XOR key[i mod 4] = plain octet"), this);
    m_step->setProperty("compact", true);
    m_step->setToolTip(tr("Select the next octet of the payload"));

    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(title);
    row->addWidget(formula);
    row->addStretch();
    row->addWidget(m_range);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_step);
    return header;
}

void UnmaskingStrip::applyTheme()
{
    m_step->setIcon(m_theme.icon(u"play"_s));
    m_step->setFont(m_theme.font(Theme::TypeRole::Small));
}

void UnmaskingStrip::updatePage()
{
    const quint64 count = m_table->octetCount();
    const quint64 first = m_table->firstIndex();
    const quint64 end = std::min(first + UnmaskingTable::Columns, count);
    m_range->setText(count == 0
            ? QString()
            : tr("octets %1–%2 of %3").arg(countText(first), countText(end - 1), countText(count)));
    m_previous->setEnabled(first > 0);
    m_next->setEnabled(end < count);
    const std::optional<quint64> current = m_table->currentIndex();
    m_step->setEnabled(count > 0 && (!current || *current + 1 < count));
}

void UnmaskingStrip::step()
{
    const std::optional<quint64> current = m_table->currentIndex();
    m_table->selectIndex(current ? *current + 1 : m_table->firstIndex());
}

} // namespace Framescope
