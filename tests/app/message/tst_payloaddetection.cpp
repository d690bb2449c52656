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
        QTest::addColumn<DetectedForm>("form");
        const auto hex = [](const char *octets) { return QByteArray::fromHex(octets); };
        QTest::newRow("text") << "hello"_ba << true << DetectedForm::Text;
        QTest::newRow("text in a binary message") << "hello\n"_ba << false << DetectedForm::Text;
        QTest::newRow("control characters in a text message")
            << "\x01\x02"_ba << true << DetectedForm::Text;
        QTest::newRow("JSON") << " {\"a\":1}"_ba << true << DetectedForm::Json;
        QTest::newRow("JSON in a binary message") << "[1]"_ba << false << DetectedForm::Json;
        QTest::newRow("a number alone is text") << "42"_ba << true << DetectedForm::Text;
        QTest::newRow("JSON that is none") << "{\"a\":1"_ba << true << DetectedForm::Text;
        QTest::newRow("CBOR") << hex("a26161016162820203") << false << DetectedForm::Cbor;
        QTest::newRow("CBOR that says so") << hex("d9d9f701") << false << DetectedForm::Cbor;
        QTest::newRow("MessagePack")
            << hex("82a16101a16291c3") << false << DetectedForm::MessagePack;
        QTest::newRow("CBOR and an octet")
            << hex("a2616101616282020300") << false << DetectedForm::Octets;
        QTest::newRow("a number of CBOR alone") << hex("1903e8") << false << DetectedForm::Octets;
        QTest::newRow("PNG") << "\x89PNG\r\n\x1A\n and more"_ba << false << DetectedForm::Image;
        QTest::newRow("JPEG") << "\xFF\xD8\xFF\xE0"_ba << false << DetectedForm::Image;
        QTest::newRow("GIF") << "GIF89a\x01\x00"_ba << false << DetectedForm::Image;
        QTest::newRow("WebP") << "RIFF\x04\x00\x00\x00WEBP"_ba << false << DetectedForm::Image;
        QTest::newRow("two letters are no BMP")
            << "BM\x00\x01\x02"_ba << false << DetectedForm::Octets;
        QTest::newRow("nothing") << ""_ba << false << DetectedForm::Octets;
        QTest::newRow("noise") << "\x00\xFF\x13\x37"_ba << false << DetectedForm::Octets;
    }
    void tellsFormsApart()
    {
        QFETCH(QByteArray, payload);
        QFETCH(bool, isText);
        QFETCH(DetectedForm, form);
        const auto found = detectPayload(payload, PayloadPart::Whole, isText);
        QVERIFY(found);
        QVERIFY2(found->form == form, qPrintable(found->reason));
        QVERIFY(!found->reason.isEmpty());
        QVERIFY(!found->inflated);
        QCOMPARE(found->tree != nullptr,
            form == DetectedForm::Cbor || form == DetectedForm::MessagePack);
    }

    void looksIntoWhatIsCompressed_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<bool>("isGzip");
        QTest::addColumn<DetectedForm>("form");
        QTest::newRow("JSON in gzip") << "{\"a\":1}"_ba << true << DetectedForm::Json;
        QTest::newRow("text in zlib") << "hello"_ba << false << DetectedForm::Text;
        QTest::newRow("CBOR in zlib")
            << QByteArray::fromHex("a26161016162820203") << false << DetectedForm::Cbor;
        QTest::newRow("gzip in gzip") << compressed("hello", true) << true << DetectedForm::Octets;
    }
    void looksIntoWhatIsCompressed()
    {
        QFETCH(QByteArray, octets);
        QFETCH(bool, isGzip);
        QFETCH(DetectedForm, form);
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
        QCOMPARE(found->form, DetectedForm::Json);
        found = detectPayload("caf\xC3"_ba, PayloadPart::Begin, false);
        QCOMPARE(found->form, DetectedForm::Text);
        found = detectPayload(QByteArray::fromHex("8201"), PayloadPart::Begin, false);
        QCOMPARE(found->form, DetectedForm::Octets);
    }

    void stopsAtABomb()
    {
        const QByteArray bomb = compressed(QByteArray(MaxInflatedOctets + 1, 'x'), true);
        const auto found = detectPayload(bomb, PayloadPart::Whole, false);
        QVERIFY(found && found->inflated);
        QCOMPARE(found->inflated->end, Inflated::End::TooLarge);
        QCOMPARE(found->inflated->octets.size(), MaxInflatedOctets);
        QCOMPARE(found->form, DetectedForm::Text);
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
