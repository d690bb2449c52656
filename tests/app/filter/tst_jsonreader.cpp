#include "app/filter/filterexpression.h"
#include "app/filter/jsonreader.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// The values at \a path, as text: "1; "a"; null".
QString valuesAt(JsonReader &reader, QByteArrayView json, const QString &path)
{
    const auto parsed = parseFilter(path);
    if (!parsed)
        return u"no path"_s;
    QStringList found;
    reader.anyOf(json, parsed->path, [&found](const JsonValue &value) {
        switch (value.kind) {
        case JsonValue::Kind::Null:
            found.append(u"null"_s);
            break;
        case JsonValue::Kind::Flag:
            found.append(value.flag ? u"true"_s : u"false"_s);
            break;
        case JsonValue::Kind::Number:
            found.append(value.number.whole ? QString::number(*value.number.whole)
                                            : QString::number(value.number.value));
            break;
        case JsonValue::Kind::String:
            found.append(u'"' + QString::fromUtf8(value.string) + u'"');
            break;
        case JsonValue::Kind::Array:
            found.append(u"[]"_s);
            break;
        case JsonValue::Kind::Object:
            found.append(u"{}"_s);
            break;
        }
        return false;
    });
    return found.join(u"; "_s);
}

} // namespace

class JsonReaderTest : public QObject
{
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void everyCut();
    void wellFormed_data();
    void wellFormed();
    void large();
    void compares();
};

void JsonReaderTest::finds_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const char *json, const char *path, const char *found) {
        QTest::newRow(name) << QByteArray(json) << QString::fromUtf8(path)
                            << QString::fromUtf8(found);
    };
    row("member", R"({"a":1,"b":2})", "json.b", "2");
    row("deep", R"({"a":{"b":[{"c":"x"}]}})", "json.a.b[0].c", "\"x\"");
    row("root", "5", "json", "5");
    row("root string", R"("a")", "json", "\"a\"");
    row("root null", "null", "json", "null");
    row("element", "[1,[2,3]]", "json[1][0]", "2");
    row("every element", R"([{"a":1},{"b":2},{"a":3}])", "json[*].a", "1; 3");
    row("every of every", "[[1,2],[],[3]]", "json[*][*]", "1; 2; 3");
    row("structures", R"([[],{}])", "json[*]", "[]; {}");
    row("flags", "[true,false,null]", "json[*]", "true; false; null");
    row("no such member", R"({"a":1})", "json.b", "");
    row("no such element", "[1]", "json[1]", "");
    row("a member of a number", R"({"a":1})", "json.a.b", "");
    row("an element of an object", R"({"a":1})", "json[0]", "");
    row("escaped name", R"({"\u0061":1})", "json.a", "1");
    row("quote in a name", R"({"a\"b":1})", R"(json."a\"b")", "1");
    row("a name that begins alike", R"({"ab":1,"a":2})", "json.a", "2");
    row("empty name", R"({"":1})", R"(json."")", "1");
    row("first of two", R"({"a":1,"a":2})", "json.a", "1");
    row("escapes in a string", R"({"a":"x\n\u00e9"})", "json.a", "\"x\n\xc3\xa9\"");
    row("largest", "[9223372036854775807,-9223372036854775808]", "json[*]",
        "9223372036854775807; -9223372036854775808");
    row("beyond 64 bits", "[123456789012345678901234567890]", "json[0]", "1.23457e+29");
    row("fractions", "[1.5,1e3,-0.25]", "json[*]", "1.5; 1000; -0.25");
    row("what stands behind it", R"({"a":1,"b":)", "json.a", "");
    row("malformed behind it", R"({"a":1,"b":x})", "json.a", "1");
    row("nothing", "", "json", "");
    row("no JSON", "Hello", "json.a", "");
    row("no UTF-8", "{\"a\":\"\xff\"}", "json.a", "");
}

void JsonReaderTest::finds()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, path);
    JsonReader reader;
    QTEST(valuesAt(reader, json, path), "found");
}

void JsonReaderTest::everyCut()
{
    const QByteArray json = R"({"a":[1,{"b":"c\u0020d"},null],"e":{"f":-1.5e3}})";
    JsonReader reader;
    for (qsizetype cut = 0; cut < json.size(); ++cut) {
        // In memory of its own, so that a sanitizer sees who reads behind it.
        const QByteArray part(json.constData(), cut);
        for (const QString &path : { u"json"_s, u"json.a[1].b"_s, u"json.e.f"_s, u"json.a[*]"_s })
            valuesAt(reader, part, path);
        QVERIFY(!reader.isWellFormed(part));
    }
    QVERIFY(reader.isWellFormed(json));
}

void JsonReaderTest::wellFormed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isJson");
    QTest::newRow("object") << QByteArray(R"({"a":[1,2]})") << true;
    QTest::newRow("spaces") << QByteArray(" [1] \n") << true;
    QTest::newRow("a number") << QByteArray("5") << true;
    QTest::newRow("two values") << QByteArray("{} {}") << false;
    QTest::newRow("text") << QByteArray("Hello") << false;
    QTest::newRow("a comma too many") << QByteArray("[1,]") << false;
    QTest::newRow("deep") << QByteArray(100'000, '[') << false;
}

void JsonReaderTest::wellFormed()
{
    QFETCH(QByteArray, json);
    JsonReader reader;
    QTEST(reader.isWellFormed(json), "isJson");
}

void JsonReaderTest::large()
{
    JsonReader reader;
    QByteArray json = "{\"a\":\"" + QByteArray(JsonReader::MaxLength - 20, 'x') + "\",\"b\":1}";
    QCOMPARE(valuesAt(reader, json, u"json.b"_s), u"1"_s);
    json.insert(6, QByteArray(100, 'y'));
    QCOMPARE(valuesAt(reader, json, u"json.b"_s), QString());
    QCOMPARE(valuesAt(reader, "{\"b\":2}", u"json.b"_s), u"2"_s);
}

void JsonReaderTest::compares()
{
    const JsonNumber large { 9007199254740992.0, 9007199254740992 };
    const JsonNumber larger { 9007199254740992.0, 9007199254740993 };
    QVERIFY(JsonNumber::compare(large, larger) < 0);
    QVERIFY(JsonNumber::compare(larger, large) > 0);
    QCOMPARE(JsonNumber::compare({ 1.0, 1 }, { 1.0 }), 0);
    QVERIFY(JsonNumber::compare({ 1.0, 1 }, { 1.5 }) < 0);
}

QTEST_GUILESS_MAIN(JsonReaderTest)
#include "tst_jsonreader.moc"
