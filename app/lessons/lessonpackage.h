#pragma once

#include "app/lessons/lessonparser.h"

#include <QMap>

namespace Framescope {

/// One lesson in all its languages.
class LessonPackage
{
public:
    // A file that asks for more is refused before anything is set aside for it.
    static constexpr qsizetype MaxOctets = 4 << 20;
    static constexpr qsizetype MaxLanguages = 8;

    /// Reads a shared file: a line "framescope-lesson 1", then for each language a line with the
    /// file's name and its number of octets, the octets, and a line end. Nothing is compressed, and
    /// no name of it ever becomes a path.
    static tl::expected<LessonPackage, LessonProblem> fromFile(const QByteArray &octets);
    /// The texts of a folder by the names of their files, "lesson.en.md"; others are left out. All
    /// must be the same lesson.
    static tl::expected<LessonPackage, LessonProblem> fromTexts(
        const QMap<QString, QByteArray> &texts);
    /// Of the files in \a path, or of the folder that the file \a path is in.
    static tl::expected<LessonPackage, LessonProblem> fromFolder(const QString &path);

    /// What fromFile() reads.
    QByteArray toFile() const;

    const QString &id() const { return m_id; }
    int number() const { return m_lessons.first().number; }
    QStringList languages() const { return m_lessons.keys(); }
    /// In \a language ("zh_CN") or one that is nearest to it, else in English, else in any.
    const Lesson &lesson(const QString &language) const;

private:
    LessonPackage() = default;

    QString m_id;
    QMap<QString, QByteArray> m_texts; ///< by the names of their files
    QMap<QString, Lesson> m_lessons; ///< by language
};

} // namespace Framescope
