#include "tests/ui/widgets/guiwarnings.h"
#include "ui/handshake/chaindialog.h"
#include "ui/handshake/tlscard.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// For localhost and 127.0.0.1, from 2024-01-01 to 2024-07-01, issued by Intermediate.
const QByteArray Leaf
    = QByteArray::fromBase64("MIICajCCAVKgAwIBAgICEAAwDQYJKoZIhvcNAQELBQAwMjEUMBIGA1UECgwLSGFy"
                             "Ym9yIFRlc3QxGjAYBgNVBAMMEUhhcmJvciBUZXN0IENBIFIzMB4XDTI0MDEwMTAw"
                             "MDAwMFoXDTI0MDcwMTAwMDAwMFowFDESMBAGA1UEAwwJbG9jYWxob3N0MFkwEwYH"
                             "KoZIzj0CAQYIKoZIzj0DAQcDQgAEbE+f06pT0EGLLt9zNL3Mtm638URGvvLYumKo"
                             "92bQHx/cO17ZwdJklirFUgSt90XbO5W464p4Y2FETXd+olFD7qNzMHEwGgYDVR0R"
                             "BBMwEYIJbG9jYWxob3N0hwR/AAABMBMGA1UdJQQMMAoGCCsGAQUFBwMBMB0GA1Ud"
                             "DgQWBBSW8e2s2W45MK58a35xbH2CEMPEFjAfBgNVHSMEGDAWgBTeO0mSnkcLzx8D"
                             "sc07ZSixeInDdTANBgkqhkiG9w0BAQsFAAOCAQEAbSBb8qOw8DQlaQeHgffcPGo/"
                             "4fvxiZz78o+3iffSNGotKgJ5/0K8KKjEaoIT9Rx4YSvWSWv1qIwV40q6GOpo0u83"
                             "bhIQuVtq032ujOn+WC2ypvnRUF4kKhVATAIP1L7/iSuE+lIDDaTJIS/pqSPToe3w"
                             "FFW8ku8o7n3QoglKMAZsZvGxCW5OG8SdGWtgg7Yu0LHPikWth578PnMy46eW9sho"
                             "4NB1LwCy1xDRoB/oRykielGXXxTwA9XH0A9l4/OFskDvh2x264GMkhr4ubUuHmo4"
                             "OTaGvR2O+XFooI3DGgcs2ltPpbT4pUgLEhsAqppnbJirU1P2zNPF1BLMNpM7Ww==");

/// "Harbor Test CA R3", which is another one's.
const QByteArray Intermediate
    = QByteArray::fromBase64("MIIDWjCCAkKgAwIBAgIUcxDyiv3JhZ8VTRMmcgSJZ6zwdMwwDQYJKoZIhvcNAQEL"
                             "BQAwNDEUMBIGA1UECgwLSGFyYm9yIFRlc3QxHDAaBgNVBAMME0hhcmJvciBUZXN0"
                             "IFJvb3QgUjEwHhcNMjYxMTI3MTQzMDU1WhcNMjkwODIzMTQzMDU1WjAyMRQwEgYD"
                             "VQQKDAtIYXJib3IgVGVzdDEaMBgGA1UEAwwRSGFyYm9yIFRlc3QgQ0EgUjMwggEi"
                             "MA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQDKUjNCEJAB3xvUeH9KyFCCxbuY"
                             "5g0RH9ljSxRQmffIbhDIyQSMvE6Zwcj4e3JOZLzqAC1O4s21Sb01HdvINSrXs8B2"
                             "chUkSw3c9GqkYFRVqNL8QhCFFFoBe7W7bon6vgkrzIK73tkcpz2wOpQwFv9d32Sm"
                             "alZTa1hrC3ei1DE008OOthXCLk8W9FvEeFYf9C15xPnDcCuqLlUvSnYDdyrb+1JI"
                             "eIsNjo4nquRwFF24YDtlBcj/V+TdM4QUrzh86WbcU9tFmXfdLrwmlkICr0/+UJEx"
                             "P8GwRPpjNHHYAxqnkPbBzkpzttFGONI2rNzgli8rXWYLiM7t4xLJLDx0T4NlAgMB"
                             "AAGjZjBkMBIGA1UdEwEB/wQIMAYBAf8CAQAwDgYDVR0PAQH/BAQDAgEGMB0GA1Ud"
                             "DgQWBBTeO0mSnkcLzx8Dsc07ZSixeInDdTAfBgNVHSMEGDAWgBQCfw1AdS5djfCT"
                             "/fQh/ibfU3xbGDANBgkqhkiG9w0BAQsFAAOCAQEASz6Ef9UofGMBRDFymJ54qxXw"
                             "AOb3c9Tk4HwiAMw2kDEqY2XYCWNjFyahd0BFo/ObPW1GscEKCbN/NVR83pMIn3iF"
                             "Btcu87QwT+1oR7lFrzBUdDKAAGDEWMuQ73M7vgLZoOtdU61Uw1Pxg+whdHyICNER"
                             "AoV/QIwSstDGKJlzM7nJj0xTupdw8QXohrgrq/VpyK410Omc9f+pVLaPPyDgYbnc"
                             "GPJaSAnTbx3voy1M0j7imhVh7pW6rUAEHfJB4A55e+cOlwDstzVnXPZPhmVz7Gnz"
                             "WxxJMOla4fN8DCR3EjvKp3jW4viZ46IDPlT8EFhul5ukwYNnld7Ic1G7PmtkKQ==");

