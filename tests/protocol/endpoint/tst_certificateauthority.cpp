#include "protocol/endpoint/certificateauthority.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificateExtension>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

int permissions(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? int(status.st_mode & 0777)
                                                                     : -1;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &octets)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(octets);
}

} // namespace

class TestCertificateAuthority : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void isMadeOnFirstUseAndKept();
    void keepsTheKeyToItself();
    void refusesItsFile_data();
    void refusesItsFile();
    void doesNotFollowLinks();
    void isAnAuthority();
    void makesCertificates_data();
    void makesCertificates();
    void refusesNames_data();
    void refusesNames();
    void makesEachOnce();
    void isAcceptedByOpenSsl();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return CertificateAuthority::filePath(m_folder->path()); }
};

void TestCertificateAuthority::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCertificateAuthority::isMadeOnFirstUseAndKept()
{
    const QString folder = m_folder->filePath(u"not/there/yet"_s);
    const auto first = CertificateAuthority::open(folder);
    QVERIFY(first);
    const auto second = CertificateAuthority::open(folder);
    QVERIFY(second);
    QCOMPARE((*second)->certificatePem(), (*first)->certificatePem());
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList { u"authority.pem"_s });
}

void TestCertificateAuthority::keepsTheKeyToItself()
{
    const mode_t before = ::umask(0);
    const auto authority = CertificateAuthority::open(m_folder->path());
    ::umask(before);
    QVERIFY(authority);
    QCOMPARE(permissions(path()), 0600);
    QVERIFY(contents(path()).contains("PRIVATE KEY"));
    QVERIFY(!(*authority)->certificatePem().contains("PRIVATE KEY"));
}

void TestCertificateAuthority::refusesItsFile_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : { "group may read", "others may write", "another user's", "a folder",
             "empty", "no key", "another key", "too large", "encrypted" })
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestCertificateAuthority::refusesItsFile()
{
    QFETCH(QString, what);
    QVERIFY(CertificateAuthority::open(m_folder->path()));
    const QByteArray name = QFile::encodeName(path());
    const QByteArray good = contents(path());
    if (what == "group may read"_L1) {
        QCOMPARE(::chmod(name.constData(), 0640), 0);
    } else if (what == "others may write"_L1) {
        QCOMPARE(::chmod(name.constData(), 0602), 0);
    } else if (what == "another user's"_L1) {
        if (::geteuid() != 0)
            QSKIP("only root can give files away");
        QCOMPARE(::chown(name.constData(), 12345, 12345), 0);
    } else if (what == "a folder"_L1) {
        QVERIFY(QFile::remove(path()));
        QVERIFY(QDir().mkdir(path()));
    } else if (what == "empty"_L1) {
        write(path(), {});
    } else if (what == "no key"_L1) {
        write(path(), good.mid(good.indexOf("-----BEGIN CERTIFICATE")));
    } else if (what == "another key"_L1) {
        const auto key = makePrivateKey();
        QVERIFY(key);
        write(path(), *toPem(key->get()) + good.mid(good.indexOf("-----BEGIN CERTIFICATE")));
    } else if (what == "too large"_L1) {
        write(path(), good + QByteArray(70'000, '\n'));
    } else {
        write(path(),
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIHsMFcGCSqGSIb3DQEFDTBK\n"
            "-----END ENCRYPTED PRIVATE KEY-----\n");
    }
    const QByteArray before = QFileInfo(path()).isFile() ? contents(path()) : QByteArray();
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(!authority);
    QCOMPARE(authority.error().code, ErrorCode::AuthorityUnusable);
    QVERIFY(authority.error().detail.startsWith(path() + u": "_s));
    if (QFileInfo(path()).isFile())
        QCOMPARE(contents(path()), before); // nothing is mended behind the user's back
}

void TestCertificateAuthority::doesNotFollowLinks()
{
    QTemporaryDir elsewhere;
    QVERIFY(CertificateAuthority::open(elsewhere.path()));
    QVERIFY(QFile::link(CertificateAuthority::filePath(elsewhere.path()), path()));
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(!authority);
    QCOMPARE(authority.error().code, ErrorCode::AuthorityUnusable);
}

void TestCertificateAuthority::isAnAuthority()
{
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(authority);
    const QSslCertificate certificate((*authority)->certificatePem());
    QVERIFY(certificate.isSelfSigned());
    QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(certificate.publicKey().length(), 256);
    for (const QSslCertificateExtension &extension : certificate.extensions()) {
        if (extension.name() != "basicConstraints"_L1)
            continue;
        QVERIFY(extension.isCritical());
        QCOMPARE(extension.value().toMap().value(u"ca"_s), QVariant(true));
        QCOMPARE(extension.value().toMap().value(u"pathLenConstraint"_s).toInt(), 0);
    }
}

void TestCertificateAuthority::makesCertificates_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("host") << QStringList { u"www.example.org"_s };
    QTest::newRow("addresses") << QStringList { u"localhost"_s, u"127.0.0.1"_s, u"::1"_s };
    QTest::newRow("longer than a common name may be")
        << QStringList { u"a"_s.repeated(60) + u"."_s + u"b"_s.repeated(60) };
}

void TestCertificateAuthority::makesCertificates()
{
    QFETCH(QStringList, names);
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(authority);
    const auto made = (*authority)->certificateFor(names);
    QVERIFY(made);
    const QSslCertificate &leaf = made->certificateChain.first();
    const auto alternatives = leaf.subjectAlternativeNames();
    QStringList found = alternatives.values(QSsl::DnsEntry);
    found += alternatives.values(QSsl::IpAddressEntry);
    std::sort(found.begin(), found.end());
    std::sort(names.begin(), names.end());
    QCOMPARE(found, names);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QVERIFY(leaf.effectiveDate() <= now.addSecs(-3500));
    QVERIFY(leaf.effectiveDate().daysTo(leaf.expiryDate()) <= 397);
    QCOMPARE(made->privateKey.algorithm(), QSsl::Ec);
    QCOMPARE(leaf.issuerInfo(QSslCertificate::CommonName),
        QSslCertificate((*authority)->certificatePem()).subjectInfo(QSslCertificate::CommonName));
}

void TestCertificateAuthority::refusesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("OpenSSL configuration") << u"a,IP:127.0.0.1"_s;
    QTest::newRow("NUL") << u"a.example"_s + QChar(0) + u".evil"_s;
    QTest::newRow("empty label") << u"a..b"_s;
    QTest::newRow("wildcard") << u"*.example"_s;
    QTest::newRow("no ASCII") << u"bücher.example"_s;
    QTest::newRow("label of 64") << u"a"_s.repeated(64);
    QTest::newRow("254 octets") << (u"a"_s.repeated(62) + u"."_s).repeated(4) + u"bb"_s;
}

