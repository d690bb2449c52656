#include "tests/ui/theme/strictwarnings.h"
#include "ui/anatomy/fragmentstrip.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

MessageOutline message(quint64 fragments, quint64 position)
{
    MessageOutline outline;
    outline.opcode = toNibble(Opcode::Text);
    outline.fragmentCount = fragments;
    outline.position = position;
    for (quint64 i = 0; i < std::min<quint64>(fragments, MessageOutline::MaxFragments); ++i)
        outline.fragments.append({ 100 + i, 5, "happy" });
    return outline;
}

} // namespace

class TestFragmentStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void clickAsksForTheFragment();
    void ownFragmentHasRoom();
    void longMessageStaysBounded();
    void emptyMessageHasNoBoxes();

private:
    Theme m_theme;
};

void TestFragmentStrip::init()
{
    failOnAnyWarning();
}

void TestFragmentStrip::clickAsksForTheFragment()
{
    FragmentStrip strip(m_theme);
    strip.setMessage(message(3, 0));
    strip.resize(172, strip.heightForWidth(172));
    QSignalSpy requested(&strip, &FragmentStrip::frameRequested);
    std::optional<QPoint> third;
    for (int x = 0; x < strip.width(); ++x) {
        if (strip.fragmentAt({ x, 5 }) == 2)
            third = QPoint(x, 5);
    }
    QVERIFY(third);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, *third);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<FrameId>(), FrameId { 102 });
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(171, strip.height() - 1));
    QCOMPARE(requested.size(), 1);
}

void TestFragmentStrip::ownFragmentHasRoom()
{
    FragmentStrip strip(m_theme);
    strip.setMessage(message(64, 60));
    strip.resize(172, strip.heightForWidth(172));
    bool found = false;
    for (int y = 0; y < strip.height(); ++y) {
        for (int x = 0; x < strip.width(); ++x)
            found = found || strip.fragmentAt({ x, y }) == 60;
    }
    QVERIFY(found);
}

void TestFragmentStrip::longMessageStaysBounded()
{
    FragmentStrip strip(m_theme);
    strip.setMessage(message(1'000'000, 900'000)); // its own fragment is not even listed
    QVERIFY(strip.heightForWidth(172) < 150);
    strip.resize(172, 100);
    QVERIFY(!strip.grab().isNull());
    QCOMPARE(strip.accessibleName(), u"Fragment 900,001 of 1,000,000"_s);
}

void TestFragmentStrip::emptyMessageHasNoBoxes()
{
    FragmentStrip strip(m_theme);
    strip.setMessage({});
    QCOMPARE(strip.heightForWidth(172), 0);
    QVERIFY(!strip.fragmentAt({ 1, 1 }));
}

QTEST_MAIN(TestFragmentStrip)
#include "tst_fragmentstrip.moc"
