#include "app/compose/jsontext.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class JsonTextTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsWhatIsWritten_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("minified");
        QTest::newRow("white space goes") << "{ \"a\" :\n\t[1, 2 ] }"_ba
                                          << "{\"a\":[1,2]}"_ba;
        QTest::newRow("numbers stay") << "[1.50, 1e3, 12345678901234567890]"_ba
                                      << "[1.50,1e3,12345678901234567890]"_ba;
        QTest::newRow("strings stay") << "{\"a b\": \"x \\\" { , \\u00e9 \\\\\"}"_ba
                                      << "{\"a b\":\"x \\\" { , \\u00e9 \\\\\"}"_ba;
        QTest::newRow("words") << " [ true , null ]"_ba
                               << "[true,null]"_ba;
        QTest::newRow("a bare value") << " 7 "_ba
                                      << "7"_ba;
    }
    void keepsWhatIsWritten()
    {
        QFETCH(const QByteArray, json);
        QTEST(minifyJson(json).value(), "minified");
    }

    void indents()
    {
        QCOMPARE(indentJson("{\"a\":[1,{}],\"b\":[]}").value(),
            "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"_ba);
        QCOMPARE(minifyJson(indentJson("{\"a\":[1,{}],\"b\":[]}").value()).value(),
            "{\"a\":[1,{}],\"b\":[]}"_ba);
    }

    void saysWhereItIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("empty") << ""_ba << u"Line 1, column 1: "_s;
        QTest::newRow("second line") << "{\n  \"a\": x\n}"_ba << u"Line 2, column 8: "_s;
        QTest::newRow("behind it") << "{} {}"_ba << u"Line 1, column 4: "_s;
        QTest::newRow("characters, not octets") << "\"\xC3\xA9\" x"_ba << u"Line 1, column 5: "_s;
        QTest::newRow("not UTF-8") << "\"\xFF\""_ba << u"Line 1, column "_s;
    }
    void saysWhereItIsWrong()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, beginning);
        const Result<QByteArray> result = minifyJson(json);
        QVERIFY(!result);
        QVERIFY2(result.error().detail.startsWith(beginning), qPrintable(result.error().detail));
        QVERIFY(!result.error().detail.endsWith(u'.'));
    }

    void deepNestingIsRefused()
    {
        QVERIFY(minifyJson(QByteArray(512, '[') + QByteArray(512, ']')));
        QVERIFY(!minifyJson(QByteArray(513, '[') + QByteArray(513, ']')));
        QVERIFY(!minifyJson(QByteArray(1'000'000, '[')));
    }
};

QTEST_APPLESS_MAIN(JsonTextTest)
#include "tst_jsontext.moc"
