#include "app/session/framehandle.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

class FrameHandleTest : public QObject
{
    Q_OBJECT

private slots:
    void nullByDefault();
    void wireIsWhatCrossed_data();
    void wireIsWhatCrossed();
    void wireOfATruncatedFrame();
    void keepsItsBlock();
};

void FrameHandleTest::nullByDefault()
{
    QVERIFY(FrameHandle().isNull());
    QCOMPARE(FrameHandle().id(), FrameId(0));
}

void FrameHandleTest::wireIsWhatCrossed_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("§5.7 text") << QByteArray::fromHex("810548656c6c6f") << QByteArray("Hello");
    QTest::newRow("§5.7 masked text")
        << QByteArray::fromHex("818537fa213d7f9f4d5158") << QByteArray("Hello");
    QTest::newRow("16 bits, masked")
        << QByteArray::fromHex("81fe000537fa213d7f9f4d5158") << QByteArray("Hello");
    QTest::newRow("no payload") << QByteArray::fromHex("8900") << QByteArray();
}

void FrameHandleTest::wireIsWhatCrossed()
{
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, payload);
    auto block = std::make_shared<FrameBlock>();
    block->append(1, { Direction::ClientToServer, 0, *decodeHeader(wire), payload }, 1);
    const FrameHandle frame(block, 1);

    QCOMPARE(frame.payload(), QByteArrayView(payload));
    QCOMPARE(frame.record().wireLength(), static_cast<quint64>(wire.size()));
    // Any window: masking has to begin at the right octet of the key.
    for (qsizetype offset = 0; offset <= wire.size() + 1; ++offset) {
        for (qsizetype length = 0; length <= wire.size() + 2; ++length)
            QCOMPARE(frame.wire(static_cast<quint64>(offset), length),
                offset < wire.size() ? wire.mid(offset, length) : QByteArray());
    }
}

void FrameHandleTest::wireOfATruncatedFrame()
{
    const QByteArray wire = QByteArray::fromHex("818537fa213d7f9f");
    auto block = std::make_shared<FrameBlock>();
    block->append(1, { Direction::ClientToServer, 0, *decodeHeader(wire), "He" }, 1);
    QCOMPARE(FrameHandle(block, 1).wire(0, 100), wire);
}

void FrameHandleTest::keepsItsBlock()
{
    auto block = std::make_shared<FrameBlock>(
        makeBlock(5, { { .payload = "five" }, { .payload = "six" } }));
    const FrameHandle frame(block, 6);
    block.reset();
    QCOMPARE(frame.id(), FrameId(6));
    QCOMPARE(frame.payload(), QByteArrayView("six"));
}

QTEST_GUILESS_MAIN(FrameHandleTest)
#include "tst_framehandle.moc"
