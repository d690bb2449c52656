#include "app/session/errorsentence.h"

#include <QSet>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class ErrorSentenceTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyCodeHasASentenceOfItsOwnWithItsDetail()
    {
        constexpr int last = static_cast<int>(ErrorCode::NotConnected);
        QSet<QString> sentences;
        for (int code = 0; code <= last; ++code) {
            const QString sentence
                = errorSentence({ static_cast<ErrorCode>(code), u"the detail"_s });
            QVERIFY2(sentence.contains(u"the detail"_s), qPrintable(sentence));
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!sentence.contains(u'%') && !sentence.contains(u'\n'), qPrintable(sentence));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), last + 1);
    }

    void adviceFollowsTheStatus_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("advice");
        QTest::newRow("redirect") << u"302 Found"_s << u"Location"_s;
        QTest::newRow("bad request") << u"400 Bad Request"_s << u"headers"_s;
        QTest::newRow("unauthorized") << u"401 Unauthorized"_s << u"Authorization"_s;
        QTest::newRow("forbidden") << u"403 Forbidden"_s << u"Origin"_s;
        QTest::newRow("not found") << u"404 Not Found"_s << u"path"_s;
        QTest::newRow("upgrade") << u"426 Upgrade Required"_s << u"Sec-WebSocket-Version"_s;
        QTest::newRow("server") << u"502 Bad Gateway"_s << u"log"_s;
        QTest::newRow("unavailable") << u"503 Service Unavailable"_s << u"later"_s;
        QTest::newRow("no upgrade") << u"200 OK"_s << u"URL"_s;
    }
    void adviceFollowsTheStatus()
    {
        QFETCH(QString, status);
        QFETCH(QString, advice);
        const QString sentence = errorSentence({ ErrorCode::HandshakeRefused, status });
        QVERIFY2(sentence.contains(status) && sentence.contains(advice), qPrintable(sentence));
    }

    void aDetailWithAFullStopDoesNotDoubleIt()
    {
        const QString sentence
            = errorSentence({ ErrorCode::ConnectionLost, u"Connection reset by peer.\n"_s });
        QVERIFY2(
            sentence.contains(u"peer. "_s) && !sentence.contains(u".."_s), qPrintable(sentence));
    }

    void aClosedConnectionNeedsNoDetail()
    {
        const QString sentence = errorSentence({ ErrorCode::NotConnected, {} });
        QVERIFY2(!sentence.contains(u'('), qPrintable(sentence));
    }

    void percentSignsInTheDetailStay()
    {
        const QString sentence = errorSentence({ ErrorCode::InvalidUrl, u"ws://a/%1%20"_s });
        QVERIFY2(sentence.contains(u"ws://a/%1%20"_s), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(ErrorSentenceTest)
#include "tst_errorsentence.moc"
