#include "ui/widgets/noterow.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/sectiontag.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace Framescope {

NoteRow::NoteRow(const Theme &theme, Ground ground, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ground(ground)
    , m_icon(new IconLabel(theme, toneIcon(m_tone), toneText(m_tone), 14, this))
    , m_text(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, {}, this))
    , m_section(new SectionTag(theme, m_tone, {}, this))
    , m_action(new LinkButton(theme, {}, this))
{
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 5, 12, 5);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_section);
    row->addWidget(m_action);
    m_section->hide();
    m_action->hide();
    connect(m_action, &LinkButton::clicked, this, &NoteRow::actionTriggered);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NoteRow::setNote(Tone tone, const QString &text, const QString &section, const QString &action)
{
    m_tone = tone;
    m_icon->setIcon(toneIcon(tone), toneText(tone));
    m_text->setText(text);
    m_section->setTone(tone);
    m_section->setText(section);
    m_section->setVisible(!section.isEmpty());
    m_action->setText(action);
    m_action->updateGeometry();
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(section.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, section));
    update();
}

QString NoteRow::text() const
{
    return m_text->text();
}

void NoteRow::paintEvent(QPaintEvent *)
{
    if (m_ground == Ground::Toned)
        QPainter(this).fillRect(rect(), m_theme.color(toneGround(m_tone)));
}

} // namespace Framescope
