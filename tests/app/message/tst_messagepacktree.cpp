#include "app/message/diagnostictext.h"
#include "app/message/messagepacktree.h"
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

class MessagePackTreeTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// Every format of the specification.
    void readsEveryFormat_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *hex, const char *text, const QString &type) {
            QTest::newRow(hex) << QByteArray(hex) << QByteArray(text) << type;
        };
        row("c0", "null", u"nil"_s);
        row("c2", "false", u"false"_s);
        row("c3", "true", u"true"_s);
        row("7f", "127", u"positive fixint"_s);
        row("e0", "-32", u"negative fixint"_s);
        row("cc05", "5", u"uint 8"_s);
        row("cdffff", "65535", u"uint 16"_s);
        row("ceffffffff", "4294967295", u"uint 32"_s);
        row("cfffffffffffffffff", "18446744073709551615", u"uint 64"_s);
        row("d080", "-128", u"int 8"_s);
        row("d18000", "-32768", u"int 16"_s);
        row("d280000000", "-2147483648", u"int 32"_s);
        row("d38000000000000000", "-9223372036854775808", u"int 64"_s);
        row("d20000000a", "10", u"int 32"_s);
        row("ca3fc00000", "1.5", u"float 32"_s);
        row("cb3ff199999999999a", "1.1", u"float 64"_s);
        row("a3616263", "\"abc\"", u"fixstr"_s);
        row("a0", "\"\"", u"fixstr"_s);
        row("d900", "\"\"", u"str 8"_s);
        row("d9026162", "\"ab\"", u"str 8"_s);
        row("da00026162", "\"ab\"", u"str 16"_s);
        row("db000000026162", "\"ab\"", u"str 32"_s);
        row("c400", "h''", u"bin 8"_s);
        row("c402ff00", "h'ff00'", u"bin 8"_s);
        row("c50001ff", "h'ff'", u"bin 16"_s);
        row("c600000001ff", "h'ff'", u"bin 32"_s);
        row("90", "[]", u"fixarray, 0 elements"_s);
        row("9301a161c0", "[1, \"a\", null]", u"fixarray, 3 elements"_s);
        row("dc00020102", "[1, 2]", u"array 16, 2 elements"_s);
        row("dd0000000101", "[1]", u"array 32, 1 element"_s);
        row("80", "{}", u"fixmap, 0 pairs"_s);
        row("82a16101a16291c3", "{\"a\": 1, \"b\": [true]}", u"fixmap, 2 pairs"_s);
        row("de0001a16102", "{\"a\": 2}", u"map 16, 1 pair"_s);
        row("df00000001a16102", "{\"a\": 2}", u"map 32, 1 pair"_s);
        row("d405ff", "ext(5, h'ff')", u"fixext 1"_s);
        row("d5800102", "ext(-128, h'0102')", u"fixext 2"_s);
        row("d6ff514b67b0", "timestamp(2013-03-21T20:04:00Z)", u"fixext 4"_s);
        row("d7ff00000004514b67b0", "timestamp(2013-03-21T20:04:00.000000001Z)", u"fixext 8"_s);
        row("c70cff00000000ffffffffffffffff", "timestamp(1969-12-31T23:59:59Z)", u"ext 8"_s);
        row("d80100112233445566778899aabbccddeeff", "ext(1, h'00112233445566778899aabbccddeeff')",
            u"fixext 16"_s);
        row("c70007", "ext(7, h'')", u"ext 8"_s);
        row("c8000107aa", "ext(7, h'aa')", u"ext 16"_s);
        row("c90000000107aa", "ext(7, h'aa')", u"ext 32"_s);
        // Nanoseconds beyond a second are no time.
        row("d7fffffffffc00000000", "ext(-1, h'fffffffc00000000')", u"fixext 8"_s);
    }
    void readsEveryFormat()
    {
        QFETCH(QByteArray, hex);
        QFETCH(QByteArray, text);
        QFETCH(QString, type);
        const QByteArray octets = QByteArray::fromHex(hex);
        const auto tree = readMessagePackTree(octets);
        QVERIFY(tree);
        QVERIFY2(tree->isWhole(), tree->problem ? qPrintable(tree->problem->text) : "");
        verifyTree(*tree);
        QCOMPARE(textOf(*tree), text);
        QString counted = valueTypeText(*tree, 0);
        counted.replace(u"(s)"_s,
            tree->nodes.front().children == 1
                    || (tree->nodes.front().kind == ValueNode::Kind::Map
                        && tree->nodes.front().children == 2)
                ? QString()
                : u"s"_s); // plurals are a matter of the translation, which is not loaded here
        QCOMPARE(counted, type);
        QCOMPARE(tree->nodes.front().end, static_cast<quint32>(octets.size()));
        for (qsizetype length = 0; length < octets.size(); ++length) {
            const auto begin = readMessagePackTree(octets.first(length));
            QVERIFY(begin && begin->problem);
            QCOMPARE(begin->problem->kind, ValueProblem::Kind::RanOut);
            verifyTree(*begin);
            textOf(*begin);
        }
    }

    void saysWhereEachObjectStands()
    {
        // A number in more octets than it needs stays visible as that.
        const auto tree = readMessagePackTree(QByteArray::fromHex("82a161ce00000001d9016290"));
        QVERIFY(tree && tree->isWhole());
        QCOMPARE(tree->nodes.size(), std::size_t(5));
        QCOMPARE(tree->nodes[2].begin, quint32(3));
        QCOMPARE(tree->nodes[2].end, quint32(8));
        QCOMPARE(tree->nodes[3].begin, quint32(8));
        QCOMPARE(tree->nodes[3].end, quint32(11));
        QCOMPARE(tree->nodes[4].begin, quint32(11));
        QCOMPARE(valueTypeText(*tree, 2), u"uint 32"_s);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<ValueProblem::Kind>("kind");
        QTest::addColumn<quint64>("offset");
        using Kind = ValueProblem::Kind;
        QTest::newRow("C1") << "9201c1"_ba << Kind::Malformed << quint64(2);
        QTest::newRow("octets behind it") << "01 02 03"_ba << Kind::Malformed << quint64(1);
        QTest::newRow("4 GiB string in 6 octets")
            << "db ffffffff 61"_ba << Kind::RanOut << quint64(0);
        QTest::newRow("4 GiB extension") << "c9 ffffffff 01 61"_ba << Kind::RanOut << quint64(0);
        QTest::newRow("array of 2^32 - 1") << "dd ffffffff 01"_ba << Kind::RanOut << quint64(6);
        QTest::newRow("map of 2^32 - 1") << "df ffffffff 01"_ba << Kind::RanOut << quint64(6);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, hex);
        QFETCH(ValueProblem::Kind, kind);
        QFETCH(quint64, offset);
        const auto tree = readMessagePackTree(QByteArray::fromHex(hex));
        QVERIFY(tree && tree->problem);
        verifyTree(*tree);
        QCOMPARE(tree->problem->kind, kind);
        QCOMPARE(tree->problem->offset, offset);
    }

    void stopsWhereItIsTooDeep()
    {
        for (const char octet : { '\x91', '\x81' }) {
            const auto tree = readMessagePackTree(QByteArray(100'000, octet));
            QVERIFY(tree && tree->problem);
            QCOMPARE(tree->problem->kind, ValueProblem::Kind::Limit);
            QCOMPARE(tree->nodes.size(), ValueTree::MaxDepth);
            verifyTree(*tree);
            textOf(*tree);
        }
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!readMessagePackTree(QByteArray::fromHex("9101"), stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(MessagePackTreeTest)
#include "tst_messagepacktree.moc"
