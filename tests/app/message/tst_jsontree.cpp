#include "app/message/diagnostictext.h"
#include "app/message/jsontree.h"
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

class JsonTreeTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsWhatIsWritten_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("numbers as written") << "[1.10,12345678901234567890,-0e+1]"_ba
                                            << "[1.10, 12345678901234567890, -0e+1]"_ba;
        QTest::newRow("order, and names that come twice") << "{\"z\":1,\"a\":2,\"z\":3}"_ba
                                                          << "{\"z\": 1, \"a\": 2, \"z\": 3}"_ba;
        QTest::newRow("escapes as written") << "[\"\\u0041\\n\"]"_ba
                                            << "[\"\\u0041\\n\"]"_ba;
        QTest::newRow("white space goes") << " [ 1 ,\r\n\t2 ] \n"_ba
                                          << "[1, 2]"_ba;
        QTest::newRow("empties") << "[[],{},\"\"]"_ba
                                 << "[[], {}, \"\"]"_ba;
        QTest::newRow("a scalar alone") << " true "_ba
                                        << "true"_ba;
    }
    void keepsWhatIsWritten()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, text);
        const auto tree = readJsonTree(json);
        QVERIFY(tree && tree->isWhole());
        verifyTree(*tree);
        QCOMPARE(textOf(*tree), text);
    }

    void saysWhereEachValueStands()
    {
        const auto tree = readJsonTree("{\"a\": [10, true]}"_ba);
        QVERIFY(tree && tree->isWhole());
        QCOMPARE(tree->nodes.size(), std::size_t(5));
        QCOMPARE(tree->octetsOf(tree->nodes[1]).toByteArray(), "\"a\""_ba);
        QCOMPARE(tree->octetsOf(tree->nodes[2]).toByteArray(), "[10, true]"_ba);
        QCOMPARE(tree->octetsOf(tree->nodes[3]).toByteArray(), "10"_ba);
        QCOMPARE(tree->nodes[4].begin, quint32(11));
        QCOMPARE(contentText(*tree, 1, Enough), "a"_ba);
        QCOMPARE(valueTypeText(*tree, 4), u"Boolean"_s);
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<ValueProblem::Kind>("kind");
        QTest::addColumn<quint64>("offset");
        QTest::addColumn<QByteArray>("before");
        using Kind = ValueProblem::Kind;
        QTest::newRow("nothing") << ""_ba << Kind::RanOut << quint64(0) << ""_ba;
        QTest::newRow("a word") << "hello"_ba << Kind::Malformed << quint64(0) << ""_ba;
        QTest::newRow("cut") << "[1,{\"a\":\"b"_ba << Kind::RanOut << quint64(10)
                             << "[1, {\"a\": \"b, \xE2\x80\xA6}, \xE2\x80\xA6]"_ba;
        QTest::newRow("comma at the end")
            << "[1,]"_ba << Kind::Malformed << quint64(3) << "[1, \xE2\x80\xA6]"_ba;
        QTest::newRow("no colon") << "{\"a\" 1}"_ba << Kind::Malformed << quint64(5)
                                  << "{\"a\", \xE2\x80\xA6}"_ba;
        QTest::newRow("no name") << "{a:1}"_ba << Kind::Malformed << quint64(1)
                                 << "{\xE2\x80\xA6}"_ba;
        QTest::newRow("escape") << "[\"\\x\"]"_ba << Kind::Malformed << quint64(3)
                                << "[\xE2\x80\xA6]"_ba;
        QTest::newRow("control character")
            << "[\"a\nb\"]"_ba << Kind::Malformed << quint64(3) << "[\xE2\x80\xA6]"_ba;
        QTest::newRow("number") << "[-x]"_ba << Kind::Malformed << quint64(2)
                                << "[\xE2\x80\xA6]"_ba;
        QTest::newRow("behind") << "[1] 2"_ba << Kind::Malformed << quint64(4) << "[1]"_ba;
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(ValueProblem::Kind, kind);
        QFETCH(quint64, offset);
        QFETCH(QByteArray, before);
        const auto tree = readJsonTree(json);
        QVERIFY(tree && tree->problem);
        verifyTree(*tree);
        QCOMPARE(tree->problem->kind, kind);
        QCOMPARE(tree->problem->offset, offset);
        QCOMPARE(textOf(*tree), before);
    }

    void survivesEveryCut()
    {
        const QByteArray json = "{\"a\":[1,-2.5e3,\"\\u00e9\",null],\"b\":{\"c\":false}}";
        for (qsizetype length = 0; length < json.size(); ++length) {
            const auto tree = readJsonTree(json.first(length));
            QVERIFY(tree && tree->problem);
            QCOMPARE(tree->problem->kind, ValueProblem::Kind::RanOut);
            verifyTree(*tree);
        }
    }

    void stopsWhereItIsTooDeep()
    {
        const auto tree = readJsonTree(QByteArray(1'000'000, '['));
        QVERIFY(tree && tree->problem);
        QCOMPARE(tree->problem->kind, ValueProblem::Kind::Limit);
        QCOMPARE(tree->nodes.size(), ValueTree::MaxDepth);
        verifyTree(*tree);
    }

    void stopsWhereThereAreTooMany()
    {
        QByteArray json = "[";
        for (std::size_t i = 0; i < ValueTree::MaxNodes; ++i)
            json += "1,";
        const auto tree = readJsonTree(json + "1]");
        QVERIFY(tree && tree->problem);
        QCOMPARE(tree->problem->kind, ValueProblem::Kind::Limit);
        QCOMPARE(tree->nodes.size(), ValueTree::MaxNodes);
        QCOMPARE(textOf(*tree).size(), Enough + 3); // reads no more than it shows
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!readJsonTree("[1]"_ba, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(JsonTreeTest)
#include "tst_jsontree.moc"
