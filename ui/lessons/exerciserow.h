#pragma once

#include "app/lessons/exercisechecker.h"
#include "ui/widgets/tone.h"

#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QPushButton;

namespace Framescope {

class IconLabel;
class NoteRow;
class TextLabel;
class Theme;

/// One exercise: what is to be done, whether it is, and how the answer or the octets go in.
class ExerciseRow : public QWidget
{
    Q_OBJECT
public:
    ExerciseRow(const Theme &theme, LessonExercise exercise, QWidget *parent = nullptr);

    const LessonExercise &exercise() const { return m_exercise; }
    bool isSolved() const { return m_isSolved; }
    void setSolved();
    /// How far the frames are that it asks for, or why an answer is not right.
    void setResult(const ExerciseResult &result);
    /// Says something that helps.
    void tell(const QString &text);
    void focusInput();
    /// Has what was answered so far in \a other, which is about the same exercise.
    void takeOver(const ExerciseRow &other);

signals:
    void answered(const QString &answer);
    /// The learner sends something.
    void actionRequested(const Framescope::LessonAction &action);
    /// The learner gives up, and wants to see how it is done.
    void solutionRequested();

private:
    QWidget *createInput();
    QWidget *createChoices();
    QWidget *createLine();
    void submit();
    void markLine(bool isWrong);
    void showNote(Tone tone, const QString &text);
    QString toolName() const;
    QString toolHint() const;
    QString inputProblem() const;

    const Theme &m_theme;
    const LessonExercise m_exercise;
    bool m_isSolved = false;
    bool m_showsHint = false;
    int m_met = 0; ///< as told last
    IconLabel *m_state;
    TextLabel *m_prompt;
    // Parts of m_input, which is made after them:
    QLineEdit *m_line = nullptr;
    QButtonGroup *m_choices = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_hint = nullptr;
    QWidget *m_input;
    NoteRow *m_note;
};

} // namespace Framescope
