#include "app/session/blockcodec.h"
#include "app/session/eventcodec.h"
#include "app/session/filesessionstore.h"
#include "app/session/sqlrow.h"
#include "tests/app/session/sessionfixture.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Started = QDateTime::fromMSecsSinceEpoch(1'766'000'000'123, Qt::UTC);

bool sameRow(const FrameBlock &a, int rowA, const FrameBlock &b, int rowB)
{
    const FrameRecord x = a.record(rowA);
    const FrameRecord y = b.record(rowB);
    return x.id == y.id && x.connection == y.connection && x.direction == y.direction
        && x.time == y.time && x.header == y.header && x.storedLength == y.storedLength
        && x.messageFirst == y.messageFirst && x.hasViolation == y.hasViolation
        && a.payload(rowA) == b.payload(rowB) && a.originOf(rowA) - rowA == b.originOf(rowB) - rowB
        && a.message(rowA) == b.message(rowB) && a.violations(rowA) == b.violations(rowB);
}

bool sameBlock(const FrameBlock &a, const FrameBlock &b)
{
    bool same = a.firstId() == b.firstId() && a.count() == b.count();
    for (int row = 0; same && row < a.count(); ++row)
        same = sameRow(a, row, b, row);
    return same;
}

/// Everything that a frame can have, the odd as well.
FrameBlock oddBlock(FrameId firstId)
{
    FrameBlock block(firstId);
    const auto append
        = [&block](ConnectionId connection, Direction direction, qint64 time,
              const FrameHeader &header, QByteArrayView payload, FrameId messageFirst = 0,
              const QList<Violation> &violations = {}, int repeated = FrameBlock::NoRow) {
              block.append(connection, { direction, time, header, payload }, messageFirst,
                  violations, repeated);
          };
    FrameHeader header = makeHeader(Opcode::Text, 5, MaskingKey { 0x37, 0xfa, 0x21, 0x3d });
    append(1, Direction::ClientToServer, 1'000, header, "Hello", firstId);
    header.maskingKey = MaskingKey {}; // a key of zeros is a key
    header.lengthForm = LengthForm::Bits64; // and need not be minimal
    append(1, Direction::ClientToServer, 1'000, header, "Hello", firstId + 1,
        { { Rule::LengthNotMinimal, Direction::ClientToServer, 1, 9, u"5 in 64 bits"_s },
            { Rule::ReservedBits, Direction::ClientToServer, 0, 1, u"käse"_s } },
        0);
    header = makeHeader(Opcode::Binary, 70'000, std::nullopt, false);
    header.rsv = Rsv1;
    append(
        7, Direction::ServerToClient, 5'000'000'000, header, QByteArray(70'000, 'x'), firstId + 2);
    append(7, Direction::ServerToClient, 4'000'000'000,
        makeHeader(Opcode::Continuation, 3, std::nullopt), "end", firstId + 2);
    block.attachMessage("decompressed");
    header = makeHeader(Opcode::Ping, 0, std::nullopt, false);
    header.opcode = 0xB;
    header.rsv = 0x7;
    append(70'000, Direction::ServerToClient, -3, header, {}, 0,
        { { Rule::ReservedOpcode, Direction::ServerToClient, 0, 1, {} } });
    header = makeHeader(Opcode::Text, 0, std::nullopt);
    header.payloadLength = ~quint64(0); // announced, and hardly begun
    header.lengthForm = LengthForm::Bits64;
    append(2, Direction::ServerToClient, std::numeric_limits<qint64>::max(), header, "cut",
        firstId + 5);
    block.attachMessage({});
    return block;
}

ConnectionRecord oddConnection()
{
    ConnectionRecord connection;
    connection.id = 7;
    connection.role = Role::Proxy;
    connection.url = u"wss://höst.example/?a=%20"_s;
    connection.peer = u"[::1]:443"_s;
    connection.secure = true;
    connection.verificationOff = true;
    connection.state = ConnectionState::Closed;
    connection.started = 1;
    connection.opened = 2;
    connection.ended = 3;
    connection.subprotocol = u"chat"_s;
    connection.extensions = { u"permessage-deflate; client_max_window_bits=15"_s, u"x"_s };
    connection.clientToServer = { 3, 100, { 1, 2 } };
    connection.serverToClient
        = { 1, 1ULL << 40, { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 } };
    connection.violations = 4;
    connection.verdict = CloseVerdict { CloseCause::ViolationFound, ClosedBy::Server, 1002,
        u"no \"mask\""_s, Rule::MaskMissing, Error { ErrorCode::HandshakeRefused, u"403"_s } };
    return connection;
}

QList<EventRecord> oddEvents()
{
    const QList<HandshakeCheck> checks { { Rule::RequestKey, u"Sec-WebSocket-Key"_s, true,
                                             u"16 octets"_s },
        { Rule::RequestHost, u"Host"_s, false, {} } };
    return {
        { 1, 1, TcpConnected { u"::1"_s, 443, u"::2"_s, 65535 } },
        { 3, 1, TcpConnected { u"::1"_s, 443, u"::2"_s, 65535, std::chrono::nanoseconds(7) } },
        { 1, 2,
            TlsEstablished { u"TLS 1.3"_s, u"TLS_AES_128_GCM_SHA256"_s, u"X25519"_s, u"http/1.1"_s,
                { QByteArray("\x30\x00\xff", 3), "second" }, { u"self-signed"_s } } },
        { 2, 3, RequestReceived { QByteArray("GET / \xff\0\r\n", 10), u"ws://a/"_s, checks } },
        { 1, 4,
            ResponseReceived {
                "HTTP/1.1 101\r\n\r\n", {}, u"chat"_s, { u"a; b"_s, u"c"_s }, true } },
        { 1, 5, ViolationFound { { Rule::Utf8Invalid, Direction::ServerToClient, 4, 2, u"é"_s } } },
        { 1, 6, StrayOctets { Direction::ServerToClient, {} } },
        { 1, 7,
            Closed { { CloseCause::LimitExceeded, ClosedBy::Client, std::nullopt, {}, {}, {} } } },
        { 1, 8,
            EditMade { EditMade::Kind::Dropped, Direction::ServerToClient,
                QByteArray("\x81\x00", 2), 0 } },
        { 1, 9, Failed { { ErrorCode::HostNotFound, u"nowhere"_s } } },
        { 3, 9,
            Failed { { ErrorCode::CertificateRejected, u"self-signed"_s },
                { QByteArray("\x30\x00\xff", 3), "second" } } },
        { 1, 10, Tunnelled { 1, 2 } },
    };
}

QList<Annotation> oddAnnotations()
{
    return { { 1, AnnotationColour::Purple, {} },
        { 12, AnnotationColour::None, u"two\nlines é"_s } };
}

/// As JSON lines and the hidden parts: there is no other comparison of events.
QByteArray text(const EventRecord &record)
{
    const auto stored = EventCodec::encode(record.event);
    return QByteArray::number(record.connection) + ' ' + QByteArray::number(record.time) + ' '
        + stored.kind.toUtf8() + QJsonDocument(stored.details).toJson() + stored.octets;
}

QByteArray text(const ConnectionRecord &connection)
{
    const auto count = [](const TrafficCount &traffic) {
        QByteArray numbers = QByteArray::number(traffic.octets);
        for (quint64 frames : traffic.framesByOpcode)
            numbers += ',' + QByteArray::number(frames);
        return numbers + '=' + QByteArray::number(traffic.frames);
    };
    return QByteArray::number(connection.id) + ' ' + connection.url.toUtf8() + ' '
        + connection.peer.toUtf8() + ' ' + QByteArray::number(int(connection.role))
        + QByteArray::number(int(connection.secure)) + QByteArray::number(int(connection.state))
        + QByteArray::number(int(connection.verificationOff)) + ' '
        + QByteArray::number(connection.started) + ' '
        + QByteArray::number(connection.opened.value_or(-1)) + ' '
        + QByteArray::number(connection.ended.value_or(-1)) + connection.subprotocol.toUtf8()
        + connection.extensions.join(u'|').toUtf8() + count(connection.clientToServer)
        + count(connection.serverToClient) + QByteArray::number(connection.violations)
        + (connection.verdict
                ? QJsonDocument(EventCodec::encodeVerdict(*connection.verdict)).toJson()
                : QByteArray());
}

template <typename List>
QByteArrayList texts(const List &list)
{
    QByteArrayList all;
    for (const auto &entry : list)
        all.append(text(entry));
    return all;
}

QList<EventRecord> allEvents(const FileSessionStore &store)
{
    QList<EventRecord> all;
    store.visitEvents([&all](const EventRecord &event) {
        all.append(event);
        return true;
    });
    return all;
}

QList<Annotation> annotationsOf(const FileSessionStore &store)
{
    const Annotations annotations = store.annotations();
    return annotations.all().values();
}

/// Reads all there is, so that whatever is damaged is met.
void readAll(const FileSessionStore &store)
{
    for (FrameId id = 1; id <= store.lastFrame();) {
        const auto block = store.block(id);
        if (!block)
            break;
        for (int row = 0; row < block->count(); ++row) {
            block->record(row);
            block->payload(row);
            block->message(row);
            block->violations(row);
        }
        id = block->endId();
    }
    store.connections();
    store.connection(7);
    allEvents(store);
}

} // namespace

class SessionFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyFieldSurvives();
    void aClosedFileIsOneAndPlain();
    void laterBlocksTakeThePlaceOfEarlierOnes();
    void payloadsOverSeveralChunks();
    void ofLargePayloadsOnlyTheWindowIsRead();
    void anExistingFileIsKept();
    void anEmptyFileIsTaken();
    void aFolderThatIsNotThere();
    void whatIsNoSessionIsRefused_data();
    void whatIsNoSessionIsRefused();
    void aNewerFormatIsNamed();
    void aForeignSchemaIsRefused_data();
    void aForeignSchemaIsRefused();
    void aRecordingWithoutItsLogIsNamed();
    void readOnlyMedia();
    void damageIsReadUpTo();
    void wrongDirectoriesAreRefused();
    void directoriesThatPromiseTooMuch();
    void payloadsOfOtherRowsThatCannotBe_data();
    void payloadsOfOtherRowsThatCannotBe();
    void noCorruptionIsBelieved();

private:
    QString path() const { return m_folder->filePath(u"a b%20?#.fscope"_s); }
    std::unique_ptr<SessionFile> created();
    /// A file with one of everything; its octets.
    QByteArray writeSample();
    void overwrite(const QByteArray &octets) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SessionFileTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

std::unique_ptr<SessionFile> SessionFileTest::created()
{
    auto file = SessionFile::create(path(), Started);
    if (!file)
        qFatal("%s", qPrintable(file.error().detail));
    return std::move(*file);
}

