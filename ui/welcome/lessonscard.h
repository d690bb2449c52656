#pragma once

#include "ui/lessons/lessonlist.h"
#include "ui/widgets/card.h"

namespace Framescope {

class TextLabel;

/// The lessons on the welcome page, and how many of them are done.
class LessonsCard : public Card
{
    Q_OBJECT
public:
    explicit LessonsCard(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<LessonList::Entry> &entries);
    LessonList *list() const { return m_list; }

signals:
    void lessonRequested(const QString &id);

private:
    TextLabel *m_done;
    LessonList *m_list;
};

} // namespace Framescope