void TestCertificateAuthority::refusesNames()
{
    QFETCH(QString, name);
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(authority);
    const auto made = (*authority)->certificateFor({ name });
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::TlsFailed);
}

void TestCertificateAuthority::makesEachOnce()
{
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(authority);
    const auto first = (*authority)->certificateFor({ u"a.example"_s });
    const auto again = (*authority)->certificateFor({ u"a.example"_s });
    const auto other = (*authority)->certificateFor({ u"b.example"_s });
    QVERIFY(first && again && other);
    QVERIFY(first->certificateChain == again->certificateChain);
    QVERIFY(first->certificateChain.first().serialNumber()
        != other->certificateChain.first().serialNumber());
    QVERIFY(first->privateKey != other->privateKey);
}

/// Strictly, as a browser would.
void TestCertificateAuthority::isAcceptedByOpenSsl()
{
    const auto authority = CertificateAuthority::open(m_folder->path());
    QVERIFY(authority);
    write(m_folder->filePath(u"ca.pem"_s), (*authority)->certificatePem());
    const std::pair<QString, QStringList> checks[]
        = { { u"www.example.org"_s, { u"-verify_hostname"_s, u"www.example.org"_s } },
              { u"::1"_s, { u"-verify_ip"_s, u"::1"_s } },
              { u"a"_s.repeated(63) + u".example"_s,
                  { u"-verify_hostname"_s, u"a"_s.repeated(63) + u".example"_s } } };
    for (const auto &[name, option] : checks) {
        const auto made = (*authority)->certificateFor({ name });
        QVERIFY(made);
        write(m_folder->filePath(u"leaf.pem"_s), made->certificateChain.first().toPem());
        QProcess openssl;
        openssl.start(u"openssl"_s,
            QStringList { u"verify"_s, u"-x509_strict"_s, u"-purpose"_s, u"sslserver"_s,
                u"-CAfile"_s, m_folder->filePath(u"ca.pem"_s) }
                + option + QStringList { m_folder->filePath(u"leaf.pem"_s) });
        QVERIFY(openssl.waitForFinished());
        QVERIFY2(openssl.exitCode() == 0, openssl.readAllStandardError());
    }
}

QTEST_GUILESS_MAIN(TestCertificateAuthority)
#include "tst_certificateauthority.moc"