QByteArray SessionFileTest::writeSample()
{
    const auto file = created();
    bool written = file->begin().has_value() && file->writeBlock(oddBlock(1)).has_value()
        && file->writeBlock(oddBlock(7)).has_value()
        && file->writeConnection(oddConnection()).has_value();
    for (const EventRecord &event : oddEvents())
        written = written && file->writeEvent(event).has_value();
    for (const Annotation &annotation : oddAnnotations())
        written = written && file->writeAnnotation(annotation).has_value();
    written = written && file->commit().has_value() && file->finish().has_value();
    if (!written)
        qFatal("the sample cannot be written");
    QFile octets(path());
    octets.open(QIODevice::ReadOnly);
    return octets.readAll();
}

void SessionFileTest::overwrite(const QByteArray &octets) const
{
    QFile file(path());
    file.open(QIODevice::WriteOnly);
    file.write(octets);
}

void SessionFileTest::everyFieldSurvives()
{
    writeSample();
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->started(), Started);
    QCOMPARE((*store)->lastFrame(), FrameId(12));
    QVERIFY(!(*store)->residentBlock(1));
    for (const FrameId first : { FrameId(1), FrameId(7) }) {
        const auto block = (*store)->block(first + 2);
        QVERIFY(block);
        QVERIFY(sameBlock(*block, oddBlock(first)));
        QCOMPARE((*store)->residentBlock(first), block);
    }
    QCOMPARE((*store)->furthestRead(), FrameId(9));
    QVERIFY(!(*store)->block(0));
    QVERIFY(!(*store)->block(13));
    QCOMPARE(texts((*store)->connections()), texts(QList { oddConnection() }));
    QCOMPARE(text(*(*store)->connection(7)), text(oddConnection()));
    QVERIFY(!(*store)->connection(8));
    QCOMPARE(texts(allEvents(**store)), texts(oddEvents()));
    QCOMPARE((*store)->events(2).size(), 1);
    const QList<EventRecord> failed = (*store)->events(3);
    QCOMPARE(std::get<TcpConnected>(failed.first().event).lookup, std::chrono::nanoseconds(7));
    QCOMPARE(std::get<Failed>(failed.last().event).refusedChain.size(), 2);
    QCOMPARE(annotationsOf(**store), oddAnnotations());
    QVERIFY(!(*store)->damage());
}

