#include "app/filter/filterexpression.h"
#include "tests/app/session/sessionfixture.h"
#include "ui/frames/framecache.h"
#include "ui/frames/framevalue.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

class FrameValueTest : public QObject
{
    Q_OBJECT

private slots:
    void everyColumn_data();
    void everyColumn();
    void longPayloadIsNotTyped();
};

void FrameValueTest::everyColumn_data()
{
    using Model = FrameTableModel;
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("expected");
    QTest::newRow("number") << 0 << int(Model::IdColumn) << u"id == 1"_s;
    QTest::newRow("connection") << 0 << int(Model::ConnectionColumn) << u"conn == 3"_s;
    QTest::newRow("time") << 0 << int(Model::TimeColumn) << u"time >= 1.204117000"_s;
    QTest::newRow("direction") << 0 << int(Model::DirectionColumn) << u"dir == c2s"_s;
    QTest::newRow("from the server") << 1 << int(Model::DirectionColumn) << u"dir == s2c"_s;
    QTest::newRow("opcode") << 0 << int(Model::OpcodeColumn) << u"opcode == text"_s;
    QTest::newRow("reserved opcode") << 1 << int(Model::OpcodeColumn) << u"opcode == 3"_s;
    QTest::newRow("FIN") << 0 << int(Model::FinColumn) << u"fin == 1"_s;
    QTest::newRow("RSV") << 0 << int(Model::RsvColumn) << u"rsv == 0"_s;
    QTest::newRow("mask") << 1 << int(Model::MaskColumn) << u"masked == 0"_s;
    QTest::newRow("key") << 0 << int(Model::KeyColumn) << u"masking_key == 0x37fa213d"_s;
    QTest::newRow("length") << 0 << int(Model::LengthColumn) << u"len == 5"_s;
    QTest::newRow("on the wire") << 0 << int(Model::WireLengthColumn) << u"wire.len == 11"_s;
    QTest::newRow("text") << 0 << int(Model::PreviewColumn) << u"payload == \"Hello\""_s;
    QTest::newRow("quotes") << 1 << int(Model::PreviewColumn) << u"payload == h\"22 00\""_s;
    QTest::newRow("close") << 2 << int(Model::PreviewColumn) << u"close.code == 1008"_s;
    QTest::newRow("violation") << 3 << int(Model::PreviewColumn)
                               << u"violation == \"mask.missing\""_s;
    QTest::newRow("message") << 4 << int(Model::IdColumn) << u"message.first == 5 and conn == 1"_s;
}

void FrameValueTest::everyColumn()
{
    const auto store = std::make_shared<MemorySessionStore>();
    FrameCache cache(store);
    FrameTableModel model(store, cache);
    const Violation broken { Rule::MaskMissing, Direction::ClientToServer, 0, 0, {} };
    model.setLastFrame(record(*store,
        { { .connection = 3, .time = 1'204'117'000, .payload = "Hello" },
            { .direction = Direction::ServerToClient,
                .opcode = 3,
                .payload = QByteArray("\"\0", 2) },
            { .opcode = toNibble(Opcode::Close), .payload = QByteArray::fromHex("03f0") },
            { .payload = "bad", .violations = { broken } },
            { .payload = "a", .fin = false, .messageFirst = 5 } }));
    QFETCH(int, row);
    QFETCH(int, column);
    const QString filter = filterByValue(model.index(row, column));
    QTEST(filter, "expected");
    const auto parsed = parseFilter(filter);
    QVERIFY2(parsed.has_value(), qPrintable(filter));
}

void FrameValueTest::longPayloadIsNotTyped()
{
    const auto store = std::make_shared<MemorySessionStore>();
    FrameCache cache(store);
    FrameTableModel model(store, cache);
    model.setLastFrame(record(*store, { FrameSpec { .payload = QByteArray(1000, 'x') } }));
    QVERIFY(filterByValue(model.index(0, FrameTableModel::PreviewColumn)).isEmpty());
}

QTEST_GUILESS_MAIN(FrameValueTest)
#include "tst_framevalue.moc"
