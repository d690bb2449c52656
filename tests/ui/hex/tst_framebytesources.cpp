#include "tests/ui/hex/sampleframe.h"
#include "ui/hex/framebytesources.h"

#include <QTest>

using namespace Framescope;

Q_DECLARE_METATYPE(std::shared_ptr<const ByteSource>)

/// One test of the interface, run on every implementation.
class TestFrameByteSources : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryWindow_data();
    void readsEveryWindow();
};

void TestFrameByteSources::readsEveryWindow_data()
{
    QTest::addColumn<std::shared_ptr<const ByteSource>>("source");
    QTest::addColumn<QByteArray>("octets");

    const FrameHandle hello = maskedHello(); // RFC 6455 §5.7
    const FrameHandle plain = sampleFrame(makeHeader(Opcode::Text, 5), "Hello");
    const FrameHandle empty = sampleFrame(makeHeader(Opcode::Ping, 0), {});
    const auto row = [](const char *name, std::shared_ptr<const ByteSource> source,
                         const QByteArray &octets) { QTest::newRow(name) << source << octets; };
    row("§5.7 masked, wire", std::make_shared<FrameWireSource>(hello),
        QByteArray::fromHex("818537fa213d7f9f4d5158"));
    row("§5.7 masked, payload", std::make_shared<FramePayloadSource>(hello), "Hello");
    row("§5.7 masked, plain", std::make_shared<FramePlainSource>(hello),
        QByteArray::fromHex("818537fa213d") + "Hello");
    row("§5.7 unmasked, wire", std::make_shared<FrameWireSource>(plain),
        QByteArray::fromHex("810548656c6c6f"));
    row("§5.7 unmasked, plain", std::make_shared<FramePlainSource>(plain),
        QByteArray::fromHex("810548656c6c6f"));
    row("empty, wire", std::make_shared<FrameWireSource>(empty), QByteArray::fromHex("8900"));
    row("empty, payload", std::make_shared<FramePayloadSource>(empty), {});
    row("empty, plain", std::make_shared<FramePlainSource>(empty), QByteArray::fromHex("8900"));
}

void TestFrameByteSources::readsEveryWindow()
{
    QFETCH(std::shared_ptr<const ByteSource>, source);
    QFETCH(QByteArray, octets);

    QCOMPARE(source->size(), static_cast<quint64>(octets.size()));
    for (qsizetype offset = 0; offset <= octets.size() + 1; ++offset) {
        for (qsizetype length = 0; length <= octets.size() + 2; ++length)
            QCOMPARE(
                source->read(static_cast<quint64>(offset), length), octets.mid(offset, length));
    }
}

QTEST_APPLESS_MAIN(TestFrameByteSources)
#include "tst_framebytesources.moc"