void SessionFileTest::aClosedFileIsOneAndPlain()
{
    const QByteArray octets = writeSample();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    QCOMPARE(octets.mid(18, 2), QByteArray("\1\1")); // SQLite: no write-ahead log
    QCOMPARE(octets.mid(68, 4), QByteArray("FScp"));
}

void SessionFileTest::laterBlocksTakeThePlaceOfEarlierOnes()
{
    const auto file = created();
    FrameBlock both = oddBlock(1);
    both.append(oddBlock(7));
    QVERIFY(file->begin());
    QVERIFY(file->writeBlock(oddBlock(1)));
    QVERIFY(file->writeBlock(oddBlock(7)));
    QVERIFY(file->writeBlock(both));
    QVERIFY(file->writeBlock(oddBlock(13)));
    QVERIFY(file->commit());
    QVERIFY(file->finish());
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY(sameBlock(*(*store)->block(8), both));
    QVERIFY(sameBlock(*(*store)->block(13), oddBlock(13)));
    QCOMPARE((*store)->lastFrame(), FrameId(18));
}

void SessionFileTest::payloadsOverSeveralChunks()
{
    FrameBlock block;
    QByteArray payload(5 << 19, '\0');
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>((i * 7919) >> 8);
    block.append(1,
        { Direction::ServerToClient, 1,
            makeHeader(Opcode::Binary, static_cast<quint64>(payload.size())), payload },
        1);
    block.attachMessage(payload.first(1 << 20)); // a whole chunk
    const auto file = created();
    QVERIFY(file->begin());
    QVERIFY(file->writeBlock(block));
    QVERIFY(file->commit());
    QVERIFY(file->finish());
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY(sameBlock(*(*store)->block(1), block));
}

