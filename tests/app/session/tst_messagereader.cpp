#include "app/session/memorysessionstore.h"
#include "app/session/messagereader.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Compression = MessageContent::Compression;
using Text = MessageContent::Text;

namespace {

/// Records frames as a capture would.
class Recording
{
public:
    FrameId add(const FrameHeader &header, const QByteArray &payload, FrameId messageFirst,
        ConnectionId connection = 1, Direction direction = Direction::ClientToServer)
    {
        const FrameId id = m_store.lastFrame() + 1;
        SessionBatch batch { FrameBlock(id), {}, {} };
        batch.frames.append(connection, { direction, 0, header, payload }, messageFirst);
        if (m_decompressed)
            batch.frames.attachMessage(*std::exchange(m_decompressed, std::nullopt));
        m_store.append(std::move(batch));
        return id;
    }
    FrameId add(Opcode opcode, const QByteArray &payload, bool fin, FrameId messageFirst,
        ConnectionId connection = 1, Direction direction = Direction::ClientToServer)
    {
        const auto length = static_cast<quint64>(payload.size());
        return add(makeHeader(opcode, length, std::nullopt, fin), payload, messageFirst, connection,
            direction);
    }
    /// The frame added next ends a message that decompresses to \a payload.
    void decompressNextTo(const QByteArray &payload) { m_decompressed = payload; }

    FrameHandle frame(FrameId id) const { return { m_store.block(id), id }; }
    MessageContent read(FrameId id, quint64 limit = 1000) const
    {
        return readMessage(m_store, frame(id), limit).value();
    }
    const SessionStore &store() const { return m_store; }

private:
    MemorySessionStore m_store;
    std::optional<QByteArray> m_decompressed;
};

} // namespace

class MessageReaderTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void assemblesFragmentsFromAnyOfThem_data()
    {
        QTest::addColumn<FrameId>("selected");
        QTest::newRow("§5.4 first") << FrameId(2);
        QTest::newRow("§5.4 in between") << FrameId(4);
        QTest::newRow("§5.4 final") << FrameId(8);
    }
    void assemblesFragmentsFromAnyOfThem()
    {
        QFETCH(FrameId, selected);
        Recording recording;
        recording.add(Opcode::Text, "before", true, 1);
        recording.add(Opcode::Text, "and a", false, 2);
        recording.add(Opcode::Text, "other way", true, 3, 1, Direction::ServerToClient);
        recording.add(Opcode::Continuation, "happy new ", false, 2);
        recording.add(Opcode::Ping, "hb", true, 0);
        recording.add(Opcode::Text, "other connection", false, 6, 2);
        recording.add(Opcode::Continuation, "of it", true, 6, 2);
        recording.add(Opcode::Continuation, "year!", true, 2);
        recording.add(Opcode::Text, "after", true, 9);

        const MessageContent content = recording.read(selected);
        QCOMPARE(content.payload, "and ahappy new year!"_ba);
        QCOMPARE(content.opcode, toNibble(Opcode::Text));
        QCOMPARE(content.first, FrameId(2));
        QCOMPARE(content.last, FrameId(8));
        QCOMPARE(content.frames, quint64(3));
        QCOMPARE(content.length, quint64(20));
        QCOMPARE(content.wireLength, quint64(20));
        QVERIFY(content.complete);
        QCOMPARE(content.text, Text::Valid);
        QCOMPARE(content.compression, Compression::None);
    }

    void anUnfinishedMessageIsReadAsFarAsItGoes()
    {
        Recording recording;
        recording.add(Opcode::Text, "and \xC3", false, 1);
        const MessageContent content = recording.read(1);
        QVERIFY(!content.complete);
        QCOMPARE(content.text, Text::Valid); // the character may go on in the next fragment
    }

    void aMessageThatTheNextOneCutOffEndsThere()
    {
        Recording recording;
        recording.add(Opcode::Text, "never ", false, 1);
        recording.add(Opcode::Text, "another", true, 2);
        recording.add(Opcode::Continuation, "finished", true, 3);
        const MessageContent content = recording.read(1);
        QCOMPARE(content.payload, "never "_ba);
        QCOMPARE(content.last, FrameId(1));
        QVERIFY(!content.complete);
    }

    void aCharacterMaySpanFragments()
    {
        Recording recording;
        recording.add(Opcode::Text, "\xE2\x82", false, 1);
        recording.add(Opcode::Continuation, "\xAC", true, 1);
        QCOMPARE(recording.read(1).text, Text::Valid);
    }

    void findsInvalidUtf8_data()
    {
        QTest::addColumn<QList<QByteArray>>("fragments");
        QTest::addColumn<quint64>("octet");
        QTest::newRow("§8.1 stray octet") << QList { "abc\xFF"_ba } << quint64(3);
        QTest::newRow("§8.1 in the second fragment")
            << QList { "abc"_ba, "d\xC0"_ba } << quint64(4);
        QTest::newRow("§8.1 across fragments") << QList { "a\xE2"_ba, "b"_ba } << quint64(2);
        QTest::newRow("§8.1 ends inside a character")
            << QList { "a"_ba, "b\xE2\x82"_ba } << quint64(4);
    }
    void findsInvalidUtf8()
    {
        QFETCH(QList<QByteArray>, fragments);
        QFETCH(quint64, octet);
        Recording recording;
        for (qsizetype i = 0; i < fragments.size(); ++i)
            recording.add(i == 0 ? Opcode::Text : Opcode::Continuation, fragments.at(i),
                i + 1 == fragments.size(), 1);
        const MessageContent content = recording.read(1);
        QCOMPARE(content.text, Text::Invalid);
        QCOMPARE(content.invalidOctet, octet);
    }

    void binaryIsNotCheckedForUtf8()
    {
        Recording recording;
        recording.add(Opcode::Binary, "\xFF", true, 1);
        QCOMPARE(recording.read(1).text, Text::NotChecked);
    }

    void checksWhatLiesBeyondTheLimitToo()
    {
        Recording recording;
        recording.add(Opcode::Text, "0123456789", false, 1);
        recording.add(Opcode::Continuation, "01234\xFF", true, 1);
        const MessageContent content = recording.read(1, 12);
        QCOMPARE(content.payload, "012345678901"_ba);
        QCOMPARE(content.length, quint64(16));
        QVERIFY(content.isCut());
        QCOMPARE(content.invalidOctet, quint64(15));
    }

    void prefersTheDecompressedMessage()
    {
        Recording recording;
        FrameHeader header = makeHeader(Opcode::Text, 3, std::nullopt, false);
        header.rsv = Rsv1;
        recording.add(header, "\xF2\x48\xCD", 1);
        const MessageContent pending = recording.read(1);
        QCOMPARE(pending.compression, Compression::Pending);
        QCOMPARE(pending.payload, "\xF2\x48\xCD"_ba);
        QCOMPARE(pending.text, Text::NotChecked);

        recording.decompressNextTo("Hello");
        recording.add(Opcode::Continuation, "\xC9\xC9\x07\x00"_ba, true, 1);
        const MessageContent content = recording.read(1);
        QCOMPARE(content.compression, Compression::Undone);
        QCOMPARE(content.payload, "Hello"_ba);
        QCOMPARE(content.length, quint64(5));
        QCOMPARE(content.wireLength, quint64(3) + "\xC9\xC9\x07\x00"_ba.size());
        QCOMPARE(content.text, Text::Valid);
    }

    void whatCannotBeDecompressedStaysAsItWas()
    {
        Recording recording;
        FrameHeader header = makeHeader(Opcode::Text, 2);
        header.rsv = Rsv1;
        recording.add(header, "\xFF\xFF", 1);
        const MessageContent content = recording.read(1);
        QCOMPARE(content.compression, Compression::Failed);
        QCOMPARE(content.payload, "\xFF\xFF"_ba);
        QCOMPARE(content.text, Text::NotChecked);
    }

    void aControlFrameIsAMessageOfItsOwn()
    {
        Recording recording;
        recording.add(Opcode::Text, "a", false, 1);
        recording.add(Opcode::Ping, "hb-1", true, 0);
        recording.add(Opcode::Continuation, "b", true, 1);
        const MessageContent content = recording.read(2);
        QCOMPARE(content.opcode, toNibble(Opcode::Ping));
        QCOMPARE(content.payload, "hb-1"_ba);
        QCOMPARE(content.first, FrameId(2));
        QCOMPARE(content.last, FrameId(2));
        QVERIFY(content.complete);
    }

    void aTruncatedFrameIsNoCompleteMessage()
    {
        Recording recording;
        recording.add(makeHeader(Opcode::Text, 10), "abc", 1);
        const MessageContent content = recording.read(1);
        QVERIFY(!content.complete);
        QCOMPARE(content.payload, "abc"_ba);
    }

    void stopsWhenAsked()
    {
        Recording recording;
        recording.add(Opcode::Text, "a", true, 1);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!readMessage(recording.store(), recording.frame(1), 10, stop.get_token()));
    }
};

QTEST_GUILESS_MAIN(MessageReaderTest)
#include "tst_messagereader.moc"
