#pragma once

#include "app/lessons/exercisechecker.h"
#include "ui/lessons/lessonlist.h"

#include <QWidget>

#include <functional>

class QMenu;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace Framescope {

class AnimationPlayer;
class Card;
class ExerciseRow;
class IconButton;
class IconLabel;
class LessonText;
class LinkButton;
class NoteRow;
class StepBar;
class TextLabel;

/// The lessons, and the step that is being learnt: text, where it stands in the RFC, animation,
/// exercises, and the way on and back. Shows what it is told and says what the learner wants.
class LessonPanel : public QWidget
{
    Q_OBJECT
public:
    explicit LessonPanel(const Theme &theme, QWidget *parent = nullptr);

    void setEntries(const QList<LessonList::Entry> &entries);
    /// Shows the list alone.
    void showList();
    /// \a isSolved says of an exercise whether it was solved before; \a solvedSteps of each step.
    void showStep(const Lesson &lesson, qsizetype step,
        const std::function<bool(const QString &exercise)> &isSolved,
        const QList<bool> &solvedSteps);
    /// Values that the text of the step names; the others show as "…".
    void setFacts(const QHash<QString, QString> &facts);
    void setResult(const QString &exercise, const ExerciseResult &result);
    /// Says something that helps with \a exercise.
    void tell(const QString &exercise, const QString &text);
    void setSolvedSteps(const QList<bool> &solvedSteps);
    /// Where the learner's connection goes; plain text.
    void setPlace(const QString &place);
    /// Has what was answered so far in \a other, which shows the same step.
    void takeOver(const LessonPanel &other);
    /// Says what went wrong; empty: nothing.
    void setProblem(const QString &sentence);

    LessonList *list() const { return m_list; }
    QMenu *menu() const { return m_menu; }
    /// Nullptr without one.
    AnimationPlayer *player() const { return m_player; }
    const QList<ExerciseRow *> &exercises() const { return m_exercises; }
    bool isShowingStep() const;
    qsizetype step() const { return m_step; }
    /// Where one begins to read.
    void focusText();
    /// The first thing that is left to do, else the way on.
    void focusStep();

    QSize sizeHint() const override;

signals:
    void lessonChosen(const QString &id);
    void stepRequested(qsizetype step);
    void finished();
    void answered(const QString &exercise, const QString &answer);
    void actionRequested(const Framescope::LessonAction &action);
    void solutionRequested(const QString &exercise);
    void reconnectRequested();
    void leaveRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createPage();
    QWidget *createNavigation();
    QWidget *createPlace();
    void addExercises(
        const LessonStep &step, const std::function<bool(const QString &exercise)> &isSolved);
    void addAnimation(LessonStep::Animation animation);
    void updateNavigation();
    void goOn();
    QString sectionText(const QList<RfcSection> &sections) const;
    QString markText(const QStringList &marks) const;

    const Theme &m_theme;
    void writeText();
    void fitList();

    LessonStep m_shown;
    QHash<QString, QString> m_facts;
    qsizetype m_step = 0;
    qsizetype m_stepCount = 0;
    LessonList *m_list;
    QMenu *m_menu;
    TextLabel *m_done = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_lesson; ///< all below the list
    TextLabel *m_caption = nullptr;
    StepBar *m_bar = nullptr;
    LessonText *m_text = nullptr;
    TextLabel *m_marks = nullptr;
    NoteRow *m_sections = nullptr;
    QVBoxLayout *m_animation = nullptr;
    AnimationPlayer *m_player = nullptr;
    Card *m_card = nullptr;
    TextLabel *m_cardCount = nullptr;
    QList<ExerciseRow *> m_exercises;
    NoteRow *m_problem = nullptr;
    TextLabel *m_place = nullptr;
    QPushButton *m_back = nullptr;
    LinkButton *m_skip = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace Framescope
