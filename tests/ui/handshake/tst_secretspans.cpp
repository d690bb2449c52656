#include "ui/handshake/secretspans.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class SecretSpansTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// The value with every secret replaced by "*".
    void coversTheSecretsAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("masked");
        QTest::newRow("scheme stays") << "Authorization"_ba
                                      << "Bearer abc.def"_ba
                                      << "Bearer *"_ba;
        QTest::newRow("no scheme") << "authorization"_ba
                                   << "abcdef"_ba
                                   << "*"_ba;
        QTest::newRow("proxy") << "Proxy-Authorization"_ba
                               << "Basic  QTpC"_ba
                               << "Basic  *"_ba;
        QTest::newRow("cookies") << "Cookie"_ba
                                 << "session=abc; theme=dark"_ba
                                 << "session=*; theme=*"_ba;
        QTest::newRow("cookie without a name") << "Cookie"_ba
                                               << "abc;d=e"_ba
                                               << "*;d=*"_ba;
        QTest::newRow("cookie with = in it") << "Cookie"_ba
                                             << "a=b=c"_ba
                                             << "a=*"_ba;
        QTest::newRow("empty cookie") << "Cookie"_ba
                                      << "a=; b=c;"_ba
                                      << "a=; b=*;"_ba;
        QTest::newRow("attributes stay") << "Set-Cookie"_ba
                                         << "lb=xyz; Secure; Path=/a"_ba
                                         << "lb=*; Secure; Path=/a"_ba;
        QTest::newRow("no secret") << "User-Agent"_ba
                                   << "x=y"_ba
                                   << "x=y"_ba;
        QTest::newRow("empty value") << "Authorization"_ba
                                     << ""_ba
                                     << ""_ba;
    }
    void coversTheSecretsAndNothingElse()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, masked);
        QByteArray actual = value;
        const QList<OctetSpan> spans = secretSpans(name, value);
        for (auto span = spans.crbegin(); span != spans.crend(); ++span)
            actual.replace(span->offset, span->length, "*");
        QCOMPARE(actual, masked);
    }
};

QTEST_GUILESS_MAIN(SecretSpansTest)
#include "tst_secretspans.moc"
