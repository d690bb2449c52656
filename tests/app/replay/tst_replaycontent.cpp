#include "app/replay/replaycontent.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

ReplayRules rulesFor(const QStringList &paths, const QStringList &patterns, bool exact)
{
    ReplayRules rules;
    for (const QString &path : paths)
        rules.ignoredPaths.append(*JsonPaths::parse(path));
    rules.ignoredPatterns = PatternList::compile(patterns).value();
    rules.exact = exact;
    return rules;
}

} // namespace

class TestReplayContent : public QObject
{
    Q_OBJECT
private slots:
    void compares_data();
    void compares();
    void namesNoMoreThanTheLimit();
    void leavesLargePayloadsAlone();
};

/// "differences" is empty where the two match: "where|expected|got".
void TestReplayContent::compares_data()
{
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("got");
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QStringList>("differences");
    const QStringList none;

    QTest::newRow("same") << QByteArray("abc") << QByteArray("abc") << none << none << false
                          << none;
    QTest::newRow("text") << QByteArray("Hello, world") << QByteArray("Hello, World") << none
                          << none << false << QStringList { u"octet 7|\"world\"|\"World\""_s };
    QTest::newRow("shorter") << QByteArray("abc") << QByteArray("ab") << none << none << false
                             << QStringList { u"octet 2|\"c\"|"_s };
    QTest::newRow("longer") << QByteArray("") << QByteArray("\xff") << none << none << false
                            << QStringList { u"octet 0||\"\\xff\""_s };
    QTest::newRow("JSON order and space")
        << QByteArray(R"({"a":1,"b":[1, 2]})") << QByteArray(R"( { "b" : [1,2], "a" : 1.0 } )")
        << none << none << false << none;
    QTest::newRow("JSON order, exact")
        << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"b":2,"a":1})") << none << none << true
        << QStringList { u"octet 2|\"a\":1,\"b\":2}\"|\"b\":2,\"a\":1}\""_s };
    QTest::newRow("JSON value") << QByteArray(R"({"a":{"b":[1,{"c":"x"}]}})")
                                << QByteArray(R"({"a":{"b":[1,{"c":"y"}]}})") << none << none
                                << false << QStringList { u"$.a.b[1].c|\"x\"|\"y\""_s };
    QTest::newRow("JSON member missing and extra")
        << QByteArray(R"({"a":1,"b":2})") << QByteArray(R"({"a":1,"c":null})") << none << none
        << false << QStringList { u"$.b|2|"_s, u"$.c||null"_s };
    QTest::newRow("JSON array longer") << QByteArray("[1]") << QByteArray("[1,2]") << none << none
                                       << false << QStringList { u"$[1]||2"_s };
    QTest::newRow("JSON type") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":"1"})") << none
                               << none << false << QStringList { u"$.a|1|\"1\""_s };
    QTest::newRow("JSON name with a dot")
        << QByteArray(R"({"a.b":1})") << QByteArray(R"({"a.b":2})") << none << none << false
        << QStringList { u"$['a.b']|1|2"_s };
    QTest::newRow("JSON large integers")
        << QByteArray(R"({"a":9007199254740993})") << QByteArray(R"({"a":9007199254740992})")
        << none << none << false << QStringList { u"$.a|9007199254740993|9007199254740992"_s };
    QTest::newRow("no JSON any more") << QByteArray(R"({"a":1})") << QByteArray(R"({"a":1)") << none
                                      << none << false << QStringList { u"octet 6|\"}\"|"_s };
    QTest::newRow("no JSON in its place")
        << QByteArray(R"({"b": 1, "a": 2})") << QByteArray("{\"b\": x") << none << none << false
        << QStringList { u"octet 6|\"1, \"a\": 2}\"|\"x\""_s };
    QTest::newRow("ignored path") << QByteArray(R"({"id":1,"v":5})")
                                  << QByteArray(R"({"id":2,"v":5})") << QStringList { u"$.id"_s }
                                  << none << false << none;
    QTest::newRow("ignored path, absent in one")
        << QByteArray(R"({"id":1,"v":5})") << QByteArray(R"({"v":5})") << QStringList { u"id"_s }
        << none << false << none;
    QTest::newRow("ignored path, exact")
        << QByteArray(R"({"id":1,"v":5})") << QByteArray(R"({"id":2,"v":5})")
        << QStringList { u"$.id"_s } << none << true << none;
    QTest::newRow("ignored paths leave the rest")
        << QByteArray(R"({"id":1,"v":5,"t":{"at":9}})")
        << QByteArray(R"({"id":2,"v":6,"t":{"at":8}})") << QStringList { u"$.id"_s, u"t.at"_s }
        << none << false << QStringList { u"$.v|5|6"_s };
    QTest::newRow("pattern in text")
        << QByteArray("at 12:30 all well") << QByteArray("at 9:05 all well") << none
        << QStringList { u"\\d+:\\d+"_s } << false << none;
    QTest::newRow("pattern leaves the rest")
        << QByteArray("at 12:30 all well") << QByteArray("at 9:05 all ill") << none
        << QStringList { u"\\d+:\\d+"_s } << false
        << QStringList { u"octet 13|\"well\"|\"ill\""_s };
    QTest::newRow("pattern behind other characters")
        << QByteArray("\u00fc\u4e16 12 a") << QByteArray("\u00fc\u4e16 345 b") << none
        << QStringList { u"\\d+"_s } << false << QStringList { u"octet 9|\"a\"|\"b\""_s };
    QTest::newRow("pattern in binary") << QByteArray("\xff\x01\x02"
                                                     "AB\x03",
        6)
                                       << QByteArray("\xff\x01\x09"
                                                     "AB\x03",
                                              6)
                                       << none << QStringList { u"\\x01."_s } << false << none;
    QTest::newRow("pattern in a JSON string")
        << QByteArray(R"({"m":"took 12 ms","n":1})") << QByteArray(R"({"n":1,"m":"took 7 ms"})")
        << none << QStringList { u"took \\d+ ms"_s } << false << none;
    QTest::newRow("pattern for a JSON number")
        << QByteArray(R"({"t":12,"id":"x"})") << QByteArray(R"({"id":"y","t":345})")
        << QStringList { u"id"_s } << QStringList { u"(?<=\"t\":)\\d+"_s } << false << none;
    QTest::newRow("pattern for a JSON member")
        << QByteArray(R"({"t":12,"v":1})") << QByteArray(R"({"t":34,"v":1})") << none
        << QStringList { u"\"t\":\\d+,"_s } << false << none;
    QTest::newRow("pattern that breaks JSON")
        << QByteArray(R"({"v":1,"t":12})") << QByteArray(R"({"v":1,"t":34})") << none
        << QStringList { u"\"t\":\\d+"_s } << false << none;
    QTest::newRow("patterns that overlap")
        << QByteArray("abcd!") << QByteArray("bbcc!") << none
        << QStringList { u"[ab]+"_s, u"[bcd]+"_s } << false << none;
    QTest::newRow("pattern that matches nothing")
        << QByteArray("ab") << QByteArray("ac") << none << QStringList { u"x*"_s } << false
        << QStringList { u"octet 1|\"b\"|\"c\""_s };
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF"
                      "1a")
        << QByteArray("\xEF\xBB\xBF"
                      "2b")
        << none << QStringList { u"\\d"_s } << false << QStringList { u"octet 4|\"a\"|\"b\""_s };
}

