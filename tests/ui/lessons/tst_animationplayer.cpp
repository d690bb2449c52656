#include "protocol/wire/opcode.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/lessons/animationplayer.h"
#include "ui/lessons/reassemblyanimation.h"
#include "ui/lessons/unmaskinganimation.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAnimationPlayer : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void stepsForwardAndBack();
    void playsToTheEndAndAgain();
    void pauses();
    void movesNothingWhereMotionIsNotWanted();
    void knowsWhetherMotionIsWanted();
    void beginsAnewWithOtherContent();
    void worksByKeyboard();
    void unmaskingTellsEachOctet();
    void reassemblyTellsEachFrame();
    void paints_data();
    void paints();

private:
    QToolButton *button(const QString &name) const;

    Theme m_theme;
    std::unique_ptr<AnimationPlayer> m_player;
    UnmaskingAnimation *m_unmasking = nullptr;
};

void TestAnimationPlayer::init()
{
    failOnAnyWarning();
    qunsetenv("FRAMESCOPE_REDUCED_MOTION");
    m_unmasking = new UnmaskingAnimation(m_theme);
    m_player = std::make_unique<AnimationPlayer>(m_theme, m_unmasking);
    m_player->setReducedMotion(false);
    m_player->setStepDuration(6ms);
    m_player->resize(400, 300);
    m_player->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_player.get()));
}

QToolButton *TestAnimationPlayer::button(const QString &name) const
{
    for (QToolButton *button : m_player->findChildren<QToolButton *>()) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

void TestAnimationPlayer::stepsForwardAndBack()
{
    QVERIFY(!button(u"One step back"_s)->isEnabled());
    button(u"One step on"_s)->click();
    button(u"One step on"_s)->click();
    QCOMPARE(m_unmasking->step(), 2);
    QTRY_COMPARE(m_unmasking->progress(), 1.0);
    button(u"One step back"_s)->click();
    QCOMPARE(m_unmasking->step(), 1);
    for (int i = 0; i < 10; ++i)
        m_player->stepForward();
    QCOMPARE(m_unmasking->step(), 5);
    QVERIFY(!button(u"One step on"_s)->isEnabled());
    button(u"From the beginning"_s)->click();
    QCOMPARE(m_unmasking->step(), 0);
}

void TestAnimationPlayer::playsToTheEndAndAgain()
{
    QSignalSpy playing(m_player.get(), &AnimationPlayer::playingChanged);
    QSignalSpy steps(m_unmasking, &StepAnimation::stepChanged);
    button(u"Play"_s)->click();
    QVERIFY(m_player->isPlaying());
    QTRY_COMPARE(m_unmasking->step(), 5);
    QTRY_VERIFY(!m_player->isPlaying());
    QCOMPARE(steps.size(), 5);
    QCOMPARE(playing.size(), 2);
    m_player->play(); // from the beginning
    QCOMPARE(m_unmasking->step(), 1);
}

void TestAnimationPlayer::pauses()
{
    m_player->setStepDuration(1h);
    m_player->play();
    QCOMPARE(m_unmasking->step(), 1);
    button(u"Pause"_s)->click();
    QVERIFY(!m_player->isPlaying());
    QCOMPARE(m_unmasking->progress(), 1.0);
    QVERIFY(button(u"Play"_s));
}

void TestAnimationPlayer::movesNothingWhereMotionIsNotWanted()
{
    m_player->setReducedMotion(true);
    m_player->setStepDuration(1h);
    m_player->stepForward();
    QCOMPARE(m_unmasking->step(), 1);
    QCOMPARE(m_unmasking->progress(), 1.0);
    m_player->play();
    QCOMPARE(m_unmasking->progress(), 1.0);
}

void TestAnimationPlayer::knowsWhetherMotionIsWanted()
{
    qputenv("FRAMESCOPE_REDUCED_MOTION", "1");
    QVERIFY(AnimationPlayer::wantsReducedMotion(m_player.get()));
    qputenv("FRAMESCOPE_REDUCED_MOTION", "0");
    QVERIFY(!AnimationPlayer::wantsReducedMotion(m_player.get()));
}

void TestAnimationPlayer::beginsAnewWithOtherContent()
{
    m_player->setStepDuration(1h);
    m_player->play();
    m_player->stepForward();
    m_unmasking->setPayload({ 1, 2, 3, 4 }, "abc");
    QCOMPARE(m_unmasking->step(), 0);
    QCOMPARE(m_unmasking->stepCount(), 3);
    QVERIFY(!m_player->isPlaying());
    m_unmasking->setPayload({ 1, 2, 3, 4 }, "more than there is room for");
    QCOMPARE(m_unmasking->stepCount(), int(UnmaskingAnimation::MaxOctets));
}

void TestAnimationPlayer::worksByKeyboard()
{
    button(u"One step on"_s)->setFocus();
    QTest::keyClick(button(u"One step on"_s), Qt::Key_Space);
    QCOMPARE(m_unmasking->step(), 1);
}

void TestAnimationPlayer::unmaskingTellsEachOctet()
{
    QVERIFY(!m_player->description().isEmpty());
    m_player->stepForward();
    // 7F XOR 37 is 48: "H".
    QVERIFY(m_player->description().contains(u"01111111 XOR 00110111 = 01001000"_s));
    QVERIFY(m_player->description().contains(u"‘H’"_s));
    QCOMPARE(m_unmasking->accessibleDescription(), m_player->description());
    m_unmasking->setStep(5);
    QVERIFY(m_player->description().contains(u"key[0]"_s));
}

void TestAnimationPlayer::reassemblyTellsEachFrame()
{
    ReassemblyAnimation animation(m_theme);
    QCOMPARE(animation.stepCount(), 4);
    QVERIFY(animation.describe(1).contains(u"text"_s));
    QVERIFY(animation.describe(3).contains(u"ping"_s));
    QVERIFY(animation.describe(4).contains(u"and a happy new year!"_s));
    animation.setStep(2);
    animation.setPieces({ { toNibble(Opcode::Binary), true, "x\x01" } });
    QCOMPARE(animation.step(), 0);
    QCOMPARE(animation.stepCount(), 1);
    QVERIFY(animation.describe(1).contains(u"\\u0001"_s)); // what cannot be seen is written out
}

void TestAnimationPlayer::paints_data()
{
    QTest::addColumn<bool>("reassembly");
    QTest::addColumn<bool>("dark");
    for (const bool reassembly : { false, true }) {
        for (const bool dark : { false, true })
            QTest::addRow(
                "%s, %s", reassembly ? "reassembly" : "unmasking", dark ? "dark" : "light")
                << reassembly << dark;
    }
}

void TestAnimationPlayer::paints()
{
    QFETCH(bool, reassembly);
    QFETCH(bool, dark);
    m_theme.setScheme(dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
    std::unique_ptr<StepAnimation> animation;
    if (reassembly)
        animation = std::make_unique<ReassemblyAnimation>(m_theme);
    else
        animation = std::make_unique<UnmaskingAnimation>(m_theme);
    animation->resize(animation->sizeHint());
    QImage last;
    for (int step = 0; step <= animation->stepCount(); ++step) {
        animation->setStep(step);
        for (const qreal progress : { 0.4, 1.0 }) {
            animation->setProgress(progress);
            const QImage image = animation->grab().toImage();
            QVERIFY(step == 0 || image != last);
            last = image;
        }
    }
}

QTEST_MAIN(TestAnimationPlayer)
#include "tst_animationplayer.moc"
