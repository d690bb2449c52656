#pragma once

#include "app/lessons/lessonpackage.h"

#include <QList>

namespace Framescope {

/// The lessons there are: those that come with the program, and those that were added to it.
class LessonLibrary
{
public:
    /// \a builtIn is a folder with a folder for each lesson; \a added one with shared files, and is
    /// made when it is first needed.
    LessonLibrary(QString builtIn, QString added);

    /// The folder for added lessons of the user.
    static QString standardPath();

    /// By number; those that come with the program first.
    const QList<LessonPackage> &lessons() const { return m_lessons; }
    /// Nullptr if there is none.
    const LessonPackage *find(const QString &id) const;
    bool isAdded(const QString &id) const { return m_addedIds.contains(id); }
    /// What could not be read, a sentence each.
    const QStringList &problems() const { return m_problems; }

    /// Adds a shared file, or the folder that a "lesson.en.md" is in, and keeps a copy. One that
    /// was added before under the same id is replaced. Returns its id.
    tl::expected<QString, LessonProblem> add(const QString &path);
    /// Takes an added lesson away.
    void remove(const QString &id);
    /// Writes a lesson into one file. Empty if that went well, else why not.
    QString share(const QString &id, const QString &path) const;

private:
    void load();
    QString addedPath(const QString &id) const;

    const QString m_builtIn;
    const QString m_added;
    QList<LessonPackage> m_lessons;
    QStringList m_addedIds;
    QStringList m_problems;
};

} // namespace Framescope