void TestReplayContent::compares()
{
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, got);
    QFETCH(QStringList, paths);
    QFETCH(QStringList, patterns);
    QFETCH(bool, exact);
    QFETCH(QStringList, differences);
    const ReplayRules rules = rulesFor(paths, patterns, exact);
    const ReplayContent left(expected, rules);
    const ReplayContent right(got, rules);
    QStringList found;
    for (const ReplayDifference &difference : left.differences(right, 10))
        found.append(difference.where + u'|' + difference.expected + u'|' + difference.got);
    QCOMPARE(found, differences);
    QCOMPARE(left.octets() == right.octets(), differences.isEmpty());
}

void TestReplayContent::namesNoMoreThanTheLimit()
{
    const ReplayContent left("[1,2,3,4]", {});
    const ReplayContent right("[5,6,7,8]", {});
    QCOMPARE(left.differences(right, 3).size(), 3);
    QCOMPARE(left.differences(right, 0).size(), 0);
}

void TestReplayContent::leavesLargePayloadsAlone()
{
    const QByteArray large = "[\"" + QByteArray(ReplayContent::Limit, 'a') + "\"]";
    const ReplayContent content(large, rulesFor({ u"$"_s }, { u"a"_s }, false));
    QVERIFY(!content.isJson());
    QCOMPARE(content.octets().size(), large.size());
}

QTEST_GUILESS_MAIN(TestReplayContent)
#include "tst_replaycontent.moc"
