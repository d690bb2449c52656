#include "protocol/handshake/deflatenegotiation.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class DeflateNegotiationTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsOffers_data();
    void readsOffers();
    void judgesAnswers_data();
    void judgesAnswers();
    void readsAnswers();
};

void DeflateNegotiationTest::readsOffers_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<bool>("legal");
    QTest::newRow("§7.1.3 none") << QByteArray() << true;
    QTest::newRow("§7.1.1 flags") << QByteArray(
        "; client_no_context_takeover; server_no_context_takeover")
                                  << true;
    QTest::newRow("§7.1.1.1 value") << QByteArray("; server_no_context_takeover=1") << false;
    QTest::newRow("§7.1.1.2 value") << QByteArray("; client_no_context_takeover=true") << false;
    QTest::newRow("§7.1.2.1 8") << QByteArray("; server_max_window_bits=8") << true;
    QTest::newRow("§7.1.2.1 15") << QByteArray("; server_max_window_bits=15") << true;
    QTest::newRow("§7.1.2.1 quoted") << QByteArray("; server_max_window_bits=\"10\"") << true;
    QTest::newRow("§7.1.2.1 7") << QByteArray("; server_max_window_bits=7") << false;
    QTest::newRow("§7.1.2.1 16") << QByteArray("; server_max_window_bits=16") << false;
    QTest::newRow("§7.1.2.1 leading zero") << QByteArray("; server_max_window_bits=08") << false;
    QTest::newRow("§7.1.2.1 sign") << QByteArray("; server_max_window_bits=+9") << false;
    QTest::newRow("§7.1.2.1 hexadecimal") << QByteArray("; server_max_window_bits=0xA") << false;
    QTest::newRow("§7.1.2.1 no number") << QByteArray("; server_max_window_bits=x") << false;
    QTest::newRow("§7.1.2.1 overflow")
        << QByteArray("; server_max_window_bits=4294967304") << false;
    QTest::newRow("§7.1.2.1 no value") << QByteArray("; server_max_window_bits") << false;
    QTest::newRow("§7.1.2.2 no value") << QByteArray("; client_max_window_bits") << true;
    QTest::newRow("§7.1.2.2 value") << QByteArray("; client_max_window_bits=8") << true;
    QTest::newRow("§7.1.2.2 16") << QByteArray("; client_max_window_bits=16") << false;
    QTest::newRow("§7.1 unknown") << QByteArray("; window=10") << false;
    QTest::newRow("§7.1 flag twice")
        << QByteArray("; client_no_context_takeover; client_no_context_takeover") << false;
    QTest::newRow("§7.1 value twice")
        << QByteArray("; server_max_window_bits=9; server_max_window_bits=9") << false;
    QTest::newRow("§7.1 hint twice")
        << QByteArray("; client_max_window_bits; client_max_window_bits=9") << false;
}

void DeflateNegotiationTest::readsOffers()
{
    QFETCH(const QByteArray, parameters);
    const auto extensions = parseExtensions("permessage-deflate" + parameters);
    QVERIFY(extensions);
    const auto offer = readDeflateOffer(extensions->first());
    QTEST(offer.has_value(), "legal");
    QVERIFY(offer || !offer.error().isEmpty());
}

void DeflateNegotiationTest::judgesAnswers_data()
{
    QTest::addColumn<QByteArray>("offers");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<bool>("legal");
    const auto row = [](const char *name, QByteArray offers, QByteArray parameters, bool legal) {
        QTest::newRow(name) << offers << parameters << legal;
    };
    const QByteArray plain = "permessage-deflate";
    row("§7.1.3 none", plain, "", true);
    row("§7.1 unknown", plain, "; window=10", false);
    row("§7.1 twice", plain, "; server_no_context_takeover; server_no_context_takeover", false);
    row("§7.1.1.1 unasked", plain, "; server_no_context_takeover", true);
    row("§7.1.1.1 agreed", plain + "; server_no_context_takeover", "; server_no_context_takeover",
        true);
    row("§7.1.1.1 left out", plain + "; server_no_context_takeover", "", false);
    row("§7.1.1.2 unasked", plain, "; client_no_context_takeover", true);
    row("§7.1.1.2 hint left out", plain + "; client_no_context_takeover", "", true);
    row("§7.1.2.1 unasked", plain, "; server_max_window_bits=12", true);
    row("§7.1.2.1 same", plain + "; server_max_window_bits=10", "; server_max_window_bits=10",
        true);
    row("§7.1.2.1 smaller", plain + "; server_max_window_bits=10", "; server_max_window_bits=8",
        true);
    row("§7.1.2.1 greater", plain + "; server_max_window_bits=10", "; server_max_window_bits=11",
        false);
    row("§7.1.2.1 left out", plain + "; server_max_window_bits=10", "", false);
    row("§7.1.2.1 16", plain, "; server_max_window_bits=16", false);
    row("§7.1.2.1 no value", plain, "; server_max_window_bits", false);
    row("§7.1.2.2 not offered", plain, "; client_max_window_bits=10", false);
    row("§7.1.2.2 offered", plain + "; client_max_window_bits", "; client_max_window_bits=10",
        true);
    row("§7.1.2.2 hint left out", plain + "; client_max_window_bits=10", "", true);
    row("§7.1.2.2 above the hint", plain + "; client_max_window_bits=10",
        "; client_max_window_bits=15", true);
    row("§7.1.2.2 no value", plain + "; client_max_window_bits", "; client_max_window_bits", false);
    row("§7.1.2.2 7", plain + "; client_max_window_bits", "; client_max_window_bits=7", false);

    const QByteArray fallback = plain + "; server_max_window_bits=10, " + plain;
    row("§7.1.3 first offer", fallback, "; server_max_window_bits=10", true);
    row("§7.1.3 fallback", fallback, "", true);
    row("§7.1.3 fits neither", fallback, "; client_max_window_bits=10", false);
    row("only an illegal offer", plain + "; window=1", "", false);
    row("other extensions", "foo, permessage-deflate, bar; client_max_window_bits",
        "; client_max_window_bits=9", false);
}

void DeflateNegotiationTest::judgesAnswers()
{
    QFETCH(const QByteArray, offers);
    QFETCH(const QByteArray, parameters);
    const auto offered = parseExtensions(offers);
    const auto agreed = parseExtensions("permessage-deflate" + parameters);
    QVERIFY(offered && agreed);
    const auto answer = readDeflateAnswer(agreed->first(), *offered);
    QTEST(answer.has_value(), "legal");
    QVERIFY(answer || !answer.error().isEmpty());
}

void DeflateNegotiationTest::readsAnswers()
{
    const auto offered = parseExtensions("permessage-deflate; client_max_window_bits");
    const auto agreed = parseExtensions("permessage-deflate; server_no_context_takeover; "
                                        "client_max_window_bits=12; server_max_window_bits=9");
    QVERIFY(offered && agreed);
    const auto answer = readDeflateAnswer(agreed->first(), *offered);
    QVERIFY(answer);
    QCOMPARE(*answer, (DeflateParameters { true, false, 9, 12 }));
    QCOMPARE(readDeflateOffer(offered->first())->clientMaxWindowBits, 15);
}

QTEST_APPLESS_MAIN(DeflateNegotiationTest)
#include "tst_deflatenegotiation.moc"
