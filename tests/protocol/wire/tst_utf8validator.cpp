#include "protocol/wire/utf8validator.h"

#include <QTest>

using namespace Framescope;

class TestUtf8Validator : public QObject
{
    Q_OBJECT
private slots:
    void judges_data();
    void judges();
    void judgesTheSameWithinLongText_data();
    void judgesTheSameWithinLongText();
    void findsWhatIsHiddenInAscii();
};

void TestUtf8Validator::judges_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("firstInvalid"); // -1: none
    QTest::addColumn<bool>("complete");

    const auto row = [](const char *name, const char *hex, int firstInvalid, bool complete = true) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << firstInvalid << complete;
    };
    row("empty", "", -1);
    row("ASCII", "48656c6c6f", -1);
    row("κόσμε", "cebae1bdb9cf83cebcceb5", -1);
    row("U+0080, the first of two", "c280", -1);
    row("U+0800, the first of three", "e0a080", -1);
    row("U+10000, the first of four", "f0908080", -1);
    row("U+10FFFF, the last", "f48fbfbf", -1);
    row("U+FFFF, no character but valid", "efbfbf", -1);
    row("U+D7FF, before the surrogates", "ed9fbf", -1);
    row("lone continuation", "80", 0);
    row("0xFE", "fe", 0);
    row("overlong slash, two octets", "c0af", 0);
    row("overlong slash, three octets", "e080af", 1);
    row("overlong slash, four octets", "f08080af", 1);
    row("surrogate U+D800", "eda080", 1);
    row("above U+10FFFF", "f4908080", 1);
    row("0xF5", "f5808080", 0);
    row("continuation missing", "48c348", 2);
    row("Autobahn 6.4.1", "cebae1bdb9cf83cebcceb5f4908080656469746564", 12);
    row("cut after one octet", "c3", -1, false);
    row("cut after three octets", "f09f98", -1, false);
}

void TestUtf8Validator::judges()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, firstInvalid);
    QFETCH(bool, complete);

    // However the octets are cut in two, the same octet is found.
    for (qsizetype cut = 0; cut <= octets.size(); ++cut) {
        Utf8Validator validator;
        auto found = validator.firstInvalid(QByteArrayView(octets).first(cut));
        if (!found) {
            found = validator.firstInvalid(QByteArrayView(octets).sliced(cut));
            if (found)
                *found += cut;
        }
        QCOMPARE(found.value_or(-1), firstInvalid);
        if (firstInvalid < 0)
            QCOMPARE(validator.isComplete(), complete);
    }
}

void TestUtf8Validator::judgesTheSameWithinLongText_data()
{
    judges_data();
}

/// Long text is judged many octets at a time, and short text is not.
void TestUtf8Validator::judgesTheSameWithinLongText()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, firstInvalid);
    QFETCH(bool, complete);

    const QByteArray around = QByteArray("Der W\u00fcrfel f\u00e4llt, \u4e16\u754c ").repeated(12);
    for (qsizetype begin = 0; begin < 70; ++begin) {
        const QByteArray before
            = around.first(around.indexOf(' ', around.size() / 2)) + QByteArray(begin, ' ');
        const QByteArray after = complete ? around : QByteArray();
        Utf8Validator validator;
        QCOMPARE(validator.firstInvalid(before + octets + after).value_or(-1),
            firstInvalid < 0 ? -1 : before.size() + firstInvalid);
        if (firstInvalid < 0)
            QCOMPARE(validator.isComplete(), complete);
    }
}

void TestUtf8Validator::findsWhatIsHiddenInAscii()
{
    // At every place of the blocks that are skipped at once.
    for (int at = 0; at < 600; ++at) {
        QByteArray octets(600, 'a');
        octets[at] = char(0xFF);
        Utf8Validator validator;
        QCOMPARE(validator.firstInvalid(octets).value_or(-1), at);
    }
}

QTEST_APPLESS_MAIN(TestUtf8Validator)
#include "tst_utf8validator.moc"
