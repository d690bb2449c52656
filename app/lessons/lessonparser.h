#pragma once

#include "app/lessons/lesson.h"

#include <tl/expected.hpp>

namespace Framescope {

/// Where a lesson's text cannot be read, and why.
struct LessonProblem
{
    int line = 0; ///< from 1; 0: of the file as a whole
    QString reason; ///< a sentence without a full stop

    /// "line 12: there is no RFC section “6455 5.20”".
    QString text() const;
};

/// Reads the text of a lesson; docs/how-to/write-a-lesson.md has the format. All that a lesson can
/// say is checked here: filters, fields, sections, actions. The text may come from anybody; what is
/// too large is refused before it is looked at.
class LessonParser
{
public:
    static tl::expected<Lesson, LessonProblem> parse(const QByteArray &octets);

private:
    LessonParser() = default;

    /// What a line does; an empty sentence if it is all right.
    QString readLine(QStringView line);
    QString readProperty(QStringView line);
    QString readFields(const QString &value);
    QString readText(QStringView line);
    QString readDirective(QStringView line);
    QString readStepDirective(QStringView name, const QString &value);
    QString readExerciseDirective(QStringView name, const QString &value);
    QString beginStep(const QString &title);
    QString beginExercise(QStringView line);
    QString readSections(QStringView line);
    QString addAction(QList<LessonAction> &actions, const QString &value);
    QString addBlock(LessonBlock::Kind kind, const QString &text);
    QString endExercise();
    QString endStep();
    QString end();

    enum class Place : quint8 { Start, Properties, Body, Code };

    LessonStep *step() { return m_lesson.steps.isEmpty() ? nullptr : &m_lesson.steps.last(); }

    Lesson m_lesson;
    Place m_place = Place::Start;
    int m_line = 0; ///< that is being read, from 1
    bool m_continues = false; ///< the line before belongs to the same block
    std::optional<LessonExercise> m_exercise; ///< that is being read
    bool m_hasAnswer = false; ///< of m_exercise, and what kind it is of
    QStringList m_properties; ///< that were there
};

} // namespace Framescope
