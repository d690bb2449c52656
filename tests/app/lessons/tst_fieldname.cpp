#include "app/lessons/fieldname.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFieldName : public QObject
{
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
};

void TestFieldName::finds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint64>("count");
    const auto row
        = [](const char *name, quint64 length, bool masked, quint64 first, quint64 count) {
              QTest::addRow("%s of %llu", name, length)
                  << QString::fromLatin1(name) << length << masked << first << count;
          };
    row("fin", 5, true, 0, 1);
    row("rsv3", 5, true, 3, 1);
    row("opcode", 5, true, 4, 4);
    row("mask", 5, false, 8, 1);
    row("length", 5, true, 9, 7);
    row("extended-length", 126, true, 16, 16);
    row("extended-length", 70'000, true, 16, 64);
    row("masking-key", 5, true, 16, 32);
    row("masking-key[1]", 5, true, 24, 8);
    row("masking-key", 126, true, 32, 32);
    row("payload", 5, true, 48, 40);
    row("payload", 5, false, 16, 40);
    row("payload[2]", 5, true, 64, 8);
    row("payload[0-4]", 5, true, 48, 40);
    row("masked-payload", 5, true, 48, 40);
    // What this frame does not have
    row("masked-payload", 5, false, 0, 0);
    row("fragment-payload", 5, true, 0, 0);
    row("compressed-payload", 5, true, 0, 0);
    row("heartbeat-payload", 5, true, 0, 0);
    row("close-payload", 5, true, 0, 0);
    row("extended-length", 5, true, 0, 0);
    row("masking-key", 5, false, 0, 0);
    row("payload", 0, true, 0, 0);
    row("payload[5]", 5, true, 0, 0);
}

void TestFieldName::finds()
{
    QFETCH(QString, name);
    QFETCH(quint64, length);
    QFETCH(bool, masked);
    QFETCH(quint64, first);
    QFETCH(quint64, count);
    const auto field = FieldName::fromText(name);
    QVERIFY(field);
    const FrameHeader header = makeHeader(
        Opcode::Binary, length, masked ? std::optional(MaskingKey { 1, 2, 3, 4 }) : std::nullopt);
    const auto bits = field->bitsIn(header, length);
    if (count == 0)
        QVERIFY(!bits);
    else
        QCOMPARE(*bits, (FieldName::Bits { first, count }));
}

void TestFieldName::refuses_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : { "", "finn", "masking-key[4]", "payload[3-1]", "payload[-1]",
             "length[0]", "payload[99999999999999999999]", "payload[", "masked-payload[1]" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFieldName::refuses()
{
    QFETCH(QString, name);
    QVERIFY(!FieldName::fromText(name));
}

QTEST_GUILESS_MAIN(TestFieldName)
#include "tst_fieldname.moc"
