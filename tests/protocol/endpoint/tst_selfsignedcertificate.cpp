#include "protocol/endpoint/selfsignedcertificate.h"

#include <QSslCertificateExtension>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestSelfSignedCertificate : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void standsForItsNames();
    void isValidNowAndNotForLong();
    void isMadeAnewEachTime();
    void needsAName();
};

void TestSelfSignedCertificate::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestSelfSignedCertificate::standsForItsNames()
{
    const auto made = makeSelfSignedCertificate({ u"localhost"_s, u"127.0.0.1"_s, u"::1"_s });
    QVERIFY(made);
    QCOMPARE(made->certificateChain.size(), 1);
    const QSslCertificate &certificate = made->certificateChain.first();
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList { u"localhost"_s });
    const auto names = certificate.subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry), QStringList { u"localhost"_s });
    QStringList addresses = names.values(QSsl::IpAddressEntry);
    addresses.sort();
    QCOMPARE(addresses, (QStringList { u"127.0.0.1"_s, u"::1"_s }));
    for (const QSslCertificateExtension &extension : certificate.extensions()) {
        if (extension.name() == "basicConstraints"_L1)
            QCOMPARE(extension.value().toMap().value(u"ca"_s), QVariant(false));
    }
    QCOMPARE(made->privateKey.type(), QSsl::PrivateKey);
    QCOMPARE(made->privateKey.algorithm(), QSsl::Ec);
    QCOMPARE(made->privateKey.length(), 256);
}

void TestSelfSignedCertificate::isValidNowAndNotForLong()
{
    const auto made = makeSelfSignedCertificate({ u"localhost"_s });
    QVERIFY(made);
    const QSslCertificate &certificate = made->certificateChain.first();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(certificate.effectiveDate() < now);
    QVERIFY(certificate.expiryDate() > now.addDays(29));
    QVERIFY(certificate.expiryDate() < now.addDays(31));
}

void TestSelfSignedCertificate::isMadeAnewEachTime()
{
    const auto first = makeSelfSignedCertificate({ u"localhost"_s });
    const auto second = makeSelfSignedCertificate({ u"localhost"_s });
    QVERIFY(first && second);
    QVERIFY(first->privateKey != second->privateKey);
    QVERIFY(first->certificateChain.first().serialNumber()
        != second->certificateChain.first().serialNumber());
}

void TestSelfSignedCertificate::needsAName()
{
    const auto made = makeSelfSignedCertificate({});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::TlsFailed);
    QVERIFY(!made.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestSelfSignedCertificate)
#include "tst_selfsignedcertificate.moc"
