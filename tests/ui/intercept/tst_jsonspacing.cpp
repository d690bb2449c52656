#include "ui/intercept/jsonfault.h"
#include "ui/intercept/jsonspacing.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Plenty = 1 << 20;

JsonTokens tokensOf(const QByteArray &json)
{
    auto tokens = JsonTokens::read(json);
    if (!tokens)
        qFatal("no JSON: %s", json.constData());
    return *tokens;
}

QByteArray laidOut(const QByteArray &json)
{
    return layOutTokens(tokensOf(json), Plenty).value();
}

/// What goes on when \a json was laid out and \a from in it replaced by \a to.
QByteArray edited(const QByteArray &json, const QByteArray &from, const QByteArray &to)
{
    QByteArray typed = laidOut(json);
    if (!typed.contains(from))
        qFatal("not in it: %s", from.constData());
    typed.replace(from, to);
    return JsonSpacing(tokensOf(json)).apply(tokensOf(typed));
}

QByteArray texts(const JsonTokens &tokens)
{
    QByteArray all;
    for (qsizetype i = 0; i < tokens.count(); ++i)
        all.append(tokens.text(i)).append('\x1f');
    return all;
}

} // namespace

class TestJsonSpacing : public QObject
{
    Q_OBJECT
private slots:
    void laysOut()
    {
        QCOMPARE(laidOut("{\"a\":[1,{}],\"b\":\"x, y: {\"}"),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": \"x, y: {\"\n}"_ba);
        QCOMPARE(laidOut("[ ]"), "[]"_ba);
        QCOMPARE(laidOut(" 1 "), "1"_ba);
        QVERIFY(!layOutTokens(tokensOf("[1,2]"), 10));
        QVERIFY(layOutTokens(tokensOf("[1,2]"), 12));
    }

