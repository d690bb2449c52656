#pragma once

#include "ui/lessons/lessonlist.h"

class QSettings;

namespace Framescope {

class LessonLibrary;

/// The language that \a settings want lessons in: "en", "zh_CN"; empty: that of the program.
QString chosenLessonLanguage(const QSettings &settings);
void chooseLessonLanguage(QSettings &settings, const QString &language);
/// The one that lessons are shown in.
QString lessonLanguage(const QSettings &settings);

/// The lessons of \a library in that language, and how far \a settings say that the learner is.
QList<LessonList::Entry> lessonEntries(const LessonLibrary &library, QSettings &settings);

} // namespace Framescope
