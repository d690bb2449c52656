#include "app/capture/pemfiles.h"
#include "protocol/endpoint/selfsignedcertificate.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestPemFiles : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void readsCertificates();
    void readsPrivateKeys_data();
    void readsPrivateKeys();
    void saysWhatCannotBeRead_data();
    void saysWhatCannotBeRead();

private:
    /// Writes a file for the test; returns its path.
    QString file(const QString &name, const QByteArray &contents) const;

    QTemporaryDir m_folder;
    const TlsServerOptions m_made = makeSelfSignedCertificate({ u"localhost"_s }).value();
};

void TestPemFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

QString TestPemFiles::file(const QString &name, const QByteArray &contents) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(contents) != contents.size())
        qFatal("the temporary folder cannot be written to");
    return file.fileName();
}

namespace {

/// A fresh RSA key as PKCS #8 and in the form of PKCS #1.
QByteArray makeRsaKey(bool pkcs8)
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        EVP_RSA_gen(2048), &EVP_PKEY_free);
    const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new(BIO_s_mem()), &BIO_free_all);
    if (pkcs8)
        PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    else
        PEM_write_bio_PrivateKey_traditional(
            bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return { data, static_cast<qsizetype>(size) };
}

} // namespace

void TestPemFiles::readsCertificates()
{
    const QSslCertificate first = m_made.certificateChain.first();
    const QSslCertificate second
        = makeSelfSignedCertificate({ u"other"_s })->certificateChain.first();
    const QString path = file(
        u"chain.pem"_s, "A remark.\n" + first.toPem() + m_made.privateKey.toPem() + second.toPem());
    const auto read = readCertificates(path);
    QVERIFY(read);
    QCOMPARE(*read, (QList<QSslCertificate> { first, second }));
}

void TestPemFiles::readsPrivateKeys_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QSsl::KeyAlgorithm>("algorithm");
    QTest::newRow("EC") << m_made.privateKey.toPem() << QSsl::Ec;
    QTest::newRow("RSA, PKCS #8") << makeRsaKey(true) << QSsl::Rsa;
    QTest::newRow("RSA, PKCS #1") << makeRsaKey(false) << QSsl::Rsa;
    QTest::newRow("behind a certificate")
        << m_made.certificateChain.first().toPem() + m_made.privateKey.toPem() << QSsl::Ec;
}

void TestPemFiles::readsPrivateKeys()
{
    QFETCH(QByteArray, pem);
    QFETCH(QSsl::KeyAlgorithm, algorithm);
    const auto key = readPrivateKey(file(u"key.pem"_s, pem));
    QVERIFY(key);
    QCOMPARE(key->type(), QSsl::PrivateKey);
    QCOMPARE(key->algorithm(), algorithm);
}

void TestPemFiles::saysWhatCannotBeRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("not there") << m_folder.filePath(u"missing.pem"_s);
    QTest::newRow("a folder") << m_folder.path();
    QTest::newRow("empty") << file(u"empty.pem"_s, {});
    QTest::newRow("no PEM") << file(u"text.txt"_s, "-----BEGIN NONSENSE-----\nAAAA\n");
    QTest::newRow("DER") << file(u"der.cer"_s, m_made.certificateChain.first().toDer());
    QTest::newRow("with a pass phrase")
        << file(u"encrypted.pem"_s, m_made.privateKey.toPem("secret"));
    QTest::newRow("endless") << u"/dev/zero"_s;
}

void TestPemFiles::saysWhatCannotBeRead()
{
    QFETCH(QString, path);
    const auto certificates = readCertificates(path);
    QVERIFY(!certificates);
    const auto key = readPrivateKey(path);
    QVERIFY(!key);
    for (const Error &error : { certificates.error(), key.error() }) {
        QCOMPARE(error.code, ErrorCode::FileUnreadable);
        QVERIFY(error.detail.startsWith(path + u": "_s));
        QVERIFY(error.detail.size() > path.size() + 2);
    }
}

QTEST_GUILESS_MAIN(TestPemFiles)
#include "tst_pemfiles.moc"
