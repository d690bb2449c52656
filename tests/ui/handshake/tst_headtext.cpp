#include "ui/handshake/headtext.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class HeadTextTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsLineEndsButDoesNotCopyThem()
    {
        const QByteArray head = "GET / HTTP/1.1\r\nHost: a\nX: \x1B\r\n\r\n";
        QStringList shown;
        for (const TextLine &line : headLines(head, {}))
            shown.append(line.text);
        QCOMPARE(shown,
            (QStringList { u"GET / HTTP/1.1 \\r\\n"_s, u"Host: a \\n"_s, u"X: \\u001B \\r\\n"_s,
                u" \\r\\n"_s }));
        QCOMPARE(headText(head, {}), u"GET / HTTP/1.1\nHost: a\nX: \\u001B\n\n"_s);
    }

    void masksSecretsInEveryForm()
    {
        const QByteArray head = "GET / HTTP/1.1\r\nCookie: session=tops3cret; a=b\r\n\r\n";
        const QList<OctetSpan> hidden { { head.indexOf("tops3cret"), 9 } };
        QCOMPARE(headText(head, hidden), u"GET / HTTP/1.1\nCookie: session=••••••••; a=b\n\n"_s);
        QCOMPARE(headLines(head, hidden).at(1).text, u"Cookie: session=••••••••; a=b \\r\\n"_s);
        for (const TextLine &line : headHexLines(head, hidden)) {
            QVERIFY2(!line.text.contains(u"74 6F 70"_s), qPrintable(line.text)); // "top"
            QVERIFY(!line.text.contains(u"top"_s) && !line.text.contains(u"cret"_s));
        }
    }

    void urlsKeepTheirSecrets_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const QString plain = u"ws://server.example/chat?room=7#a"_s;
        QTest::newRow("none") << plain << plain;
        QTest::newRow("token") << u"ws://a.example/?access_token=abc&x=1"_s
                               << u"ws://a.example/?access_token=••••••••&x=1"_s;
        QTest::newRow("two") << u"/?x=1&apikey=abc&sig=d"_s
                             << u"/?x=1&apikey=••••••••&sig=••••••••"_s;
        QTest::newRow("password") << u"wss://me:secret@a.example/"_s
                                  << u"wss://••••••••@a.example/"_s;
        QTest::newRow("asterisks") << u"/?token=a*b&y=*"_s << u"/?token=••••••••&y=*"_s;
    }
    void urlsKeepTheirSecrets()
    {
        QFETCH(QString, url);
        QTEST(urlWithoutSecrets(url), "shown");
    }

    void startLinesKeepTheirSecrets()
    {
        const QByteArray line = "GET /a?token=abc&x=1 HTTP/1.1";
        QCOMPARE(startLineSecretSpans(line), (QList<OctetSpan> { { 13, 3 } }));
        QVERIFY(startLineSecretSpans("GET /a?x=1 HTTP/1.1").isEmpty());
        QVERIFY(startLineSecretSpans("").isEmpty());
    }

    void hexLinesAlign()
    {
        const QByteArray head = "GET / HTTP/1.1\r\nA: b\r\n\r\n";
        const QList<TextLine> lines = headHexLines(head, {});
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0].text,
            u"0000  47 45 54 20 2F 20 48 54  54 50 2F 31 2E 31 0D 0A  GET / HTTP/1.1··"_s);
        QCOMPARE(
            lines[1].text, u"0010  41 3A 20 62 0D 0A 0D 0A                           A: b····"_s);
    }
};

QTEST_GUILESS_MAIN(HeadTextTest)
#include "tst_headtext.moc"
