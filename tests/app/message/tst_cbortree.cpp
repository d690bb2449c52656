#include "app/message/cbortree.h"
#include "app/message/diagnostictext.h"
#include "app/message/valuetypetext.h"
#include "tests/app/message/treecheck.h"

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Enough = 10'000;

QByteArray textOf(const ValueTree &tree)
{
    return tree.nodes.empty() ? QByteArray() : diagnosticText(tree, 0, Enough);
}

} // namespace

class CborTreeTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// The examples of RFC 8949, appendix A.
    void readsTheExamples_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *hex, const char *text) {
            QTest::newRow(hex) << QByteArray(hex) << QByteArray(text);
        };
        row("00", "0");
        row("17", "23");
        row("1818", "24");
        row("1903e8", "1000");
        row("1bffffffffffffffff", "18446744073709551615");
        row("3bffffffffffffffff", "-18446744073709551616");
        row("20", "-1");
        row("3903e7", "-1000");
        row("f90000", "0.0");
        row("f98000", "-0.0");
        row("f93e00", "1.5");
        row("f97bff", "65504.0");
        row("fa47c35000", "1e+05");
        row("fb3ff199999999999a", "1.1");
        row("fb7e37e43c8800759c", "1e+300");
        row("f97c00", "Infinity");
        row("f97e00", "NaN");
        row("faff800000", "-Infinity");
        row("f4", "false");
        row("f5", "true");
        row("f6", "null");
        row("f7", "undefined");
        row("f0", "simple(16)");
        row("f8ff", "simple(255)");
        row("c074323031332d30332d32315432303a30343a30305a", "0(\"2013-03-21T20:04:00Z\")");
        row("c11a514b67b0", "1(1363896240)");
        row("d74401020304", "23(h'01020304')");
        row("d818456449455446", "24(h'6449455446')");
        row("d82076687474703a2f2f7777772e6578616d706c652e636f6d", "32(\"http://www.example.com\")");
        row("d9d9f7820102", "55799([1, 2])");
        row("40", "h''");
        row("4401020304", "h'01020304'");
        row("60", "\"\"");
        row("6449455446", "\"IETF\"");
        row("62225c", "\"\\\"\\\\\"");
        row("62c3bc", "\"\xC3\xBC\"");
        row("80", "[]");
        row("83010203", "[1, 2, 3]");
        row("8301820203820405", "[1, [2, 3], [4, 5]]");
        row("a0", "{}");
        row("a201020304", "{1: 2, 3: 4}");
        row("a26161016162820203", "{\"a\": 1, \"b\": [2, 3]}");
        row("826161a161626163", "[\"a\", {\"b\": \"c\"}]");
        row("5f42010243030405ff", "(_ h'0102', h'030405')");
        row("7f657374726561646d696e67ff", "(_ \"strea\", \"ming\")");
        row("9fff", "[_]");
        row("9f018202039f0405ffff", "[_ 1, [2, 3], [_ 4, 5]]");
        row("83018202039f0405ff", "[1, [2, 3], [_ 4, 5]]");
        row("bf61610161629f0203ffff", "{_ \"a\": 1, \"b\": [_ 2, 3]}");
        row("a2820102036161c100", "{[1, 2]: 3, \"a\": 1(0)}");
    }
    void readsTheExamples()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, text);
        const QByteArray cbor = QByteArray::fromHex(hex);
        const auto tree = readCborTree(cbor);
        QVERIFY(tree);
        QVERIFY2(tree->isWhole(), tree->problem ? qPrintable(tree->problem->text) : "");
        verifyTree(*tree);
        QCOMPARE(textOf(*tree), text);
        QCOMPARE(tree->nodes.front().end, static_cast<quint32>(cbor.size()));
        for (qsizetype length = 0; length < cbor.size(); ++length) {
            const auto begin = readCborTree(cbor.first(length));
            QVERIFY(begin && begin->problem);
            QCOMPARE(begin->problem->kind, ValueProblem::Kind::RanOut);
            verifyTree(*begin);
            textOf(*begin);
        }
    }

    void saysWhereEachItemStands()
    {
        const auto tree = readCborTree(QByteArray::fromHex("a16161c11a514b67b0"));
        QVERIFY(tree && tree->isWhole());
        QCOMPARE(tree->nodes.size(), std::size_t(4));
        QCOMPARE(tree->nodes[1].begin, quint32(1));
        QCOMPARE(tree->nodes[1].end, quint32(3));
        QCOMPARE(tree->nodes[2].begin, quint32(3));
        QCOMPARE(tree->nodes[2].end, quint32(9));
        QCOMPARE(tree->nodes[3].begin, quint32(4));
        QCOMPARE(valueTypeText(*tree, 2), u"tag 1, epoch-based date and time"_s);
        QCOMPARE(valueTypeText(*tree, 3), u"unsigned integer"_s);
        QCOMPARE(contentText(*tree, 1, Enough), "a"_ba);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<ValueProblem::Kind>("kind");
        QTest::addColumn<quint64>("offset");
        using Kind = ValueProblem::Kind;
        QTest::newRow("reserved information") << "821c"_ba << Kind::Malformed << quint64(1);
        QTest::newRow("break alone") << "ff"_ba << Kind::Malformed << quint64(0);
        QTest::newRow("break in a definite array") << "8201ff"_ba << Kind::Malformed << quint64(2);
        QTest::newRow("simple below 32") << "f810"_ba << Kind::Malformed << quint64(0);
        QTest::newRow("chunk of another type") << "5f6161ff"_ba << Kind::Malformed << quint64(0);
        QTest::newRow("octets behind it") << "0001"_ba << Kind::Malformed << quint64(1);
        QTest::newRow("5 GB string in 9 octets")
            << "5b0000000140000000"_ba << Kind::RanOut << quint64(0);
        QTest::newRow("text of all but 2^64 octets")
            << "7bffffffffffffffff00"_ba << Kind::RanOut << quint64(0);
        QTest::newRow("array of 2^32 items") << "9a ffffffff 01"_ba << Kind::RanOut << quint64(5);
        QTest::newRow("map of 2^63 pairs")
            << "bb 8000000000000000 01"_ba << Kind::RanOut << quint64(9);
        QTest::newRow("tag of nothing") << "c1"_ba << Kind::RanOut << quint64(1);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, hex);
        QFETCH(ValueProblem::Kind, kind);
        QFETCH(quint64, offset);
        const auto tree = readCborTree(QByteArray::fromHex(hex));
        QVERIFY(tree && tree->problem);
        verifyTree(*tree);
        QCOMPARE(tree->problem->kind, kind);
        QCOMPARE(tree->problem->offset, offset);
    }

    void keepsTextThatIsNoUtf8()
    {
        const auto tree = readCborTree(QByteArray::fromHex("8261ff01"));
        QVERIFY(tree && tree->isWhole());
        QCOMPARE(textOf(*tree), "[\"\xFF\", 1]"_ba);
    }

    void stopsWhereItIsTooDeep_data()
    {
        QTest::addColumn<char>("octet");
        QTest::newRow("arrays") << '\x81';
        QTest::newRow("arrays of indefinite length") << '\x9F';
        QTest::newRow("tags") << '\xC1';
        QTest::newRow("maps") << '\xA1';
    }
    void stopsWhereItIsTooDeep()
    {
        QFETCH(char, octet);
        const auto tree = readCborTree(QByteArray(100'000, octet));
        QVERIFY(tree && tree->problem);
        QCOMPARE(tree->problem->kind, ValueProblem::Kind::Limit);
        QCOMPARE(tree->nodes.size(), ValueTree::MaxDepth);
        verifyTree(*tree);
        textOf(*tree);
    }

    void cutsWhatIsLong()
    {
        const auto tree = readCborTree(QByteArray::fromHex("590400") + QByteArray(1024, 'x'));
        QVERIFY(tree && tree->isWhole());
        QCOMPARE(diagnosticText(*tree, 0, 6), "h'7878\xE2\x80\xA6"_ba);
        const auto text = readCborTree(QByteArray::fromHex("64c3bcc3bc"));
        QCOMPARE(diagnosticText(*text, 0, 2), "\"\xE2\x80\xA6"_ba); // not within a character
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!readCborTree(QByteArray::fromHex("8101"), stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(CborTreeTest)
#include "tst_cbortree.moc"
