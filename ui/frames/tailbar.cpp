#include "ui/frames/tailbar.h"

#include "ui/frames/frametext.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/sectiontag.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Framescope {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

TailBar::TailBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_count(new TextLabel(theme, TypeRole::Small, Token::Text, {}, this))
    , m_jump(new LinkButton(theme, tr("Jump to newest"), this))
{
    m_count->setBold(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 10, 0);
    row->setSpacing(4);
    row->addWidget(new IconLabel(theme, QStringLiteral("pause"), Token::Accent, 14, this));
    row->addSpacing(4);
    row->addWidget(new ElidedLabel(
        theme, TypeRole::Small, Token::Text, tr("Tail paused while you read."), this));
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_jump);
    row->addSpacing(4);
    row->addWidget(new SectionTag(theme, Tone::Neutral, tr("End"), this));
    m_jump->setToolTip(tr("Select the newest frame and follow again (End)"));
    connect(m_jump, &LinkButton::clicked, this, &TailBar::newestRequested);
    connect(&theme, &Theme::changed, this, &TailBar::applyTheme);
    applyTheme();
}

void TailBar::setNewFrames(qint64 count)
{
    const QString text = countText(static_cast<quint64>(count));
    m_count->setText(count == 1 ? tr("1 new frame") : tr("%1 new frames").arg(text));
}

void TailBar::applyTheme()
{
    setFixedHeight(m_theme.px(26));
    update();
}

void TailBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::AccentSoft));
}

} // namespace Framescope
