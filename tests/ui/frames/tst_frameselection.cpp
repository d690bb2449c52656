#include "tests/app/session/sessionfixture.h"
#include "ui/frames/frameselection.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

FrameHandle handle(FrameId id)
{
    return FrameHandle(std::make_shared<FrameBlock>(makeBlock(1, QList<FrameSpec>(5))), id);
}

/// Frame 1 with \a octets of 100.
FrameHandle arriving(qsizetype octets)
{
    auto block = std::make_shared<FrameBlock>();
    block->append(1,
        { Direction::ServerToClient, 0, makeHeader(Opcode::Text, 100), QByteArray(octets, 'x') },
        1);
    return FrameHandle(block, 1);
}

} // namespace

class FrameSelectionTest : public QObject
{
    Q_OBJECT

private slots:
    void anotherFrameClearsTheOctets();
    void theSameAgainChangesNothing();
    void anArrivingFrameKeepsTheOctets();
    void marksEndWithTheFrame();
    void rangeContainsItsOctets();
};

void FrameSelectionTest::anotherFrameClearsTheOctets()
{
    FrameSelection selection;
    selection.setFrame(handle(1));
    selection.setOctets({ 2, 4 });
    selection.setHover({ 1, 1 });
    QSignalSpy frames(&selection, &FrameSelection::frameChanged);
    QSignalSpy octets(&selection, &FrameSelection::octetsChanged);
    QSignalSpy hover(&selection, &FrameSelection::hoverChanged);
    selection.setFrame(handle(2));
    QCOMPARE(selection.frame().id(), FrameId(2));
    QVERIFY(selection.octets().isEmpty());
    QVERIFY(selection.hover().isEmpty());
    QCOMPARE(frames.size(), 1);
    QCOMPARE(octets.size(), 1);
    QCOMPARE(hover.size(), 1);
    selection.setFrame({});
    QVERIFY(selection.frame().isNull());
    QCOMPARE(frames.size(), 2);
}

void FrameSelectionTest::theSameAgainChangesNothing()
{
    FrameSelection selection;
    selection.setFrame(handle(1));
    selection.setOctets({ 2, 4 });
    QSignalSpy frames(&selection, &FrameSelection::frameChanged);
    QSignalSpy octets(&selection, &FrameSelection::octetsChanged);
    selection.setFrame(handle(1));
    selection.setOctets({ 2, 4 });
    QCOMPARE(frames.size(), 0);
    QCOMPARE(octets.size(), 0);
}

void FrameSelectionTest::anArrivingFrameKeepsTheOctets()
{
    FrameSelection selection;
    selection.setFrame(arriving(10));
    selection.setOctets({ 2, 4 });
    QSignalSpy frames(&selection, &FrameSelection::frameChanged);
    selection.setFrame(arriving(20));
    QCOMPARE(frames.size(), 1);
    QCOMPARE(selection.octets(), OctetRange({ 2, 4 }));
    QCOMPARE(selection.frame().record().storedLength, quint64(20));
}

void FrameSelectionTest::marksEndWithTheFrame()
{
    FrameSelection selection;
    selection.setFrame(handle(1));
    QSignalSpy changed(&selection, &FrameSelection::marksChanged);
    selection.setMarks({ { 0, 1, 1 }, { 16, 32, 2 } });
    selection.setMarks({ { 0, 1, 1 }, { 16, 32, 2 } });
    QCOMPARE(changed.size(), 1);
    QCOMPARE(selection.marks().size(), 2);
    selection.setFrame(handle(2));
    QVERIFY(selection.marks().isEmpty());
    QCOMPARE(changed.size(), 2);
}

void FrameSelectionTest::rangeContainsItsOctets()
{
    const OctetRange range { 2, 3 };
    QVERIFY(!range.contains(1));
    QVERIFY(range.contains(2));
    QVERIFY(range.contains(4));
    QVERIFY(!range.contains(5));
    QVERIFY(!OctetRange().contains(0));
}

QTEST_GUILESS_MAIN(FrameSelectionTest)
#include "tst_frameselection.moc"
