#include "tests/app/cli/cliprocess.h"

#include <QTemporaryFile>

using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

const QString Hello = u"818537fa213d7f9f4d5158"_s; // RFC 6455 §5.7

} // namespace

class TestDecodeCommand : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void endsWithItsExitCode_data();
    void endsWithItsExitCode();
    void explainsAsText();
    void explainsAsJson();
    void readsStandardInput_data();
    void readsStandardInput();
    void takesMuch();
};

void TestDecodeCommand::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestDecodeCommand::endsWithItsExitCode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("explained");
    QTest::newRow("a legal frame") << QStringList { Hello } << 0 << true;
    QTest::newRow("two") << QStringList { u"8900"_s + u"8a00"_s } << 0 << true;
    QTest::newRow("fragments") << QStringList { u"0103414243800144"_s } << 0 << true;
    QTest::newRow("reserved opcode") << QStringList { u"8300"_s } << 3 << true;
    QTest::newRow("from the wrong side")
        << QStringList { Hello, u"--from"_s, u"server"_s } << 3 << true;
    QTest::newRow("not masked") << QStringList { u"810548656c6c6f"_s, u"--from"_s, u"client"_s }
                                << 3 << true;
    QTest::newRow("not UTF-8") << QStringList { u"8102c328"_s } << 3 << true;
    QTest::newRow("not UTF-8, and truncated") << QStringList { u"817e00ffc328"_s } << 3 << true;
    QTest::newRow("ends in the header") << QStringList { u"8185"_s } << 4 << false;
    QTest::newRow("ends in the payload") << QStringList { u"810548"_s } << 4 << true;
    QTest::newRow("announces more than there is")
        << QStringList { u"827f7fffffffffffffff00"_s } << 4 << true;
    QTest::newRow("nothing") << QStringList { u""_s } << 4 << false;
    QTest::newRow("no hex") << QStringList { u"81zz"_s } << 2 << false;
}

void TestDecodeCommand::endsWithItsExitCode()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(bool, explained);
    CliProcess cli(QStringList { u"decode"_s } + arguments);
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), code);
    QCOMPARE(cli.err().isEmpty(), code == 0);
    QCOMPARE(cli.out().contains("Frame 1"), explained);
}

void TestDecodeCommand::explainsAsText()
{
    CliProcess cli({ u"decode"_s, Hello });
    QVERIFY(cli.ends());
    for (const char *word : { "FIN", "MASK", "37 FA 21 3D", "'H'", "\"Hello\"", "no violations" })
        QVERIFY2(cli.out().contains(word), cli.out());
}

void TestDecodeCommand::explainsAsJson()
{
    CliProcess cli({ u"decode"_s, Hello + u"8a00"_s, u"--json"_s });
    QVERIFY(cli.ends());
    const auto objects = cli.objects();
    QCOMPARE(objects.size(), 2);
    QCOMPARE(objects[0][u"id"], QJsonValue(1));
    QCOMPARE(objects[0][u"direction"], QJsonValue(u"client_to_server"_s));
    QCOMPARE(objects[0][u"header"], QJsonValue(u"8185"_s));
    QCOMPARE(objects[0][u"masking_key"], QJsonValue(u"37fa213d"_s));
    QCOMPARE(objects[0][u"payload"], QJsonValue(u"Hello"_s));
    QCOMPARE(objects[1][u"id"], QJsonValue(2));
    QCOMPARE(objects[1][u"opcode"], QJsonValue(u"pong"_s));
    QCOMPARE(objects[1][u"violations"][0][u"rule"], QJsonValue(u"mask.missing"_s));
    QCOMPARE(cli.exitCode(), 3);
}

void TestDecodeCommand::readsStandardInput_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("code");
    QTest::newRow("as people write it") << QByteArray("0x81, 0x85\n37:fa:21:3d\n7f9f4d5158\n") << 0;
    QTest::newRow("nothing") << QByteArray() << 4;
    QTest::newRow("no hex") << QByteArray("81\nzz") << 4;
}

void TestDecodeCommand::readsStandardInput()
{
    QFETCH(QByteArray, input);
    QFETCH(int, code);
    CliProcess cli({ u"decode"_s, u"-"_s });
    cli.write(input);
    cli.closeStdin();
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), code);
    QCOMPARE(cli.err().isEmpty(), code == 0);
    QCOMPARE(cli.out().contains("\"Hello\""), code == 0);
}

void TestDecodeCommand::takesMuch()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("8900"); // a Ping, then 1 MiB of binary
    file.write("827f0000000000100000" + QByteArray("ab").repeated(1 << 20));
    file.close();
    CliProcess cli({ u"decode"_s, u"-"_s, u"--json"_s }, file.fileName());
    QVERIFY(cli.ends());
    QCOMPARE(cli.exitCode(), 0);
    const auto objects = cli.objects();
    QCOMPARE(objects.size(), 2);
    QCOMPARE(objects[1][u"length"], QJsonValue(1 << 20));
    QCOMPARE(QByteArray::fromBase64(objects[1][u"payload_base64"].toString().toLatin1()),
        QByteArray(1 << 20, '\xab'));
}

QTEST_GUILESS_MAIN(TestDecodeCommand)
#include "tst_decodecommand.moc"
