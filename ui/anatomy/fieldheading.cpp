#include "ui/anatomy/fieldheading.h"

#include <QFontMetrics>
#include <QPainter>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int ChipSize = 12;
constexpr int Gap = 8;

} // namespace

FieldHeading::FieldHeading(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void FieldHeading::setField(const FieldExplanation &field)
{
    m_field = field;
    QStringList spoken { field.name, field.bits, field.value };
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(u", "_s));
    updateGeometry();
    update();
}

int FieldHeading::heightForWidth(int width) const
{
    return fitsOneLine(width) ? lineHeight() : lineHeight() + m_theme.px(18);
}

QSize FieldHeading::sizeHint() const
{
    constexpr int PreferredWidth = 210;
    const int width = m_theme.px(PreferredWidth);
    return { width, heightForWidth(width) };
}

QSize FieldHeading::minimumSizeHint() const
{
    return { m_theme.px(80), lineHeight() };
}

void FieldHeading::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_field.color) {
        const Theme::FieldColors colors = m_theme.fieldColors(*m_field.color);
        const int chip = m_theme.px(ChipSize);
        painter.setPen(QPen(colors.text, 1.2));
        painter.setBrush(colors.ground);
        painter.drawRoundedRect(QRectF(1, (lineHeight() - chip) / 2.0, chip, chip), 3, 3);
    }
    const QFont nameFont = m_theme.font(TypeRole::Heading);
    const QRect line(nameLeft(), 0, width() - nameLeft(), lineHeight());
    painter.setFont(nameFont);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(nameFont).elidedText(m_field.name, Qt::ElideRight, line.width()));

    QRect placeLine = line;
    QRect valueLine = line;
    if (fitsOneLine(width())) {
        placeLine.setLeft(
            line.left() + QFontMetrics(nameFont).horizontalAdvance(m_field.name) + Gap);
    } else {
        placeLine = QRect(0, lineHeight(), width(), m_theme.px(18));
        valueLine = placeLine;
    }
    const QFont placeFont = m_theme.font(TypeRole::Data);
    painter.setFont(placeFont);
    painter.setPen(m_theme.color(Token::Text3));
    painter.drawText(placeLine, Qt::AlignLeft | Qt::AlignVCenter, m_field.bits);
    const QFont valueFont = m_theme.font(TypeRole::Code);
    if (!m_field.bits.isEmpty())
        placeLine.setLeft(
            placeLine.left() + QFontMetrics(placeFont).horizontalAdvance(m_field.bits) + Gap);
    valueLine.setLeft(placeLine.left());
    painter.setFont(valueFont);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(valueLine, Qt::AlignRight | Qt::AlignVCenter,
        QFontMetrics(valueFont).elidedText(m_field.value, Qt::ElideMiddle, valueLine.width()));
}

bool FieldHeading::fitsOneLine(int width) const
{
    const auto advance = [this](TypeRole role, const QString &text) {
        return text.isEmpty() ? 0 : QFontMetrics(m_theme.font(role)).horizontalAdvance(text) + Gap;
    };
    return nameLeft() + advance(TypeRole::Heading, m_field.name)
        + advance(TypeRole::Data, m_field.bits) + advance(TypeRole::Code, m_field.value)
        <= width + Gap;
}

int FieldHeading::nameLeft() const
{
    return m_field.color ? m_theme.px(ChipSize) + Gap : 0;
}

int FieldHeading::lineHeight() const
{
    return m_theme.px(24);
}

} // namespace Framescope
