#include "ui/anatomy/notebox.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int NotePadding = 8;
constexpr int IconSize = 14;
constexpr int IconGap = 8;
constexpr qreal Radius = 6;

QString joined(const QString &lead, const FieldExplanation::Note &note)
{
    QStringList parts { lead, note.text, note.section };
    parts.removeAll(QString());
    return parts.join(u' ');
}

} // namespace

NoteBox::NoteBox(const Theme &theme, Tone tone, const QString &icon, const QString &lead,
    const FieldExplanation::Note &note, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
    , m_icon(icon)
    , m_text(joined(lead, note))
    , m_leadLength(lead.size())
    , m_sectionLength(note.section.size())
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(m_text);
    connect(&m_theme, &Theme::changed, this, &NoteBox::applyTheme);
    applyTheme();
}

int NoteBox::heightForWidth(int width) const
{
    QTextLayout layout(m_text, font());
    return qCeil(breakLines(layout, width)) + 2 * NotePadding;
}

QSize NoteBox::sizeHint() const
{
    constexpr int PreferredWidth = 210;
    const int width = m_theme.px(PreferredWidth);
    return { width, heightForWidth(width) };
}

QSize NoteBox::minimumSizeHint() const
{
    return { textLeft() + m_theme.px(60), fontMetrics().height() + 2 * NotePadding };
}

void NoteBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(toneGround(m_tone)));
    painter.drawRoundedRect(rect(), Radius, Radius);
    const int size = m_theme.px(IconSize);
    painter.drawPixmap(NotePadding + 2, NotePadding + 2,
        m_theme.pixmap(m_icon, toneText(m_tone), size, devicePixelRatioF()));
    QTextLayout layout(m_text, font());
    layout.setFormats(formats());
    breakLines(layout, width());
    painter.setPen(m_theme.color(Theme::Token::Text));
    layout.draw(&painter, QPointF(textLeft(), NotePadding));
}

void NoteBox::applyTheme()
{
    setFont(m_theme.font(Theme::TypeRole::Small));
    updateGeometry();
    update();
}

qreal NoteBox::breakLines(QTextLayout &layout, int width) const
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    if (layout.formats().isEmpty())
        layout.setFormats(formats());
    const qreal lineWidth = std::max(1, width - textLeft() - NotePadding);
    const qreal lineHeight = m_theme.px(17);
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(lineWidth);
        line.setPosition({ 0, y + (lineHeight - line.height()) / 2 });
        y += lineHeight;
    }
    layout.endLayout();
    return y;
}

QList<QTextLayout::FormatRange> NoteBox::formats() const
{
    QTextCharFormat lead;
    lead.setFontWeight(QFont::Bold);
    QTextCharFormat section;
    section.setForeground(m_theme.color(toneText(m_tone)));
    const auto length = static_cast<int>(m_text.size());
    const auto sectionLength = static_cast<int>(m_sectionLength);
    return { { 0, static_cast<int>(m_leadLength), lead },
        { length - sectionLength, sectionLength, section } };
}

int NoteBox::textLeft() const
{
    return NotePadding + 2 + m_theme.px(IconSize) + IconGap;
}

} // namespace Framescope
