#include "ui/welcome/lessonscard.h"

#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace Framescope {

LessonsCard::LessonsCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("Lessons"), parent)
    , m_done(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_list(new LessonList(theme, this))
{
    addToHeader(m_done);
    body()->setContentsMargins(4, 2, 4, 2);
    body()->addWidget(m_list);
    connect(m_list, &LessonList::chosen, this, &LessonsCard::lessonRequested);
}

void LessonsCard::setEntries(const QList<LessonList::Entry> &entries)
{
    m_list->setEntries(entries);
    m_list->setMinimumHeight(m_list->sizeHint().height());
    m_done->setText(tr("%1 of %2 done").arg(m_list->doneCount()).arg(entries.size()));
    m_list->setAccessibleDescription(m_done->text());
}

} // namespace Framescope
