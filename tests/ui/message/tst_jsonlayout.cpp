#include "ui/message/jsonlayout.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Kind = TextSpan::Kind;

namespace {

QString joined(const QList<TextLine> &lines)
{
    QStringList texts;
    for (const TextLine &line : lines)
        texts.append(line.text);
    return texts.join(u'\n');
}

} // namespace

class JsonLayoutTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void laysOut_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        QTest::newRow("object")
            << "{\"a\":1,\"b\":[true,null],\"c\":{}}"_ba
            << u"{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ],\n  \"c\": {}\n}"_s;
        QTest::newRow("order and numbers stay")
            << "{\"z\":1.10,\"a\":12345678901234567890,\"z\":-0e+1}"_ba
            << u"{\n  \"z\": 1.10,\n  \"a\": 12345678901234567890,\n  \"z\": -0e+1\n}"_s;
        QTest::newRow("escapes stay")
            << "[\"\\u0041\\\"\\\\\\/\\n\"]"_ba << u"[\n  \"\\u0041\\\"\\\\\\/\\n\"\n]"_s;
        QTest::newRow("white space goes") << " [ 1 ,\r\n\t2 ] \n"_ba << u"[\n  1,\n  2\n]"_s;
        QTest::newRow("empty array") << "[]"_ba << u"[]"_s;
        QTest::newRow("nested empties") << "[[],{}]"_ba << u"[\n  [],\n  {}\n]"_s;
        QTest::newRow("text outside ASCII") << "\"\xE2\x82\xAC\""_ba << u"\"€\""_s;
        QTest::newRow("number") << "42"_ba << u"42"_s;
        QTest::newRow("literal") << "false"_ba << u"false"_s;
        QTest::newRow("direction override shows") << "\"\xE2\x80\xAE\""_ba << u"\"\\u202E\""_s;
    }
    void laysOut()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, text);
        const auto lines = layOutJson(json);
        QVERIFY(lines.has_value());
        QCOMPARE(joined(lines->lines), text);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json :
            { "", " ", "hello", "{", "[1", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[1 2]",
                "01", "1.", ".5", "-", "1e", "+1", "\"a", "\"\\x\"", "\"\\u12G4\"", "\"a\nb\"",
                "tru", "nul", "[]]", "{} {}", "'a'", "{\"a\"}", "[,1]", "NaN", "}", "[}" })
            QTest::newRow(json) << QByteArray(json);
        QTest::newRow("too deep") << QByteArray(MaxJsonDepth + 1, '[')
                + QByteArray(MaxJsonDepth + 1, ']');
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!layOutJson(json).has_value());
    }

    void nestsAsDeepAsItSays()
    {
        QVERIFY(layOutJson(QByteArray(MaxJsonDepth, '[') + QByteArray(MaxJsonDepth, ']')));
    }

    void readsEveryBeginOfACutText()
    {
        const QByteArray json
            = " {\"name\":\"v\\u00e9\\\\\",\"n\":-12.5e+3,\"t\":[true,false,null,{}]} "_ba;
        QVERIFY(layOutJson(json));
        for (qsizetype cut = 1; cut < json.size(); ++cut)
            QVERIFY2(layOutJson(json.first(cut), JsonEnd::Cut), json.first(cut).constData());
        QVERIFY(!layOutJson("hello", JsonEnd::Cut));
        QVERIFY(!layOutJson("[1 2", JsonEnd::Cut));
    }

    void colours()
    {
        const auto lines = layOutJson("{\"a\":\"b\",\"n\":1,\"t\":true}");
        QVERIFY(lines.has_value());
        QCOMPARE(lines->lines.at(1).text, u"  \"a\": \"b\","_s);
        QCOMPARE(lines->lines.at(1).spans,
            (QList<TextSpan> { { 2, 3, Kind::Name }, { 7, 3, Kind::String } }));
        QCOMPARE(lines->lines.at(2).spans.last().kind, Kind::Number);
        QCOMPARE(lines->lines.at(3).spans.last().kind, Kind::Literal);
    }

    void stopsAtTheLimitOfLines()
    {
        const QByteArray json = '[' + QByteArray("1,").repeated(MaxTextLines) + "1]";
        const auto text = layOutJson(json);
        QVERIFY(text.has_value());
        QVERIFY(text->isCut);
        QCOMPARE(text->lines.size(), MaxTextLines);
        QCOMPARE(text->lines.at(1).text, u"  1,"_s);
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!layOutJson("[]", JsonEnd::Here, stop.get_token()));
    }
};

QTEST_GUILESS_MAIN(JsonLayoutTest)
#include "tst_jsonlayout.moc"
