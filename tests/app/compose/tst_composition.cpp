#include "app/compose/composition.h"
#include "app/compose/compositionjson.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class CompositionTest : public QObject
{
    Q_OBJECT
private slots:
    void payloadInEveryForm()
    {
        Composition composition;
        composition.text = u"{ \"ä\": 1 }"_s;
        QCOMPARE(typedPayload(composition).value(), "{ \"\xC3\xA4\": 1 }"_ba);
        composition.form = PayloadForm::Json;
        QCOMPARE(typedPayload(composition).value(), "{ \"\xC3\xA4\": 1 }"_ba);
        composition.minified = true;
        QCOMPARE(typedPayload(composition).value(), "{\"\xC3\xA4\":1}"_ba);
        composition.form = PayloadForm::Hex;
        QCOMPARE(typedPayload(composition).error().code, ErrorCode::InvalidArgument);
        composition.text = u"03 e8"_s;
        QCOMPARE(typedPayload(composition).value(), "\x03\xE8"_ba);
    }

    void masksAsTheRoleMust()
    {
        Composition composition;
        QVERIFY(isMasked(composition, Direction::ClientToServer));
        QVERIFY(!isMasked(composition, Direction::ServerToClient));
        composition.masked = false;
        QVERIFY(!isMasked(composition, Direction::ClientToServer));
    }

    void survivesJson()
    {
        QCOMPARE(compositionFromJson(toJson({})).value(), Composition());
        Composition all;
        all.form = PayloadForm::Hex;
        all.text = u"81 85"_s;
        all.minified = true;
        all.opcode = 0xB;
        all.fin = FinChoice::One;
        all.rsv = Rsv2 | Rsv3;
        all.masked = false;
        all.key = MaskingKey { 0x00, 0xFA, 0x21, 0x3D };
        all.lengthForm = LengthForm::Bits64;
        all.announcedLength = std::numeric_limits<quint64>::max();
        all.fragmentSize = 4'000'000'000;
        all.pause = std::chrono::milliseconds(250);
        all.pingAfterFirst = true;
        all.compressed = false;
        QCOMPARE(compositionFromJson(toJson(all)).value(), all);
    }

    void refusesWhatItCannotHold_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("opcode") << u"opcode"_s << QJsonValue(16);
        QTest::newRow("form") << u"form"_s << QJsonValue(u"yaml"_s);
        QTest::newRow("fin") << u"fin"_s << QJsonValue(2);
        QTest::newRow("rsv") << u"rsv"_s << QJsonValue(8);
        QTest::newRow("masked") << u"masked"_s << QJsonValue(u"yes"_s);
        QTest::newRow("short key") << u"key"_s << QJsonValue(u"37fa21"_s);
        QTest::newRow("key is no hex") << u"key"_s << QJsonValue(u"37fa213x"_s);
        QTest::newRow("negative size") << u"fragmentSize"_s << QJsonValue(-1);
        QTest::newRow("half an octet") << u"fragmentSize"_s << QJsonValue(0.5);
        QTest::newRow("long pause") << u"pause"_s << QJsonValue(60'001);
        QTest::newRow("text") << u"text"_s << QJsonValue(7);
    }
    void refusesWhatItCannotHold()
    {
        QFETCH(const QString, member);
        QFETCH(const QJsonValue, value);
        const auto read = compositionFromJson(QJsonObject { { member, value } });
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(read.error().detail, member);
    }
};

QTEST_APPLESS_MAIN(CompositionTest)
#include "tst_composition.moc"
