#include "ui/composer/fieldlegend.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <utility>

namespace Framescope {

namespace {

// px of the design
constexpr int LegendHeight = 26;
constexpr int LegendMargin = 10;
constexpr int SwatchSize = 9;
constexpr int SwatchGap = 5;
constexpr int EntryGap = 10;

QList<std::pair<Theme::Field, QString>> legendEntries()
{
    return { { Theme::Field::Fin, FieldLegend::tr("FIN, RSV") },
        { Theme::Field::Opcode, FieldLegend::tr("opcode") },
        { Theme::Field::Length, FieldLegend::tr("length") },
        { Theme::Field::Mask, FieldLegend::tr("mask") },
        { Theme::Field::Payload, FieldLegend::tr("payload") } };
}

} // namespace

FieldLegend::FieldLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    QStringList names;
    for (const auto &entry : legendEntries())
        names.append(entry.second);
    setAccessibleName(tr("Colours of the fields: %1").arg(names.join(QStringLiteral(", "))));
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

int FieldLegend::entryWidth(const QString &name) const
{
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Small));
    return m_theme.px(SwatchSize + SwatchGap + EntryGap) + metrics.horizontalAdvance(name);
}

QSize FieldLegend::sizeHint() const
{
    int width = 2 * m_theme.px(LegendMargin);
    for (const auto &[field, name] : legendEntries())
        width += entryWidth(name);
    return { width, m_theme.px(LegendHeight) };
}

void FieldLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(Theme::TypeRole::Small));
    const int swatch = m_theme.px(SwatchSize);
    int x = m_theme.px(LegendMargin);
    for (const auto &[field, name] : legendEntries()) {
        const Theme::FieldColors colors = m_theme.fieldColors(field);
        painter.setPen(colors.text);
        painter.setBrush(colors.ground);
        painter.drawRect(x, (height() - swatch) / 2, swatch, swatch);
        painter.setPen(m_theme.color(Theme::Token::Text2));
        const int textBegin = x + swatch + m_theme.px(SwatchGap);
        painter.drawText(QRect(textBegin, 0, width() - textBegin, height()),
            Qt::AlignLeft | Qt::AlignVCenter, name);
        x += entryWidth(name);
    }
}

} // namespace Framescope