/// Its other chunks may even be damaged.
void SessionFileTest::ofLargePayloadsOnlyTheWindowIsRead()
{
    constexpr qsizetype Chunk = 1 << 20;
    constexpr qsizetype Damaged = 10; // of the chunks of payloads
    QByteArray payload(20 * Chunk + 5, '\0');
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>((i * 7919) >> 8);
    const QByteArray message = payload.sliced(3, 2 * Chunk);
    FrameBlock block;
    block.append(1, { Direction::ServerToClient, 1, makeHeader(Opcode::Text, 5), "first" }, 1);
    block.append(1,
        { Direction::ServerToClient, 2,
            makeHeader(Opcode::Binary, static_cast<quint64>(payload.size())), payload },
        2);
    block.attachMessage(message);
    {
        const auto file = created();
        QVERIFY(file->begin());
        QVERIFY(file->writeBlock(block));
        QVERIFY(file->commit());
        QVERIFY(file->finish());
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement damage(sql,
            "UPDATE data SET octets = zeroblob(1048576) WHERE id = "
            "(SELECT first_data + 1 + ? FROM block)");
        damage.bind(1, static_cast<int64_t>(Damaged));
        QCOMPARE(damage.exec(), 1);
    }
    std::shared_ptr<const FrameBlock> large;
    std::optional<Error> told;
    {
        const auto store = FileSessionStore::open(path());
        QVERIFY(store);
        (*store)->tellOfDamage([&told](const Error &error) { told = error; });
        large = (*store)->block(2);
    }
    QVERIFY(large); // and outlives the store
    QVERIFY(large->hasOctets());
    QCOMPARE(large->record(1).storedLength, static_cast<quint64>(payload.size()));
    QCOMPARE(large->payloadPart(0, 0, 100), QByteArray("first"));
    for (const qsizetype at : { qsizetype(0), Chunk - 20, 15 * Chunk, payload.size() - 10 })
        QCOMPARE(large->payloadPart(1, static_cast<quint64>(at), 40), payload.mid(at, 40));
    QCOMPARE(large->payloadPart(1, static_cast<quint64>(payload.size()), 1), QByteArray());
    QCOMPARE(large->messagePart(1, Chunk - 1, 2 * Chunk), message.sliced(Chunk - 1));
    QCOMPARE(large->messagePart(0, 0, 1), QByteArray());
    QCOMPARE(*large->messageLength(1), static_cast<quint64>(message.size()));
    QVERIFY(!told);

    const QByteArray missing
        = large->payloadPart(1, static_cast<quint64>(Damaged) * Chunk + 100, 100);
    QCOMPARE(missing, QByteArray(100, '\0'));
    QVERIFY(told);
    QCOMPARE(told->code, ErrorCode::FileDamaged);
    QVERIFY2(told->detail.contains(u"frame 1 on"), qPrintable(told->detail));
    QCOMPARE(large->payload(1).size(), payload.size());
    QCOMPARE(large->payload(1).first(Chunk), QByteArrayView(payload).first(Chunk));
    QCOMPARE(*large->message(1), QByteArrayView(message));
}

void SessionFileTest::anExistingFileIsKept()
{
    overwrite("mine");
    const auto file = SessionFile::create(path(), Started);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::FileExists);
    QFile kept(path());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("mine"));
}

void SessionFileTest::anEmptyFileIsTaken()
{
    overwrite({}); // as mktemp leaves it
    QVERIFY(SessionFile::create(path(), Started));
}

void SessionFileTest::aFolderThatIsNotThere()
{
    const auto file = SessionFile::create(m_folder->filePath(u"no/where.fscope"_s), Started);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::FileUnwritable);
}

void SessionFileTest::whatIsNoSessionIsRefused_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("only a magic") << QByteArray("SQLite format 3\0", 16);
    const QByteArray sample = writeSample();
    QTest::newRow("cut in the header") << sample.first(99);
    QTest::newRow("cut in the schema") << sample.first(5000);
    QByteArray foreign = sample;
    foreign.replace(68, 4, "GPKG");
    QTest::newRow("another application") << foreign;
    QByteArray unversioned = sample;
    unversioned.replace(60, 4, QByteArray(4, '\0'));
    QTest::newRow("format 0") << unversioned;
}

void SessionFileTest::whatIsNoSessionIsRefused()
{
    QFETCH(QByteArray, octets);
    overwrite(octets);
    const auto store = FileSessionStore::open(path());
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::FileDamaged);
}

