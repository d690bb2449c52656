#include "protocol/wire/closestatus.h"

#include <QTest>

using namespace Framescope;

class TestCloseStatus : public QObject
{
    Q_OBJECT
private slots:
    void knowsWhatMayBeSent_data();
    void knowsWhatMayBeSent();
    void writesAndReadsBodies();
    void cutsLongReasonsAtACharacter();
};

void TestCloseStatus::knowsWhatMayBeSent_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("sendable");
    for (const int code : { 1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 3999, 4000, 4999 })
        QTest::addRow("%d", code) << code << true;
    // §7.4.1 and §7.4.2: never on the wire, not assigned, out of range
    for (const int code : { 0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535 })
        QTest::addRow("%d", code) << code << false;
}

void TestCloseStatus::knowsWhatMayBeSent()
{
    QFETCH(int, code);
    QFETCH(bool, sendable);
    QCOMPARE(isCloseStatusSendable(quint16(code)), sendable);
}

void TestCloseStatus::writesAndReadsBodies()
{
    const QByteArray body = makeCloseBody(CloseStatus::GoingAway, u"schön");
    QCOMPARE(body, QByteArray("\x03\xe9sch\xc3\xb6n"));
    QCOMPARE(readCloseBody(body).code, std::optional<quint16>(1001));
    QCOMPARE(readCloseBody(body).reason.toByteArray(), QByteArray("sch\xc3\xb6n"));
    QVERIFY(makeCloseBody(std::nullopt, u"lost").isEmpty());
    QVERIFY(!readCloseBody({}).code);
    QVERIFY(!readCloseBody("\x03").code);
}

void TestCloseStatus::cutsLongReasonsAtACharacter()
{
    const QByteArray body = makeCloseBody(1000, QString(100, u'é')); // 200 octets
    QCOMPARE(body.size(), 2 + 122); // 123 would cut the last é in two
    QVERIFY(body.endsWith("\xc3\xa9"));
}

QTEST_APPLESS_MAIN(TestCloseStatus)
#include "tst_closestatus.moc"
