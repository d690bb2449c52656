#include "app/message/payloaddetection.h"
#include "tests/app/message/compressed.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class PayloadDetectionTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tellsFormsApart_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("isText");
        QTest::addColumn<PayloadForm>("form");
        const auto hex = [](const char *octets) { return QByteArray::fromHex(octets); };
        QTest::newRow("text") << "hello"_ba << true << PayloadForm::Text;
        QTest::newRow("text in a binary message") << "hello\n"_ba << false << PayloadForm::Text;
        QTest::newRow("control characters in a text message")
            << "\x01\x02"_ba << true << PayloadForm::Text;
        QTest::newRow("JSON") << " {\"a\":1}"_ba << true << PayloadForm::Json;
        QTest::newRow("JSON in a binary message") << "[1]"_ba << false << PayloadForm::Json;
        QTest::newRow("a number alone is text") << "42"_ba << true << PayloadForm::Text;
        QTest::newRow("JSON that is none") << "{\"a\":1"_ba << true << PayloadForm::Text;
        QTest::newRow("CBOR") << hex("a26161016162820203") << false << PayloadForm::Cbor;
        QTest::newRow("CBOR that says so") << hex("d9d9f701") << false << PayloadForm::Cbor;
        QTest::newRow("MessagePack")
            << hex("82a16101a16291c3") << false << PayloadForm::MessagePack;
        QTest::newRow("CBOR and an octet")
            << hex("a2616101616282020300") << false << PayloadForm::Octets;
        QTest::newRow("a number of CBOR alone") << hex("1903e8") << false << PayloadForm::Octets;
        QTest::newRow("PNG") << "\x89PNG\r\n\x1A\n and more"_ba << false << PayloadForm::Image;
        QTest::newRow("JPEG") << "\xFF\xD8\xFF\xE0"_ba << false << PayloadForm::Image;
        QTest::newRow("GIF") << "GIF89a\x01\x00"_ba << false << PayloadForm::Image;
        QTest::newRow("WebP") << "RIFF\x04\x00\x00\x00WEBP"_ba << false << PayloadForm::Image;
        QTest::newRow("two letters are no BMP")
            << "BM\x00\x01\x02"_ba << false << PayloadForm::Octets;
        QTest::newRow("nothing") << ""_ba << false << PayloadForm::Octets;
        QTest::newRow("noise") << "\x00\xFF\x13\x37"_ba << false << PayloadForm::Octets;
    }
    void tellsFormsApart()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, isText);
        QFETCH(PayloadForm, form);
        const auto found = detectPayload(payload, PayloadPart::Whole, isText);
        QVERIFY(found);
        QVERIFY2(found->form == form, qPrintable(found->reason));
        QVERIFY(!found->reason.isEmpty());
        QVERIFY(!found->inflated);
        QCOMPARE(
            found->tree != nullptr, form == PayloadForm::Cbor || form == PayloadForm::MessagePack);
    }

    void looksIntoWhatIsCompressed_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<bool>("isGzip");
        QTest::addColumn<PayloadForm>("form");
        QTest::newRow("JSON in gzip") << "{\"a\":1}"_ba << true << PayloadForm::Json;
        QTest::newRow("text in zlib") << "hello"_ba << false << PayloadForm::Text;
        QTest::newRow("CBOR in zlib")
            << QByteArray::fromHex("a26161016162820203") << false << PayloadForm::Cbor;
        QTest::newRow("gzip in gzip") << compressed("hello", true) << true << PayloadForm::Octets;
    }
    void looksIntoWhatIsCompressed()
    {
        QFETCH(QByteArray, octets);
        QFETCH(bool, isGzip);
        QFETCH(PayloadForm, form);
        const QByteArray payload = compressed(octets, isGzip);
        const auto found = detectPayload(payload, PayloadPart::Whole, false);
        QVERIFY(found && found->inflated);
        QVERIFY2(found->form == form, qPrintable(found->reason));
        QCOMPARE(found->inflated->octets, octets);

        const auto cut = detectPayload(payload.chopped(1), PayloadPart::Whole, false);
        QVERIFY(cut && !cut->inflated); // a header alone proves nothing
    }

    void judgesTheBeginOfWhatIsCut()
    {
        auto found = detectPayload("[1,2"_ba, PayloadPart::Begin, true);
        QCOMPARE(found->form, PayloadForm::Json);
        found = detectPayload("caf\xC3"_ba, PayloadPart::Begin, false);
        QCOMPARE(found->form, PayloadForm::Text);
        found = detectPayload(QByteArray::fromHex("8201"), PayloadPart::Begin, false);
        QCOMPARE(found->form, PayloadForm::Octets);
    }

    void stopsAtABomb()
    {
        const QByteArray bomb = compressed(QByteArray(MaxInflatedOctets + 1, 'x'), true);
        const auto found = detectPayload(bomb, PayloadPart::Whole, false);
        QVERIFY(found && found->inflated);
        QCOMPARE(found->inflated->end, Inflated::End::TooLarge);
        QCOMPARE(found->inflated->octets.size(), MaxInflatedOctets);
        QCOMPARE(found->form, PayloadForm::Text);
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!detectPayload("[1]", PayloadPart::Whole, true, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(PayloadDetectionTest)
#include "tst_payloaddetection.moc"