void SessionFileTest::aNewerFormatIsNamed()
{
    QByteArray octets = writeSample();
    octets[63] = SessionFile::Format + 1;
    overwrite(octets);
    const auto store = FileSessionStore::open(path());
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::FileTooNew);
    QVERIFY(store.error().detail.endsWith(u"(format %1)"_s.arg(SessionFile::Format + 1)));
}

void SessionFileTest::aForeignSchemaIsRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("view in place of a table")
        << QByteArray("DROP TABLE data; CREATE VIEW data AS SELECT 1 id, x'00' octets, 2 checksum");
    QTest::newRow("trigger") << QByteArray(
        "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM block; END");
    QTest::newRow("virtual table") << QByteArray("CREATE VIRTUAL TABLE v USING fts5(a)");
    QTest::newRow("one more table") << QByteArray("CREATE TABLE zebra (a)");
    QTest::newRow("one less") << QByteArray("DROP TABLE event");
    QTest::newRow("another column") << QByteArray("ALTER TABLE event ADD COLUMN more");
}

void SessionFileTest::aForeignSchemaIsRefused()
{
    QFETCH(QByteArray, statement);
    writeSample();
    {
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        sql.exec(statement.toStdString());
    }
    const auto store = FileSessionStore::open(path());
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::FileDamaged);
    QVERIFY2(store.error().detail.endsWith(u"its tables are not those of a session"),
        qPrintable(store.error().detail));
}

void SessionFileTest::aRecordingWithoutItsLogIsNamed()
{
    const auto file = created();
    const QString copy = m_folder->filePath(u"copy.fscope"_s);
    QVERIFY(QFile::copy(path(), copy));
    const auto store = FileSessionStore::open(copy);
    QVERIFY(!store);
    QCOMPARE(store.error().code, ErrorCode::FileDamaged);
    QVERIFY2(store.error().detail.contains(u"-wal"), qPrintable(store.error().detail));
}

void SessionFileTest::readOnlyMedia()
{
    writeSample();
    QFile::setPermissions(path(), QFile::ReadOwner);
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner);
    const auto store = FileSessionStore::open(path());
    QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(store);
    QVERIFY((*store)->block(1));
}

void SessionFileTest::damageIsReadUpTo()
{
    writeSample();
    {
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        // The second block's columns, whose first octet is the width of the times.
        QCOMPARE(sql.exec("UPDATE data SET octets = x'08' || substr(octets, 2) WHERE id = "
                          "(SELECT first_data FROM block WHERE first_id = 7)"),
            1);
    }
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QVERIFY((*store)->block(1));
    QVERIFY(!(*store)->damage());
    QVERIFY(!(*store)->block(7));
    QVERIFY((*store)->damage());
    QCOMPARE((*store)->damage()->code, ErrorCode::FileDamaged);
    QCOMPARE(allEvents(**store).size(), oddEvents().size());
}

void SessionFileTest::wrongDirectoriesAreRefused()
{
    writeSample();
    {
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        sql.exec("DELETE FROM block WHERE first_id = 1");
    }
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->lastFrame(), FrameId(0));
    QVERIFY((*store)->damage());
}

