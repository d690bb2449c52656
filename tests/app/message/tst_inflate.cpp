#include "app/message/inflate.h"
#include "tests/app/message/compressed.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype Limit = 1 << 20;
}

class InflateTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void inflates_data()
    {
        QTest::addColumn<bool>("isGzip");
        QTest::newRow("gzip") << true;
        QTest::newRow("zlib") << false;
    }
    void inflates()
    {
        QFETCH(bool, isGzip);
        for (const qsizetype length : { qsizetype(0), qsizetype(1), qsizetype(300'000), Limit }) {
            const QByteArray octets(length, 'a');
            const QByteArray payload = compressed(octets, isGzip);
            const auto inflated = inflatePayload(payload, Limit);
            QVERIFY(inflated);
            QCOMPARE(inflated->end, Inflated::End::Complete);
            QCOMPARE(
                inflated->wrapping, isGzip ? Inflated::Wrapping::Gzip : Inflated::Wrapping::Zlib);
            QCOMPARE(inflated->octets, octets);
            QCOMPARE(inflated->consumed, static_cast<quint64>(payload.size()));
        }
    }

    void readsAllMembersOfGzip()
    {
        const auto inflated
            = inflatePayload(compressed("and a", true) + compressed("happy new year", true), Limit);
        QVERIFY(inflated && inflated->isComplete());
        QCOMPARE(inflated->octets, "and ahappy new year"_ba);
    }

    void stopsAtTheLimit()
    {
        const QByteArray bomb = compressed(QByteArray(20 << 20, '\0'), true);
        const auto inflated = inflatePayload(bomb, Limit);
        QVERIFY(inflated);
        QCOMPARE(inflated->end, Inflated::End::TooLarge);
        QCOMPARE(inflated->octets.size(), Limit);
        QVERIFY(inflated->consumed < static_cast<quint64>(bomb.size()));
    }

    void keepsWhatCameBeforeTheEnd()
    {
        QByteArray octets;
        for (int i = 0; i < 1000; ++i)
            octets += QByteArray::number(i * i);
        const QByteArray payload = compressed(octets, false);
        for (qsizetype length = 2; length < payload.size(); ++length) {
            const auto inflated = inflatePayload(payload.first(length), Limit);
            QVERIFY(inflated);
            QCOMPARE(inflated->end, Inflated::End::RanOut);
            QVERIFY(octets.startsWith(inflated->octets));
        }
    }

    void noticesDamage()
    {
        QByteArray payload = compressed("hello hello hello", true);
        payload[payload.size() - 6] = static_cast<char>(payload[payload.size() - 6] ^ 1); // CRC
        auto inflated = inflatePayload(payload, Limit);
        QVERIFY(inflated);
        QCOMPARE(inflated->end, Inflated::End::Damaged);
        QCOMPARE(inflated->octets, "hello hello hello"_ba);

        inflated = inflatePayload(compressed("hello", false) + "x", Limit);
        QVERIFY(inflated);
        QCOMPARE(inflated->end, Inflated::End::Damaged); // octets behind it
        QCOMPARE(inflated->octets, "hello"_ba);
    }

    void knowsWhatIsNotCompressed()
    {
        for (const QByteArray &octets :
            { ""_ba, "x"_ba, "hello"_ba, "\x1F\x8B\x07"_ba, "\x78\x9D"_ba })
            QVERIFY(!compressedLike(octets));
        QVERIFY(!inflatePayload("hello", Limit));
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!inflatePayload(compressed("hello", true), Limit, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(InflateTest)
#include "tst_inflate.moc"
