#include "ui/widgets/visibletext.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class VisibleTextTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void escapesWhatCouldHideOrAct_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("ASCII") << "a <b>\tc"_ba << u"a <b>\tc"_s;
        QTest::newRow("UTF-8") << "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"_ba << u"é€😀"_s;
        QTest::newRow("NUL and escape") << QByteArray("\0\x1B[31m", 6) << u"\\u0000\\u001B[31m"_s;
        QTest::newRow("line end") << "a\r\n"_ba << u"a\\u000D\\u000A"_s;
        QTest::newRow("stray octet") << "a\xFFz"_ba << u"a\\xFFz"_s;
        QTest::newRow("cut character") << "\xE2\x82"_ba << u"\\xE2\\x82"_s;
        QTest::newRow("overlong") << "\xC0\xAF\xE0\x80\xAF"_ba << u"\\xC0\\xAF\\xE0\\x80\\xAF"_s;
        QTest::newRow("surrogate") << "\xED\xA0\x80"_ba << u"\\xED\\xA0\\x80"_s;
        QTest::newRow("beyond Unicode") << "\xF4\x90\x80\x80"_ba << u"\\xF4\\x90\\x80\\x80"_s;
        QTest::newRow("right-to-left override") << "a\xE2\x80\xAE"_ba << u"a\\u202E"_s;
        QTest::newRow("zero width space") << "a\xE2\x80\x8B"_ba << u"a\\u200B"_s;
        QTest::newRow("C1 control") << "\xC2\x9B"_ba << u"\\u009B"_s;
    }
    void escapesWhatCouldHideOrAct()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QString, text);
        QCOMPARE(visibleText(octets), text);
    }

    void tellsEscapesApart()
    {
        QList<QPair<QString, bool>> parts;
        visitVisibleText("ab\xFF"
                         "\\xFF",
            [&parts](QStringView text, bool isEscape) {
                parts.append({ text.toString(), isEscape });
            });
        const QList<QPair<QString, bool>> expected { { u"ab"_s, false }, { u"\\xFF"_s, true },
            { u"\\xFF"_s, false } };
        QCOMPARE(parts, expected);
    }
};

QTEST_GUILESS_MAIN(VisibleTextTest)
#include "tst_visibletext.moc"
