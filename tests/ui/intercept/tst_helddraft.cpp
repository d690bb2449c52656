#include "app/filter/filterprogram.h"
#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/intercept/heldsample.h"
#include "ui/intercept/changedlines.h"
#include "ui/intercept/helddraft.h"
#include "ui/intercept/likeframe.h"
#include "ui/intercept/outgoingcheck.h"
#include "ui/intercept/rawframesource.h"

#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

class TestHeldDraft : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void oneFrameIsEditedAsAFrame()
    {
        HeldDraft draft(heldText(1, "Hello").frames);
        QVERIFY(!draft.offersMessage());
        draft.setForm(true);
        QVERIFY(!draft.isMessage());
        QVERIFY(!draft.isEdited());
        RawFrame frame = draft.frame(0);
        frame.header.rsv = Rsv3;
        draft.setFrame(0, frame);
        QVERIFY(draft.isEdited());
        QCOMPARE(draft.items(), QList<OutgoingItem> { frame });
    }

    void fragmentsBecomeAMessageOrStay()
    {
        HeldDraft draft(heldFragments());
        QVERIFY(draft.isMessage());
        QVERIFY(!draft.isEdited());
        draft.setMessage({ MessageType::Text, "Hello!", false });
        QVERIFY(draft.isEdited());
        // The Ping goes first, and the message has the key of its first frame.
        QCOMPARE(draft.items(),
            (QList<OutgoingItem> {
                rawFrame(Opcode::Ping, "p"), rawFrame(Opcode::Text, "Hello!") }));
        draft.setForm(false);
        QVERIFY(!draft.isEdited());
        QCOMPARE(draft.items().size(), 3);
    }

    void compressedMessagesAreCompressedByTheProxy()
    {
        HeldFrames held = heldText(1, "Hello").frames;
        held.frames[0].header.rsv = Rsv1;
        held.message->compressed = true;
        HeldDraft draft(held);
        QVERIFY(draft.isMessage());
        const WholeMessage edited { MessageType::Text, "other", true };
        draft.setMessage(edited);
        QCOMPARE(draft.items(), QList<OutgoingItem> { edited });
    }

    void octetsAreThoseThatCross()
    {
        const RawFrame frame = rawFrame(Opcode::Text, "Hello, world");
        QByteArray wire;
        appendFrame(wire, frame.header, frame.payload);
        const HexContent content = wireContent(frame);
        QCOMPARE(content.size(), quint64(wire.size()));
        for (quint64 from = 0; from <= content.size(); ++from) { // every window
            for (qsizetype length = 0; length < 8; ++length)
                QCOMPARE(content.octets->read(from, length), wire.mid(qsizetype(from), length));
        }
        QCOMPARE(content.text->read(6, 5), QByteArray("Hello"));
    }

    void findsTheChangedLines()
    {
        QCOMPARE(ChangedLines::between(u"a\nb\nc", u"a\nB\nd\nc"), (ChangedLines { 1, 1, 2 }));
        QCOMPARE(ChangedLines::between(u"a\na", u"a\na"), (ChangedLines { 2, 0, 0 }));
        QCOMPARE(ChangedLines::between(u"a\na", u"a\na\na"), (ChangedLines { 2, 0, 1 }));
        QCOMPARE(ChangedLines::between(u"", u"x"), (ChangedLines { 0, 1, 1 }));
    }

    void saysWhichRulesWouldBreak()
    {
        const auto rules = [](const RawFrame &frame, Direction direction) {
            QStringList names;
            for (const Violation &violation : checkOutgoing(frame, direction, false))
                names.append(QString(ruleInfo(violation.rule).name));
            return names;
        };
        QCOMPARE(rules(rawFrame(Opcode::Text, "ok"), Direction::ClientToServer), QStringList());
        QCOMPARE(rules(rawFrame(Opcode::Text, "\xff"), Direction::ClientToServer),
            QStringList { u"utf8.invalid"_s });
        QVERIFY(!rules(rawFrame(Opcode::Text, "ok"), Direction::ServerToClient).isEmpty());
        QVERIFY(!rules(rawFrame(Opcode::Close, "\x03"), Direction::ClientToServer).isEmpty());
    }

    void holdsFramesLikeAnother_data()
    {
        QTest::addColumn<quint8>("opcode");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("expression");
        QTest::newRow("text") << quint8(1) << QByteArray("Hello") << u"opcode == text"_s;
        QTest::newRow("json") << quint8(1) << QByteArray("{\"id\":1,\"op\":\"order\"}")
                              << u"opcode == text and json.op == \"order\""_s;
        QTest::newRow("json, but a value with quotes")
            << quint8(1) << QByteArray("{\"op\":\"a\\\"b\"}") << u"opcode == text"_s;
        QTest::newRow("close") << quint8(8) << QByteArray() << u"opcode == close"_s;
        QTest::newRow("reserved") << quint8(3) << QByteArray() << u"opcode == 3"_s;
    }

    void holdsFramesLikeAnother()
    {
        QFETCH(quint8, opcode);
        QFETCH(QByteArray, payload);
        QFETCH(QString, expression);
        FrameHeader header = makeHeader(Opcode::Text, quint64(payload.size()));
        header.opcode = opcode;
        const BreakpointText text
            = breakpointLike(sampleFrame(header, payload, Direction::ServerToClient));
        QCOMPARE(text.expression, expression);
        QCOMPARE(text.direction, Direction::ServerToClient);
        QVERIFY(FilterProgram::fromText(text.expression));
    }
};

QTEST_GUILESS_MAIN(TestHeldDraft)
#include "tst_helddraft.moc"
