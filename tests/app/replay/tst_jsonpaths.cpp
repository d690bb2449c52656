#include "app/replay/jsonpaths.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

QJsonValue valueOf(const QByteArray &json)
{
    return QJsonDocument::fromJson("[" + json + "]").array().at(0);
}

QByteArray jsonOf(const QJsonValue &value)
{
    return QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
}

} // namespace

class TestJsonPaths : public QObject
{
    Q_OBJECT
private slots:
    void removes_data();
    void removes();
    void visitsDeepValuesOnce();
    void refuses_data();
    void refuses();
};

void TestJsonPaths::removes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("left");
    const QByteArray sample
        = R"({"id":7,"items":[{"id":1,"v":"a"},{"id":2,"v":"b"}],"result":{"time":5}})";
    QTest::newRow("member")
        << u"$.id"_s << sample
        << QByteArray(R"({"items":[{"id":1,"v":"a"},{"id":2,"v":"b"}],"result":{"time":5}})");
    QTest::newRow("without $")
        << u"result.time"_s << sample
        << QByteArray(R"({"id":7,"items":[{"id":1,"v":"a"},{"id":2,"v":"b"}],"result":{}})");
    QTest::newRow("all elements")
        << u"items[*].id"_s << sample
        << QByteArray(R"({"id":7,"items":[{"v":"a"},{"v":"b"}],"result":{"time":5}})");
    QTest::newRow("one element")
        << u"$.items[1].v"_s << sample
        << QByteArray(R"({"id":7,"items":[{"id":1,"v":"a"},{"id":2}],"result":{"time":5}})");
    QTest::newRow("any depth") << u"$..id"_s << sample
                               << QByteArray(
                                      R"({"items":[{"v":"a"},{"v":"b"}],"result":{"time":5}})");
    QTest::newRow("any depth, no $") << u"..id"_s << QByteArray(R"([{"id":1},[{"id":2,"x":3}]])")
                                     << QByteArray(R"([{},[{"x":3}]])");
    QTest::newRow("any depth below")
        << u"a..b.c"_s << QByteArray(R"({"a":{"x":{"b":{"c":1,"d":2}}}})")
        << QByteArray(R"({"a":{"x":{"b":{"d":2}}}})");
    QTest::newRow("any member")
        << u"*.time"_s << sample
        << QByteArray(R"({"id":7,"items":[{"id":1,"v":"a"},{"id":2,"v":"b"}],"result":{}})");
    QTest::newRow("quoted name") << u"$['a.b'].c"_s << QByteArray(R"({"a.b":{"c":1},"c":2})")
                                 << QByteArray(R"({"a.b":{},"c":2})");
    QTest::newRow("double quotes")
        << u"[\"it's\"]"_s << QByteArray(R"({"it's":1,"x":2})") << QByteArray(R"({"x":2})");
    QTest::newRow("element leaves its place")
        << u"$[0]"_s << QByteArray("[1,2]") << QByteArray("[null,2]");
    QTest::newRow("all elements leave none")
        << u"a[*]"_s << QByteArray(R"({"a":[1,2]})") << QByteArray(R"({"a":[]})");
    QTest::newRow("elements of elements")
        << u"[*][0]"_s << QByteArray("[[1,2],[3]]") << QByteArray("[[null,2],[null]]");
    QTest::newRow("the whole") << u"$"_s << sample << QByteArray("null");
    QTest::newRow("nothing there") << u"$.x.y[3]"_s << sample << sample;
    QTest::newRow("index of an object") << u"result[0]"_s << sample << sample;
    QTest::newRow("name in an array") << u"items.id"_s << sample << sample;
    QTest::newRow("not ASCII") << u"$.größe"_s << QByteArray("{\"größe\":1,\"x\":2}")
                               << QByteArray("{\"x\":2}");
}

void TestJsonPaths::removes()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, left);
    const auto parsed = JsonPaths::parse(path);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error()));
    QJsonValue value = valueOf(json);
    parsed->removeFrom(value);
    QCOMPARE(jsonOf(value), jsonOf(valueOf(left)));
}

/// Each of the steps may stand for any of a thousand levels: together they are a great many.
void TestJsonPaths::visitsDeepValuesOnce()
{
    QByteArray deep = "1";
    for (int level = 0; level < 1000; ++level)
        deep = "{\"a\":" + deep + "}";
    QJsonValue value = QJsonDocument::fromJson(deep).object();
    const auto path = JsonPaths::parse(u"..a..a..a..a..a..a..b"_s);
    path->removeFrom(value);
    QCOMPARE(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact), deep);
    JsonPaths::parse(u"..a..a..a..a..a..a"_s)->removeFrom(value);
    QCOMPARE(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact),
        QByteArray(R"({"a":{"a":{"a":{"a":{"a":{}}}}}})"));
}

void TestJsonPaths::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("column");
    QTest::newRow("empty") << u""_s << u"column 1:"_s;
    QTest::newRow("no name") << u"$."_s << u"column 3:"_s;
    QTest::newRow("no name between") << u"a...b"_s << u"column 4:"_s;
    QTest::newRow("name right behind $") << u"$id"_s << u"column 2:"_s;
    QTest::newRow("name right behind ]") << u"a[0]b"_s << u"column 5:"_s;
    QTest::newRow("nothing in brackets") << u"a[]"_s << u"column 3:"_s;
    QTest::newRow("open brackets") << u"a[1"_s << u"column 4:"_s;
    QTest::newRow("open quote") << u"a['b"_s << u"column 4:"_s;
    QTest::newRow("negative") << u"a[-1]"_s << u"column 3:"_s;
    QTest::newRow("too many steps") << u"a"_s + u".a"_s.repeated(64) << u"column 130:"_s;
    QTest::newRow("huge") << u"a[99999999999999999999]"_s << u"column 23:"_s;
}

void TestJsonPaths::refuses()
{
    QFETCH(QString, path);
    QFETCH(QString, column);
    const auto parsed = JsonPaths::parse(path);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().startsWith(column), qPrintable(parsed.error()));
}

QTEST_GUILESS_MAIN(TestJsonPaths)
#include "tst_jsonpaths.moc"
