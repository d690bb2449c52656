#include "tests/ui/hex/sampleframe.h"
#include "ui/shell/framepin.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;

namespace {

FrameHandle frame(FrameId id, const QByteArray &payload = "Hello", quint64 announced = 5)
{
    return sampleFrame(makeHeader(Opcode::Text, announced), payload, {}, {}, id);
}

FrameId idOf(const FrameSelection &selection)
{
    return selection.frame().isNull() ? 0 : selection.frame().id();
}

} // namespace

class FramePinTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void followsUntilPinned();
    void octetsAreTheSameBothWays();
    void pinnedElsewhereTheyAreNot();
    void backAtThePinnedFrameItsOctetsAreSelected();
    void unpinnedItFollowsAtOnce();
    void nothingToPinWithoutAFrame();
    void staysWhenNothingIsSelected();
    void aPinnedFrameGrows();
    void pinsToAFrame();

private:
    std::unique_ptr<FrameSelection> m_source;
    std::unique_ptr<FrameSelection> m_shown;
    std::unique_ptr<FramePin> m_pin;
};

void FramePinTest::init()
{
    m_source = std::make_unique<FrameSelection>();
    m_shown = std::make_unique<FrameSelection>();
    m_source->setFrame(frame(1));
    m_pin = std::make_unique<FramePin>(*m_source, *m_shown);
}

void FramePinTest::cleanup()
{
    m_pin.reset();
    m_shown.reset();
    m_source.reset();
}

void FramePinTest::followsUntilPinned()
{
    QCOMPARE(idOf(*m_shown), FrameId { 1 });
    m_source->setFrame(frame(2));
    QCOMPARE(idOf(*m_shown), FrameId { 2 });
    QSignalSpy changed(m_pin.get(), &FramePin::changed);
    m_pin->setPinned(true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_pin->isElsewhere());
    m_source->setFrame(frame(3));
    QCOMPARE(idOf(*m_shown), FrameId { 2 });
    QVERIFY(m_pin->isElsewhere());
    QCOMPARE(m_pin->selected().id(), FrameId { 3 });
    QCOMPARE(changed.size(), 2);
}

void FramePinTest::octetsAreTheSameBothWays()
{
    m_source->setOctets({ 2, 4 });
    QCOMPARE(m_shown->octets(), (OctetRange { 2, 4 }));
    m_shown->setOctets({ 1, 1 });
    QCOMPARE(m_source->octets(), (OctetRange { 1, 1 }));
    m_shown->setHover({ 3, 1 });
    QCOMPARE(m_source->hover(), (OctetRange { 3, 1 }));
    m_source->setMarks({ { 0, 8, 1 } });
    QCOMPARE(m_shown->marks(), m_source->marks());
    m_source->setCover({ { 1 }, { 0 } });
    QCOMPARE(m_shown->cover(), m_source->cover());
    m_source->setFrame(frame(2));
    QCOMPARE(m_shown->octets(), OctetRange());
    QVERIFY(m_shown->marks().isEmpty());
}

void FramePinTest::pinnedElsewhereTheyAreNot()
{
    m_pin->setPinned(true);
    m_source->setFrame(frame(2));
    m_shown->setOctets({ 2, 3 });
    QCOMPARE(m_source->octets(), OctetRange());
    m_source->setOctets({ 1, 1 });
    QCOMPARE(m_shown->octets(), (OctetRange { 2, 3 }));
}

void FramePinTest::backAtThePinnedFrameItsOctetsAreSelected()
{
    m_pin->setPinned(true);
    m_source->setFrame(frame(2));
    m_shown->setOctets({ 2, 3 });
    m_source->setFrame(frame(1));
    QVERIFY(!m_pin->isElsewhere());
    QCOMPARE(m_shown->octets(), (OctetRange { 2, 3 }));
    QCOMPARE(m_source->octets(), (OctetRange { 2, 3 }));
}

void FramePinTest::unpinnedItFollowsAtOnce()
{
    m_pin->setPinned(true);
    m_source->setFrame(frame(2));
    m_source->setOctets({ 1, 1 });
    m_pin->setPinned(false);
    QCOMPARE(idOf(*m_shown), FrameId { 2 });
    QCOMPARE(m_shown->octets(), (OctetRange { 1, 1 }));
}

void FramePinTest::nothingToPinWithoutAFrame()
{
    m_source->setFrame({});
    m_pin->setPinned(true);
    QVERIFY(!m_pin->isPinned());
}

void FramePinTest::staysWhenNothingIsSelected()
{
    m_pin->setPinned(true);
    m_source->setFrame({});
    QCOMPARE(idOf(*m_shown), FrameId { 1 });
    QVERIFY(m_pin->isElsewhere());
    m_pin->setPinned(false);
    QVERIFY(m_shown->frame().isNull());
}

/// While the window is at it.
void FramePinTest::aPinnedFrameGrows()
{
    m_source->setFrame(frame(2, "He"));
    m_pin->setPinned(true);
    m_source->setFrame(frame(2, "Hell"));
    QCOMPARE(m_shown->frame().record().storedLength, quint64 { 4 });
}

void FramePinTest::pinsToAFrame()
{
    m_pin->pinTo(frame(7));
    QVERIFY(m_pin->isPinned());
    QVERIFY(m_pin->isElsewhere());
    QCOMPARE(idOf(*m_shown), FrameId { 7 });
    QCOMPARE(idOf(*m_source), FrameId { 1 });
}

QTEST_GUILESS_MAIN(FramePinTest)
#include "tst_framepin.moc"
