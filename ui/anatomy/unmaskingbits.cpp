#include "ui/anatomy/unmaskingbits.h"

#include "ui/hex/octetnames.h"

#include <QPainter>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int BitWidth = 22;
constexpr int LineGap = 6; // with the rule in it

} // namespace

UnmaskingBits::UnmaskingBits(
    const Theme &theme, FieldSelection *fields, const UnmaskingTable *table, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_fields(fields)
    , m_table(table)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Unmasking, bit by bit"));
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
    connect(m_fields, &FieldSelection::currentChanged, this, qOverload<>(&QWidget::update));
    connect(m_fields, &FieldSelection::coverChanged, this, qOverload<>(&QWidget::update));
    connect(m_table, &UnmaskingTable::pageChanged, this, qOverload<>(&QWidget::update));
}

QSize UnmaskingBits::sizeHint() const
{
    return { bitsLeft() + m_theme.px(8 * BitWidth + 90), 3 * lineHeight() + LineGap };
}

void UnmaskingBits::paintEvent(QPaintEvent *)
{
    if (m_table->octetCount() == 0)
        return;
    const quint64 index = m_table->currentIndex().value_or(m_table->firstIndex());
    const FrameHandle &frame = m_fields->frame();
    const quint8 plain = frame.payloadOctet(index);
    const quint8 key = (*frame.record().header.maskingKey)[static_cast<std::size_t>(index % 4)];

    QPainter painter(this);
    paintLine(painter, 0, tr("payload[%1]").arg(index), plain ^ key,
        m_theme.fieldColors(Theme::Field::Payload).ground, false);
    paintLine(painter, 1, tr("key[%1 mod 4 = %2]").arg(index).arg(index % 4), key,
        m_theme.fieldColors(Theme::Field::Mask).ground, false);
    const bool isCovered = m_fields->octetSelection()->isOctetCovered(index);
    paintLine(painter, 2, tr("plain octet %1").arg(index),
        isCovered ? std::nullopt : std::optional(plain), m_theme.color(Token::BgHover), true);

    const int right = bitsLeft() + m_theme.px(8 * BitWidth);
    const int ruleY = 2 * lineHeight() + LineGap / 2;
    painter.setPen(m_theme.color(Token::CtlLine));
    painter.drawLine(0, ruleY, width(), ruleY);
    painter.setFont(m_theme.font(TypeRole::Small));
    painter.setPen(m_theme.color(Token::Text2));
    const QRect remark(right + 10, lineHeight(), width() - right - 10, lineHeight());
    painter.drawText(remark, Qt::AlignLeft | Qt::AlignVCenter, tr("XOR"));
    const QString glyph = isCovered ? QString() : octetGlyph(plain);
    if (!glyph.isEmpty())
        painter.drawText(remark.translated(0, lineHeight() + LineGap),
            Qt::AlignLeft | Qt::AlignVCenter,
            u"‘%1’ U+%2"_s.arg(
                glyph, QString::number(plain, 16).toUpper().rightJustified(4, u'0')));
}

void UnmaskingBits::paintLine(QPainter &painter, int line, const QString &label,
    std::optional<quint8> octet, const QColor &ground, bool marksOnes) const
{
    const int y = line * lineHeight() + (line == 2 ? LineGap : 0);
    painter.setFont(m_theme.font(TypeRole::Small));
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(
        QRect(0, y, bitsLeft(), lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, label);
    const QFont code = m_theme.font(TypeRole::Code);
    painter.setFont(code);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRect(0, y, bitsLeft() - 14, lineHeight()), Qt::AlignRight | Qt::AlignVCenter,
        octet ? u"0x"_s + QString::number(*octet, 16).toUpper().rightJustified(2, u'0') : u"?"_s);
    QFont bold = code;
    bold.setBold(true);
    for (int bit = 0; bit < 8; ++bit) {
        const bool isSet = octet.value_or(0) & (0x80 >> bit);
        const QRect cell(bitsLeft() + m_theme.px(bit * BitWidth), y + 1, m_theme.px(BitWidth) - 2,
            lineHeight() - 3);
        const bool marked = isSet && marksOnes;
        painter.fillRect(cell, marked ? m_theme.color(Token::AccentSoft) : ground);
        painter.setFont(marked ? bold : code);
        painter.setPen(m_theme.color(marked ? Token::Accent : Token::Text));
        painter.drawText(cell, Qt::AlignCenter, !octet ? u"?"_s : isSet ? u"1"_s : u"0"_s);
    }
}

int UnmaskingBits::lineHeight() const
{
    return m_theme.px(23);
}

int UnmaskingBits::bitsLeft() const
{
    return m_theme.px(165);
}

} // namespace Framescope
