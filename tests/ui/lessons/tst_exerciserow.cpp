#include "tests/ui/theme/strictwarnings.h"
#include "ui/lessons/exerciserow.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

LessonExercise exercise(LessonCheck::Kind kind)
{
    LessonExercise exercise { .id = u"a"_s, .prompt = u"Do `this` now."_s };
    exercise.hint = u"Look at `FIN`."_s;
    exercise.check.kind = kind;
    exercise.check.choices = QStringList { u"one"_s, u"two"_s };
    exercise.check.rightChoice = 1;
    return exercise;
}

QPushButton *button(const ExerciseRow &row, const QString &text)
{
    for (QPushButton *button : row.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class TestExerciseRow : public QObject
{
    Q_OBJECT
private slots:
    void init() { failOnAnyWarning(); }
    void takesATypedAnswer();
    void takesAChoice();
    void sendsWhatIsTyped();
    void saysWhatCannotBeSent();
    void showsTheHintAndThenTheSolution();
    void showsHowFarItIs();
    void isSolvedOnce();

private:
    Theme m_theme;
};

void TestExerciseRow::takesATypedAnswer()
{
    ExerciseRow row(m_theme, exercise(LessonCheck::Kind::Answer));
    QSignalSpy answered(&row, &ExerciseRow::answered);
    auto *line = row.findChild<QLineEdit *>();
    QCOMPARE(line->accessibleDescription(), u"Do this now."_s);
    QTest::keyClicks(line, u"0x6D"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered[0][0].toString(), u"0x6D"_s);
    row.setResult({ .feedback = u"Almost."_s });
    QCOMPARE(row.findChild<NoteRow *>()->text(), u"Almost."_s);
    QCOMPARE(line->property("problem").toString(), u"error"_s);
}

void TestExerciseRow::takesAChoice()
{
    ExerciseRow row(m_theme, exercise(LessonCheck::Kind::Choice));
    QSignalSpy answered(&row, &ExerciseRow::answered);
    button(row, u"Check"_s)->click();
    QCOMPARE(answered.takeFirst()[0].toString(), QString());
    const auto choices = row.findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QCOMPARE(choices.last()->accessibleName(), u"two"_s);
    choices.last()->click();
    button(row, u"Check"_s)->click();
    QCOMPARE(answered.takeFirst()[0].toString(), u"two"_s);
}

void TestExerciseRow::sendsWhatIsTyped()
{
    LessonExercise octets = exercise(LessonCheck::Kind::Traffic);
    octets.tool = LessonAction::Kind::Octets;
    ExerciseRow row(m_theme, octets);
    QList<LessonAction> actions;
    connect(&row, &ExerciseRow::actionRequested, this,
        [&actions](const LessonAction &action) { actions.append(action); });
    auto *line = row.findChild<QLineEdit *>();
    line->setText(u"81 05"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(actions.size(), 1);
    QCOMPARE(actions.first().payload, QByteArray("\x81\x05"));
}

void TestExerciseRow::saysWhatCannotBeSent()
{
    for (const auto &[tool, text] : { std::pair(LessonAction::Kind::Octets, u"8"_s),
             std::pair(LessonAction::Kind::Frame, u"word"_s),
             std::pair(LessonAction::Kind::Close, u"soon"_s),
             std::pair(LessonAction::Kind::Connect, u"Origin"_s),
             std::pair(LessonAction::Kind::Ping, QString(126, u'a')) }) {
        LessonExercise wrong = exercise(LessonCheck::Kind::Traffic);
        wrong.tool = tool;
        ExerciseRow row(m_theme, wrong);
        QSignalSpy requested(&row, &ExerciseRow::actionRequested);
        auto *line = row.findChild<QLineEdit *>();
        line->setText(text);
        button(row, u"Send"_s)->click();
        QCOMPARE(requested.size(), 0);
        QVERIFY(!row.findChild<NoteRow *>()->text().isEmpty());
    }
}

void TestExerciseRow::showsTheHintAndThenTheSolution()
{
    ExerciseRow row(m_theme, exercise(LessonCheck::Kind::Traffic));
    QVERIFY(!row.findChild<QLineEdit *>()); // no tool
    QSignalSpy asked(&row, &ExerciseRow::solutionRequested);
    button(row, u"Hint"_s)->click();
    auto *note = row.findChild<NoteRow *>();
    QCOMPARE(note->text(), u"Look at FIN."_s);
    auto *link = note->findChild<LinkButton *>();
    QCOMPARE(link->text(), u"Show me"_s);
    link->click();
    QCOMPARE(asked.size(), 1);
}

void TestExerciseRow::showsHowFarItIs()
{
    ExerciseRow row(m_theme, exercise(LessonCheck::Kind::Traffic));
    auto *note = row.findChild<NoteRow *>();
    row.setResult({ .met = 0, .wanted = 3 });
    QVERIFY(note->isHidden());
    row.setResult({ .met = 1, .wanted = 3 });
    QVERIFY(note->text().contains(u"1 of 3"_s));
}

void TestExerciseRow::isSolvedOnce()
{
    ExerciseRow row(m_theme, exercise(LessonCheck::Kind::Answer));
    row.setResult({ .isSolved = true });
    QVERIFY(row.isSolved());
    QVERIFY(row.accessibleName().contains(u"solved"_s));
    row.setResult({ .feedback = u"Not any more."_s });
    QVERIFY(row.isSolved());
    QVERIFY(row.findChild<NoteRow *>()->isHidden());
}

QTEST_MAIN(TestExerciseRow)
#include "tst_exerciserow.moc"
