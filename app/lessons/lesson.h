#pragma once

#include "app/lessons/lessonaction.h"
#include "app/lessons/rfcsection.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace Framescope {

/// A run of text within a block: as it is, or in the fixed font.
struct LessonSpan
{
    QString text;
    bool isCode = false;

    friend bool operator==(const LessonSpan &, const LessonSpan &) = default;
};

/// Cuts \a text at its backticks; what stands between two of them is code.
QList<LessonSpan> lessonSpans(const QString &text);

/// The names in braces that stand for facts of the learner's traffic: "{request-octets}".
QStringList lessonPlaceholders(const QString &text);
/// \a text with the values in their place; "…" for one that is not known yet.
QString fillPlaceholders(QString text, const QHash<QString, QString> &values);

/// One piece of a step's text. Plain text in all of them: there is no markup but the backticks of
/// lessonSpans().
struct LessonBlock
{
    enum class Kind : quint8 {
        Paragraph,
        Item, ///< of a list
        Code, ///< lines as they stand
        Mistake, ///< something that is often told wrong
    };

    Kind kind = Kind::Paragraph;
    QString text;

    friend bool operator==(const LessonBlock &, const LessonBlock &) = default;
};

/// What solves an exercise.
struct LessonCheck
{
    enum class Kind : quint8 {
        Answer, ///< a typed answer out of a list
        Choice, ///< one of several sentences
        Fact, ///< a typed answer that follows from the learner's own traffic
        Traffic, ///< frames and connections of the learner
    };

    /// A wrong answer that deserves a word of its own.
    struct Refusal
    {
        QString answer;
        QString reason;

        friend bool operator==(const Refusal &, const Refusal &) = default;
    };

    Kind kind = Kind::Traffic;
    QStringList answers; ///< of Answer: each is right
    QStringList choices; ///< of Choice
    qsizetype rightChoice = -1; ///< in choices
    QString fact; ///< of Fact; \see LessonFacts
    /// Of Traffic: filters for frames that come one behind the other on one connection since the
    /// step began.
    QStringList frames;
    /// Of Traffic: what holds of one connection; \see ConnectionFact.
    QStringList connection;
    QList<Refusal> refusals;

    friend bool operator==(const LessonCheck &, const LessonCheck &) = default;
};

/// Something to do, and what the program accepts as done.
struct LessonExercise
{
    QString id; ///< unique in its lesson, the same in all languages
    QString prompt;
    LessonCheck check {};
    QString hint {};
    /// What a line of input beside the exercise is sent as; nullopt: there is none, because the
    /// answer is typed or chosen or the window's own tools are to be used.
    std::optional<LessonAction::Kind> tool {};
    QList<LessonAction> solution {}; ///< of Traffic
    QList<LessonAction> mistake {}; ///< of Traffic: does not solve it
};

struct LessonStep
{
    enum class View : quint8 { Unchanged, Anatomy, Hex, Message, Handshake };
    enum class Animation : quint8 { None, Unmasking, Reassembly };

    QString title;
    QList<LessonBlock> blocks {};
    QList<RfcSection> sections {};
    QList<LessonAction> actions {}; ///< performed when the step is first shown
    QString look {}; ///< a filter: the newest frame that it accepts is selected; empty: none is
    bool looksAtRecording = false; ///< look is about the lesson's recording alone
    int lookLine = 0; ///< where it stands in the text
    QList<LessonAction> makes {}; ///< performed if there is no such frame yet
    QStringList marks {}; ///< fields of that frame, \see FieldName
    View view = View::Unchanged;
    Animation animation = Animation::None;
    QList<LessonExercise> exercises {};
};

/// One lesson in one language.
struct Lesson
{
    // A file that asks for more is refused.
    static constexpr qsizetype MaxOctets = 512 << 10;
    static constexpr qsizetype MaxLineLength = 4000;
    static constexpr qsizetype MaxSteps = 40;
    static constexpr qsizetype MaxPerStep = 40; ///< of each kind of thing

    QString id; ///< "frame": letters, digits and hyphens
    int number = 0; ///< where it stands in the list
    QString title;
    QString summary; ///< one sentence
    QString icon; ///< a name in resources/icons
    QString language; ///< "en", "zh_CN"
    LessonServer server = LessonServer::Echo; ///< that the learner talks with
    QStringList fields; ///< where they are explained the lesson is offered, \see FieldName
    QString session; ///< the name of its recording; empty: it has none
    int sessionLine = 0; ///< where that stands in the text
    QList<LessonStep> steps;
};

} // namespace Framescope
