#include "ui/intercept/panehead.h"

#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QTextDocument>

namespace Framescope {

using TypeRole = Theme::TypeRole;
using Token = Theme::Token;

namespace {

// px of the design
constexpr int PaneHeadHeight = 28;
constexpr int PaneHeadMargin = 12;

} // namespace

PaneHead::PaneHead(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TypeRole::Small, Token::Text, title, this))
    , m_detail(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_icon(new IconLabel(theme, {}, Token::Text2, 14, this))
    , m_status(new ElidedLabel(theme, TypeRole::Small, Token::Text2, {}, this))
{
    m_title->setBold(true);
    m_icon->hide();
    auto *row = new QHBoxLayout(this);
    row->setSpacing(8);
    row->addWidget(m_title);
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // what is left
    row->addWidget(m_detail, 1);
    row->addWidget(m_icon);
    row->addWidget(m_status);
    connect(&theme, &Theme::changed, this, &PaneHead::applyTheme);
    applyTheme();
}

void PaneHead::applyTheme()
{
    const int margin = m_theme.px(PaneHeadMargin);
    layout()->setContentsMargins(margin, 1, margin, 1);
    setFixedHeight(m_theme.px(PaneHeadHeight));
    update();
}

QString PaneHead::title() const
{
    return m_title->text();
}

QString PaneHead::detail() const
{
    return m_detail->text();
}

QString PaneHead::status() const
{
    return m_status->text();
}

void PaneHead::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PaneHead::setDetail(const QString &detail)
{
    m_detail->setText(detail);
}

void PaneHead::setStatus(const QString &status, const QString &icon, Token ink, const QString &hint)
{
    m_icon->setVisible(!icon.isEmpty());
    m_icon->setIcon(icon, ink);
    m_status->setColor(ink);
    m_status->setText(status);
    m_status->setToolTip(hint.isEmpty()
            ? QString()
            : Qt::convertFromPlainText(status + QStringLiteral(". ") + hint));
    m_status->setAccessibleDescription(hint);
}

void PaneHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::BgSunken));
    painter.fillRect(0, 0, width(), 1, m_theme.color(Token::Line));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(Token::Line));
}

} // namespace Framescope