TlsEstablished tls(const QList<QByteArray> &chain, const QStringList &errors = {})
{
    TlsEstablished established;
    established.protocol = u"TLS 1.3"_s;
    established.cipher = u"TLS_AES_128_GCM_SHA256"_s;
    established.certificateChain = chain;
    established.verificationErrors = errors;
    return established;
}

QDateTime at(int month, int day, int year = 2024)
{
    return { QDate(year, month, day), QTime(12, 0), Qt::UTC };
}

} // namespace

class TlsCardTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_card = std::make_unique<TlsCard>(m_theme);
        m_card->resize(480, 300);
        m_card->show();
    }
    void cleanup() { m_card.reset(); }

    void readsTheCertificate()
    {
        m_card->setTls(tls({ Leaf, Intermediate }), false, at(2, 1));
        const auto *facts = m_card->findChild<FactList *>();
        QCOMPARE(facts->value(u"Certificate"_s), u"localhost"_s);
        QCOMPARE(facts->value(u"Issued by"_s), u"Harbor Test CA R3"_s);
        QCOMPARE(facts->value(u"Valid"_s), u"2024-01-01 to 2024-07-01"_s);
        QCOMPARE(m_card->findChild<Chip *>()->text(), u"verified"_s);
        QVERIFY(!says(u"left"_s) && !says(u"expired"_s));
    }

    /// When it was shown, not when somebody looks at the recording.
    void validityIsThatOfItsTime()
    {
        m_card->setTls(tls({ Leaf }), false, at(6, 1));
        QVERIFY(says(u"30 day"_s));
        m_card->setTls(tls({ Leaf }), true, at(8, 1));
        QVERIFY(says(u"expired"_s));
        m_card->setTls(tls({ Leaf }), true, at(12, 1, 2023));
        QVERIFY(says(u"not valid yet"_s));
    }

    void showsTheChain()
    {
        auto *link = m_card->findChild<LinkButton *>();
        m_card->setTls(tls({}), false, at(2, 1));
        QVERIFY(!link->isVisible());
        m_card->setTls(tls({ Leaf, Intermediate, "no certificate" }), false, at(2, 1));
        QVERIFY(link->isVisible());
        link->click();
        auto *dialog = m_card->findChild<ChainDialog *>();
        QVERIFY(dialog->isVisible());
        const auto lists = dialog->findChildren<FactList *>();
        QCOMPARE(lists.size(), 2);
        QCOMPARE(lists.at(0)->value(u"Names"_s), u"localhost, 127.0.0.1"_s);
        QCOMPARE(lists.at(0)->value(u"Key"_s), u"EC, 256 bits"_s);
        QCOMPARE(lists.at(1)->value(u"Certificate"_s), u"Harbor Test CA R3"_s);
        QCOMPARE(lists.at(1)->value(u"Issued by"_s), u"Harbor Test Root R1"_s);
        QVERIFY(std::any_of(lists.at(0)->parentWidget()->children().begin(),
            lists.at(0)->parentWidget()->children().end(), [](const QObject *child) {
                const auto *label = qobject_cast<const TextLabel *>(child);
                return label && label->text() == u"3. Cannot be read"_s;
            }));
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Copy as PEM"_s)
                button->click();
        }
        const QString pem = QGuiApplication::clipboard()->text();
        QCOMPARE(pem.count(u"BEGIN CERTIFICATE"_s), 2);
        dialog->close();
    }

private:
    bool says(const QString &part) const
    {
        const auto labels = m_card->findChildren<TextLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&part](const TextLabel *label) { return label->text().contains(part); });
    }

    Theme m_theme;
    std::unique_ptr<TlsCard> m_card;
};

QTEST_MAIN(TlsCardTest)
#include "tst_tlscard.moc"
