#include "protocol/wire/framecheck.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFrameCheck : public QObject
{
    Q_OBJECT
private slots:
    void judgesHeaders_data();
    void judgesHeaders();
    void judgesCloseBodies_data();
    void judgesCloseBodies();
    void catalogueIsConsistent();
};

static QStringList names(const QList<Violation> &violations)
{
    QStringList list;
    for (const Violation &violation : violations)
        list.append(QString(ruleInfo(violation.rule).name));
    return list;
}

void TestFrameCheck::judgesHeaders_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("fromClient");
    QTest::addColumn<bool>("deflate");
    QTest::addColumn<QStringList>("rules");

    const auto row = [](const char *name, const char *hex, bool fromClient,
                         const QStringList &rules, bool deflate = false) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << fromClient << deflate << rules;
    };
    row("legal from a client", "818537fa213d", true, {});
    row("legal from a server", "8105", false, {});
    row("§5.1 client without mask", "8105", true, { u"mask.missing"_s });
    row("§5.1 server with mask", "818537fa213d", false, { u"mask.unexpected"_s });
    row("§5.2 RSV1", "c105", false, { u"rsv.unexpected"_s });
    row("§5.2 RSV2 and RSV3", "b105", false, { u"rsv.unexpected"_s });
    row("RSV1 agreed on", "c105", false, {}, true);
    row("RSV2 although RSV1 is agreed on", "a105", false, { u"rsv.unexpected"_s }, true);
    row("RFC 7692 §6.1 RSV1 on a continuation", "c005", false, { u"deflate.rsv1"_s }, true);
    row("RFC 7692 §6.1 RSV1 on a ping", "c905", false, { u"deflate.rsv1"_s }, true);
    row("§5.2 opcode 0x3", "8300", false, { u"opcode.reserved"_s });
    row("§5.2 opcode 0xF", "8f00", false, { u"opcode.reserved"_s });
    row("§5.5 fragmented ping", "0900", false, { u"control.fragmented"_s });
    row("§5.5 ping of 126 octets", "897e007e", false, { u"control.too-long"_s });
    row("§5.2 125 in 16 bits", "817e007d", false, { u"length.not-minimal"_s });
    row("§5.2 65535 in 64 bits", "817f000000000000ffff", false, { u"length.not-minimal"_s });
    row("§5.2 highest bit", "827f8000000000000000", false, { u"length.high-bit"_s });
    row("several at once", "0b7e0001", true,
        { u"opcode.reserved"_s, u"control.fragmented"_s, u"mask.missing"_s,
            u"length.not-minimal"_s });
}

void TestFrameCheck::judgesHeaders()
{
    QFETCH(QByteArray, wire);
    QFETCH(bool, fromClient);
    QFETCH(bool, deflate);
    QFETCH(QStringList, rules);
    const Direction direction = fromClient ? Direction::ClientToServer : Direction::ServerToClient;
    const auto found = checkHeader(*decodeHeader(wire), direction, deflate ? Rsv1 : quint8(0));
    QCOMPARE(names(found), rules);
    for (const Violation &violation : found) {
        QCOMPARE(violation.brokenBy, direction);
        QVERIFY(violation.offset + violation.length <= quint64(wire.size()));
    }
}

void TestFrameCheck::judgesCloseBodies_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QStringList>("rules");
    QTest::newRow("empty") << QByteArray() << QStringList();
    QTest::newRow("1000 with reason") << QByteArray("\x03\xe8"
                                                    "bye")
                                      << QStringList();
    QTest::newRow("§5.5.1 one octet")
        << QByteArray("\x03") << QStringList { u"close.body-too-short"_s };
    QTest::newRow("§7.4.1 1005") << QByteArray("\x03\xed")
                                 << QStringList { u"close.code-invalid"_s };
    QTest::newRow("§7.4.2 999") << QByteArray("\x03\xe7")
                                << QStringList { u"close.code-invalid"_s };
    QTest::newRow("§5.5.1 reason not UTF-8") << QByteArray("\x03\xe8"
                                                           "a\xff")
                                             << QStringList { u"close.reason-utf8"_s };
    QTest::newRow("§5.5.1 reason cut in a character") << QByteArray("\x03\xe8"
                                                                    "a\xc3")
                                                      << QStringList { u"close.reason-utf8"_s };
}

void TestFrameCheck::judgesCloseBodies()
{
    QFETCH(QByteArray, payload);
    QFETCH(QStringList, rules);
    QCOMPARE(names(checkCloseBody(payload, Direction::ServerToClient, 2)), rules);
}

void TestFrameCheck::catalogueIsConsistent()
{
    QSet<QString> seen;
    for (const RuleInfo &info : ruleCatalogue()) {
        const QString name = info.name;
        QVERIFY2(!seen.contains(name), qPrintable(name));
        seen.insert(name);
        QCOMPARE(ruleFromName(name), std::optional(info.rule));
        QVERIFY(info.rfc == 6455 || info.rfc == 7692);
        QVERIFY(!info.section.isEmpty());
        QVERIFY(!info.text.endsWith(QLatin1Char('.')));
    }
    QVERIFY(!ruleFromName(u"no.such"));
}

QTEST_APPLESS_MAIN(TestFrameCheck)
#include "tst_framecheck.moc"
