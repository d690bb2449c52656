#pragma once

#include "app/lessons/lessonrecording.h"

#include <QMap>

#include <functional>

namespace Framescope {

/// One lesson in all its languages, and the recording that they share if there is one.
class LessonPackage
{
public:
    // A file that asks for more is refused before anything is set aside for it.
    static constexpr qsizetype MaxOctets = 5 << 20;
    static constexpr qsizetype MaxLanguages = 8;

    /// Reads a shared file: a line "framescope-lesson 1", then for each language and for the
    /// recording a line with the file's name and its number of octets, the octets, and a line end.
    /// Nothing is compressed, and no name of it ever becomes a path.
    static tl::expected<LessonPackage, LessonProblem> fromFile(const QByteArray &octets);
    /// The files of a folder by their names: "lesson.en.md", and the recording that they name;
    /// others are left out. All must be the same lesson.
    static tl::expected<LessonPackage, LessonProblem> fromFiles(
        const QMap<QString, QByteArray> &files);
    /// Of the files in \a path, or of the folder that the file \a path is in.
    static tl::expected<LessonPackage, LessonProblem> fromFolder(const QString &path);

    /// What fromFile() reads.
    QByteArray toFile() const;

    const QString &id() const { return m_id; }
    int number() const { return m_lessons.first().number; }
    QStringList languages() const { return m_lessons.keys(); }
    /// In \a language ("zh_CN") or one that is nearest to it, else in English, else in any.
    const Lesson &lesson(const QString &language) const;
    /// Null if it has none.
    const LessonRecording &recording() const { return m_recording; }

private:
    /// The octets of the recording \a name, or why there are none.
    using ReadRecording = std::function<tl::expected<QByteArray, QString>(const QString &name)>;

    LessonPackage() = default;

    static tl::expected<LessonPackage, LessonProblem> make(
        const QMap<QString, QByteArray> &texts, const ReadRecording &readRecording);
    /// Why \a lesson is no other language of what there is; empty if it is.
    QString mismatch(const Lesson &lesson) const;
    tl::expected<void, LessonProblem> addRecording(const ReadRecording &readRecording);
    /// Every step that looks at the recording has its frame, and that frame its marked fields.
    tl::expected<void, LessonProblem> checkLooks(const Lesson &lesson) const;

    QString m_id;
    QMap<QString, QByteArray> m_texts; ///< by the names of their files
    QMap<QString, Lesson> m_lessons; ///< by language
    LessonRecording m_recording;
};

} // namespace Framescope
