#include "ui/widgets/card.h"

#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace Framescope {

Card::Card(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_header(new QWidget(this))
    , m_headerRow(new QHBoxLayout(m_header))
    , m_icon(new IconLabel(theme, {}, Theme::Token::Text2, 16, m_header))
    , m_title(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, title, m_header))
    , m_subtitle(new ElidedLabel(theme, Theme::TypeRole::Body, Theme::Token::Text2, {}, m_header))
    , m_body(new QVBoxLayout)
{
    setAccessibleName(title);
    m_title->setBold(true);
    m_icon->hide();
    m_headerRow->setContentsMargins(12, 0, 12, 0);
    m_headerRow->setSpacing(8);
    m_headerRow->addWidget(m_icon);
    m_headerRow->addWidget(m_title);
    m_headerRow->addWidget(m_subtitle, 1);
    m_header->setMinimumHeight(theme.px(32));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addLayout(m_body, 1);
    m_body->setSpacing(0);

    connect(&m_theme, &Theme::changed, this, [this] {
        m_header->setMinimumHeight(m_theme.px(32));
        update();
    });
}

void Card::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
}

void Card::addToHeader(QWidget *widget)
{
    m_headerRow->addWidget(widget);
}

void Card::addToTitle(QWidget *widget)
{
    m_headerRow->insertWidget(m_headerRow->indexOf(m_title) + 1, widget);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    constexpr qreal Radius = 6;
    QPainterPath path;
    path.addRoundedRect(outline, Radius, Radius);
    painter.fillPath(path, m_theme.color(Theme::Token::BgPanel));
    painter.setClipPath(path);
    const int headerBottom = m_header->geometry().bottom() + 1;
    painter.fillRect(0, 0, width(), headerBottom, m_theme.color(Theme::Token::BgSunken));
    painter.fillRect(0, headerBottom, width(), 1, m_theme.color(Theme::Token::Line));
    painter.setClipping(false);
    painter.setPen(m_theme.color(Theme::Token::Line));
    painter.drawPath(path);
}

} // namespace Framescope