/// A filter that accepts all of a block takes the directory's word for how many frames that are.
void SessionFileTest::directoriesThatPromiseTooMuch()
{
    writeSample();
    {
        SQLite::Database sql(path().toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Statement row(sql, "SELECT * FROM block WHERE first_id = 7");
        QVERIFY(row.executeStep());
        SQLite::Statement insert(
            sql, "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        RowWriter writer(insert);
        for (int column = 0; column < 10; ++column) {
            if (column == 4)
                writer.blob(columnOctets(row, column));
            else if (column == 6)
                writer.text(columnText(row, column));
            else
                writer.integer(column == 1 ? qint64(std::numeric_limits<int>::max())
                                           : row.getColumn(column).getInt64());
        }
        writer.run();
    }
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->lastFrame(), FrameId(6));
    QVERIFY((*store)->damage());
    QCOMPARE((*store)->damage()->code, ErrorCode::FileDamaged);
    QVERIFY(!(*store)->blockReader()->find(7));
}

void SessionFileTest::payloadsOfOtherRowsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("back"); // of the four rows: how many before
    QTest::addColumn<bool>("isBelieved");
    QTest::newRow("as written") << QByteArray("\0\1\0\3", 4) << true;
    QTest::newRow("before the first") << QByteArray("\1\1\0\3", 4) << false;
    QTest::newRow("of one that has none of its own") << QByteArray("\0\1\0\2", 4) << false;
    QTest::newRow("of another length") << QByteArray("\0\1\0\1", 4) << false;
    QTest::newRow("more in the arena") << QByteArray("\0\0\0\3", 4) << false;
    QTest::newRow("a row too few") << QByteArray("\0\1\0", 3) << false;
    QTest::newRow("a row too many") << QByteArray("\0\1\0\3\0", 5) << false;
    QTest::newRow("nothing repeated") << QByteArray() << false;
}

void SessionFileTest::payloadsOfOtherRowsThatCannotBe()
{
    QFETCH(QByteArray, back);
    FrameBlock block;
    const auto append = [&block](QByteArrayView payload, int repeated = FrameBlock::NoRow) {
        const FrameHeader header
            = makeHeader(Opcode::Text, static_cast<quint64>(payload.size()), std::nullopt);
        block.append(1, { Direction::ServerToClient, 0, header, payload }, 0, {}, repeated);
    };
    append("one");
    append("one", 0);
    append("four");
    append("one", 0);
    const BlockEntry entry = makeBlockEntry(block);
    QByteArray columns = BlockCodec::encodeColumns(block, entry);
    QVERIFY(columns.endsWith(QByteArray("\1\0\1\0\3", 5))); // one octet each
    columns.chop(5);
    if (!back.isEmpty())
        columns += '\1' + back;
    QTEST(BlockCodec::decode(entry, columns).has_value(), "isBelieved");
}

/// Whatever octets change: no crash, and what is read is what was written, or damage is told.
void SessionFileTest::noCorruptionIsBelieved()
{
    const QByteArray sample = writeSample();
    QRandomGenerator random(6455);
    int found = 0;
    for (int round = 0; round < 1000; ++round) {
        QByteArray octets = sample;
        const int changes = 1 + static_cast<int>(random.bounded(3));
        for (int change = 0; change < changes; ++change) {
            // Mostly where something stands, not in the pages' empty middle.
            qsizetype at = random.bounded(static_cast<int>(octets.size()));
            for (int tries = 0; tries < 50 && octets.at(at) == 0; ++tries)
                at = random.bounded(static_cast<int>(octets.size()));
            octets[at] = static_cast<char>(random.bounded(256));
        }
        if (random.bounded(20) == 0)
            octets.truncate(random.bounded(static_cast<int>(octets.size())));
        overwrite(octets);
        const auto store = FileSessionStore::open(path());
        if (!store) {
            ++found;
            continue;
        }
        readAll(**store);
        if ((*store)->damage()) {
            ++found;
            continue;
        }
        QCOMPARE((*store)->lastFrame(), FrameId(12));
        QVERIFY(sameBlock(*(*store)->block(1), oddBlock(1)));
        QVERIFY(sameBlock(*(*store)->block(7), oddBlock(7)));
        QCOMPARE(texts((*store)->connections()), texts(QList { oddConnection() }));
        QCOMPARE(texts(allEvents(**store)), texts(oddEvents()));
        QCOMPARE(annotationsOf(**store), oddAnnotations());
    }
    QVERIFY(found > 200);
}

QTEST_GUILESS_MAIN(SessionFileTest)
#include "tst_sessionfile.moc"