    void untouchedStaysOctetForOctet_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("compact") << "{\"a\":1.0,\"b\":[1e5,-0,\"\\u00e9\\/\"],\"a\":null}"_ba;
        QTest::newRow("wide") << "{\"a\": 1, \"b\": [1, 2]}"_ba;
        QTest::newRow("lines") << "{\n    \"a\": 1,\n    \"b\": [\n        1\n    ]\n}\n"_ba;
        QTest::newRow("tabs and CR LF") << "{\r\n\t\"a\" : 1\r\n}\r\n"_ba;
        QTest::newRow("odd") << "  { \"a\":1 ,\t\"b\" :[ ]\n,\"c\":  {\n}}\n\n"_ba;
        QTest::newRow("lone surrogates") << "[\"\\ud800\",\"\\udc00\\ud800\"]"_ba;
        QTest::newRow("white space in strings") << "[\" : , \xc2\xa0\xe2\x80\xa8 \"]"_ba;
        QTest::newRow("a number") << " 12345678901234567890.10 "_ba;
    }

    void untouchedStaysOctetForOctet()
    {
        QFETCH(QByteArray, json);
        const QByteArray text = laidOut(json);
        QCOMPARE(texts(tokensOf(text)), texts(tokensOf(json)));
        QCOMPARE(JsonSpacing(tokensOf(json)).apply(tokensOf(text)), json);
        QCOMPARE(laidOut(text), text);
    }

    void editsKeepTheSpacing_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("sent");
        const auto row = [](const char *name, const QByteArray &json, const QByteArray &from,
                             const QByteArray &to, const QByteArray &sent) {
            QTest::newRow(name) << json << from << to << sent;
        };
        row("compact value", "{\"a\":1,\"b\":2}", "1", "1.0", "{\"a\":1.0,\"b\":2}");
        row("compact member", "{\"a\":1,\"b\":2}", "1,", "1,\n  \"c\": [ 3, {} ],",
            "{\"a\":1,\"c\":[3,{}],\"b\":2}");
        row("last member", "{\"a\":1,\"b\":{\"c\":2}}", "2", "2,\n \"d\"  :  \"e f\"",
            "{\"a\":1,\"b\":{\"c\":2,\"d\":\"e f\"}}");
        row("removed", "{\"a\":1,\"b\":2,\"c\":3}", "  \"b\": 2,\n", "", "{\"a\":1,\"c\":3}");
        row("all removed", "{\"a\":1}", "\n  \"a\": 1\n", "\n", "{}");
        row("wide member", "{\"a\": 1, \"b\": 2}", "1", "1,\"c\":[3,4]",
            "{\"a\": 1, \"c\": [3, 4], \"b\": 2}");
        row("wide from one member", "{\"a\": 1}", "1", "1,\"c\":2", "{\"a\": 1, \"c\": 2}");
        row("lines", "{\n    \"a\": 1\n}\n", "1", "[1,{\"b\":2}]",
            "{\n    \"a\": [\n        1,\n        {\n            \"b\": 2\n        }\n    ]\n}\n");
        row("tabs and CR LF", "{\r\n\t\"a\": 1\r\n}", "1", "1,\"b\":{\"c\":2}",
            "{\r\n\t\"a\": 1,\r\n\t\"b\": {\r\n\t\t\"c\": 2\r\n\t}\r\n}");
        row("odd around it", "{ \"a\" :1  ,\t\"b\":\n2 }", "2", "3", "{ \"a\" :1  ,\t\"b\":\n3 }");
        row("odd, two values", "[ 1,  2,\n3 ,4]", "2,\n  3", "5,\n  6", "[ 1,  5,\n6 ,4]");
        row("duplicate keys", "{\"a\":1,\"a\":2}", "2", "3", "{\"a\":1,\"a\":3}");
        row("another type", "{\"a\":{\"b\":1}}", "{\n    \"b\": 1\n  }", "[]", "{\"a\":[]}");
        row("other white space only", "{\"a\":1}", "1", "\t1\n\n", "{\"a\":1}");
    }

    void editsKeepTheSpacing()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, sent);
        QCOMPARE(edited(json, from, to), sent);
    }

    /// Whatever was typed: what goes on has its tokens, and no other.
    void keepsEveryToken()
    {
        const QList<QByteArray> texts { "{\"a\":1,\"b\":[1,2]}", "[\n 1,\n 2\n]", "[]", "{ }", "7",
            "{\"a\": {\"a\": {\"a\": [[], {}]}}}", "[\"\\ud800\", 1e400, -0.0, \"\\\\\\\"\"]",
            "[ [1,\n2],\t[3 ] , {\"x\" :1}]" };
        for (const QByteArray &like : texts) {
            for (const QByteArray &typed : texts) {
                const QByteArray sent = JsonSpacing(tokensOf(like)).apply(tokensOf(typed));
                QCOMPARE(::texts(tokensOf(sent)), ::texts(tokensOf(typed)));
            }
        }
    }

    void readsNothingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("words") << "plain words"_ba;
        QTest::newRow("unterminated") << "{\"a\":\"b"_ba;
        QTest::newRow("escape at the end") << "[\"\\"_ba;
        QTest::newRow("two values") << "{} {}"_ba;
        QTest::newRow("comma at the end") << "[1,]"_ba;
        QTest::newRow("no UTF-8") << "[\"\xff\"]"_ba;
        QTest::newRow("surrogate in UTF-8") << "[\"\xed\xa0\x80\"]"_ba;
        QTest::newRow("too deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
        QTest::newRow("NUL") << QByteArray("[1\0]", 4);
    }

    void readsNothingElse()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!JsonTokens::read(text));
    }

    /// The deepest that is read, with as much as is edited.
    void isBounded()
    {
        const auto levels = JsonTokens::MostLevels;
        QByteArray json = QByteArray(levels, '[');
        while (json.size() < 256 * 1024)
            json += "1,";
        json += '1' + QByteArray(levels, ']');
        const JsonTokens tokens = tokensOf(json);
        QVERIFY(!layOutTokens(tokens, 256 * 1024));
        QCOMPARE(JsonSpacing(tokens).apply(tokens), json);
    }

    void saysWhatIsWrong()
    {
        QCOMPARE(jsonFault("{\"a\": [1, 2]}"), QString());
        QCOMPARE(jsonFault("{\n  \"\xc3\xa9\" 1\n}"), u"Line 2, column 7: a colon is expected"_s);
        QCOMPARE(jsonFault(""), u"Line 1, column 1: the text ends before the value does"_s);
        QVERIFY(jsonFault(QByteArray(201, '[')).startsWith(u"Line 1, column 201: "_s));
    }
};

QTEST_APPLESS_MAIN(TestJsonSpacing)
#include "tst_jsonspacing.moc"
