#include "app/session/memorysessionstore.h"
#include "tests/ui/hex/sampleframe.h"
#include "ui/anatomy/messageoutline.h"

#include <QTest>

using namespace Framescope;

namespace {

constexpr Direction Out = Direction::ClientToServer;
constexpr Direction In = Direction::ServerToClient;

/// A session of two connections; connection 1 has a fragmented message with a Ping in between.
class Session
{
public:
    FrameId add(ConnectionId connection, Direction direction, Opcode opcode, bool fin,
        const QByteArray &payload, FrameId messageFirst, const QList<Violation> &violations = {},
        quint8 rsv = 0)
    {
        FrameHeader header
            = makeHeader(opcode, static_cast<quint64>(payload.size()), std::nullopt, fin);
        header.rsv = rsv;
        SessionBatch batch { FrameBlock(store.lastFrame() + 1), {}, {} };
        batch.frames.append(connection, { direction, 0, header, payload }, messageFirst,
            { violations.data(), static_cast<std::size_t>(violations.size()) });
        store.append(std::move(batch));
        return store.lastFrame();
    }

    FrameHandle frame(FrameId id) const { return { store.residentBlock(id), id }; }

    MemorySessionStore store;
};

} // namespace

class TestMessageOutline : public QObject
{
    Q_OBJECT

private slots:
    void findsFragmentsBetweenOtherFrames();
    void openMessageHasNoLastFragment();
    void controlFrameHasNoMessage();
    void nextFrameIsOfTheSameConnectionAndDirection();
    void brokenUtf8CountsFromItsFrameOn();
    void compressionIsOnTheFirstFragment();
    void manyFragmentsAreCountedAndFewListed();
    void longPayloadsAreCut();
    void withoutStoreOnlyTheFrameIsKnown();
};

void TestMessageOutline::findsFragmentsBetweenOtherFrames()
{
    Session session;
    session.add(1, Out, Opcode::Text, false, "and a", 1);
    session.add(2, Out, Opcode::Text, true, "another connection", 2);
    session.add(1, Out, Opcode::Continuation, false, "happy new ", 1);
    session.add(1, In, Opcode::Text, true, "the other way", 4);
    session.add(1, Out, Opcode::Ping, true, "hb", 0);
    session.add(1, Out, Opcode::Continuation, true, "year!", 1);
    session.add(1, Out, Opcode::Text, true, "the next message", 7);

    const MessageOutline outline = outlineMessage(session.frame(3), &session.store);
    QCOMPARE(outline.fragmentCount, quint64 { 3 });
    QCOMPARE(outline.octets, quint64 { 20 });
    QCOMPARE(outline.position, quint64 { 1 });
    QCOMPARE(outline.last, FrameId { 6 });
    QVERIFY(outline.isText());
    QCOMPARE(outline.fragments.size(), 3);
    QCOMPARE(outline.fragments.at(0).begin, "and a");
    QCOMPARE(outline.fragments.at(1).id, FrameId { 3 });
    QCOMPARE(outline.fragments.at(2).length, quint64 { 5 });
    QCOMPARE(outline.next, FrameId { 5 });
}

void TestMessageOutline::openMessageHasNoLastFragment()
{
    Session session;
    session.add(1, Out, Opcode::Binary, false, "a", 1);
    session.add(1, Out, Opcode::Continuation, false, "b", 1);
    const MessageOutline outline = outlineMessage(session.frame(2), &session.store);
    QCOMPARE(outline.fragmentCount, quint64 { 2 });
    QCOMPARE(outline.last, FrameId { 0 });
    QCOMPARE(outline.next, FrameId { 0 });
    QVERIFY(!outline.isText());
}

void TestMessageOutline::controlFrameHasNoMessage()
{
    Session session;
    session.add(1, Out, Opcode::Ping, true, "hb", 0);
    session.add(1, Out, Opcode::Text, true, "x", 2);
    const MessageOutline outline = outlineMessage(session.frame(1), &session.store);
    QCOMPARE(outline.fragmentCount, quint64 { 0 });
    QVERIFY(outline.fragments.isEmpty());
    QCOMPARE(outline.next, FrameId { 2 });
}

void TestMessageOutline::nextFrameIsOfTheSameConnectionAndDirection()
{
    Session session;
    session.add(1, Out, Opcode::Text, true, "a", 1);
    session.add(2, Out, Opcode::Text, true, "b", 2);
    session.add(1, In, Opcode::Text, true, "c", 3);
    QCOMPARE(outlineMessage(session.frame(1), &session.store).next, FrameId { 0 });
    session.add(1, Out, Opcode::Text, true, "d", 4);
    QCOMPARE(outlineMessage(session.frame(1), &session.store).next, FrameId { 4 });
}

void TestMessageOutline::brokenUtf8CountsFromItsFrameOn()
{
    const QList<Violation> broken { { Rule::Utf8Invalid, Out, 2, 1, {} } };
    Session session;
    session.add(1, Out, Opcode::Text, false, "fine", 1);
    session.add(1, Out, Opcode::Continuation, false, "\xFF", 1, broken);
    session.add(1, Out, Opcode::Continuation, true, "fine", 1);
    QVERIFY(!outlineMessage(session.frame(1), &session.store).utf8Broken);
    QVERIFY(outlineMessage(session.frame(2), &session.store).utf8Broken);
    QVERIFY(outlineMessage(session.frame(3), &session.store).utf8Broken);
}

void TestMessageOutline::compressionIsOnTheFirstFragment()
{
    Session session;
    session.add(1, Out, Opcode::Text, false, "\xF2\x48", 1, {}, Rsv1);
    session.add(1, Out, Opcode::Continuation, true, "\xCD", 1);
    QVERIFY(outlineMessage(session.frame(2), &session.store).compressed);
}

void TestMessageOutline::manyFragmentsAreCountedAndFewListed()
{
    Session session;
    session.add(1, Out, Opcode::Text, false, "x", 1);
    for (int i = 1; i < 200; ++i)
        session.add(1, Out, Opcode::Continuation, i == 199, "x", 1);
    const MessageOutline outline = outlineMessage(session.frame(150), &session.store);
    QCOMPARE(outline.fragmentCount, quint64 { 200 });
    QCOMPARE(outline.fragments.size(), MessageOutline::MaxFragments);
    QCOMPARE(outline.position, quint64 { 149 });
    QCOMPARE(outline.last, FrameId { 200 });
}

void TestMessageOutline::longPayloadsAreCut()
{
    Session session;
    session.add(1, Out, Opcode::Binary, true, QByteArray(10'000, 'x'), 1);
    const MessageOutline outline = outlineMessage(session.frame(1), &session.store);
    QCOMPARE(outline.fragments.first().begin.size(), MessageOutline::MaxPreview);
    QCOMPARE(outline.fragments.first().length, quint64 { 10'000 });
}

void TestMessageOutline::withoutStoreOnlyTheFrameIsKnown()
{
    const MessageOutline outline = outlineMessage(maskedHello(), nullptr);
    QCOMPARE(outline.fragmentCount, quint64 { 1 });
    QCOMPARE(outline.fragments.first().begin, "Hello");
    QCOMPARE(outline.next, FrameId { 0 });
}

QTEST_APPLESS_MAIN(TestMessageOutline)
#include "tst_messageoutline.moc"
