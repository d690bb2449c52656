#include "app/replay/replaycomparison.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/opcode.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

ReplayItem textItem(const QByteArray &payload)
{
    return { toNibble(Opcode::Text), payload, { static_cast<quint64>(payload.size()) }, 0 };
}

/// "#1000" is a Close frame, "!x" a Ping, "0x00" binary, anything else text.
ReplayItem itemOf(const QString &text)
{
    ReplayItem item = textItem(text.toUtf8());
    if (text.startsWith(u'#')) {
        item.opcode = toNibble(Opcode::Close);
        const auto [code, reason] = std::pair(text.mid(1, 4), text.mid(6));
        item.payload = makeCloseBody(code.toUShort(), reason);
    } else if (text.startsWith(u'!')) {
        item.opcode = toNibble(Opcode::Ping);
    } else if (text.startsWith(u"0x"_s)) {
        item.opcode = toNibble(Opcode::Binary);
    }
    return item;
}

QString textOf(const std::optional<ReplayItem> &item)
{
    if (item->opcode != toNibble(Opcode::Close))
        return QString::fromUtf8(item->payload);
    const CloseBody body = readCloseBody(item->payload);
    return u'#' + QString::number(*body.code);
}

/// "=a" matched, "a~b" changed, "-a" missing, "+b" extra.
QString textOf(const ReplayFinding &finding)
{
    switch (finding.kind) {
    case ReplayFinding::Kind::Matched:
        return u'=' + textOf(finding.expected);
    case ReplayFinding::Kind::Changed:
        return textOf(finding.expected) + u'~' + textOf(finding.got);
    case ReplayFinding::Kind::Missing:
        return u'-' + textOf(finding.expected);
    case ReplayFinding::Kind::Extra:
        return u'+' + textOf(finding.got);
    }
    Q_UNREACHABLE();
}

struct Run
{
    QStringList expected;
    ReplayRules rules {};
    QStringList findings {};
    qsizetype asked = 0;
    QList<ReplayFinding> all {};
    ReplayComparison comparison { rules,
        [this]() -> std::optional<ReplayItem> {
            if (asked == expected.size())
                return std::nullopt;
            return itemOf(expected.at(asked++));
        },
        [this](const ReplayFinding &finding) {
            findings.append(textOf(finding));
            all.append(finding);
        } };

    void receive(const QStringList &got)
    {
        for (const QString &text : got)
            comparison.receive(itemOf(text));
    }
    void settle(quint64 count) { comparison.settle(count); }
};

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestReplayComparison : public QObject
{
    Q_OBJECT
private slots:
    void aligns_data();
    void aligns();
    void tellsMatchesAtOnce();
    void tellsOthersWhenInStep();
    void saysWhatIsAnswered();
    void settlesWhatIsNotWaitedFor();
    void fragmentsCountWhenExact();
    void namesWhatDiffers_data();
    void namesWhatDiffers();
    void readsNoFurtherThanTheWindow();
    void forgetsWhatIsLarge();
    void survivesLongStretches();
    void findsTheLongestCommonPart();
};

void TestReplayComparison::aligns_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("got");
    QTest::addColumn<QString>("findings");
    QTest::newRow("nothing") << u""_s << u""_s << u""_s;
    QTest::newRow("all match") << u"a b c"_s << u"a b c"_s << u"=a =b =c"_s;
    QTest::newRow("one missing") << u"a b c"_s << u"a c"_s << u"=a -b =c"_s;
    QTest::newRow("first missing") << u"a b c"_s << u"b c"_s << u"-a =b =c"_s;
    QTest::newRow("last missing") << u"a b c"_s << u"a b"_s << u"=a =b -c"_s;
    QTest::newRow("all missing") << u"a b"_s << u""_s << u"-a -b"_s;
    QTest::newRow("one extra") << u"a b"_s << u"a x b"_s << u"=a +x =b"_s;
    QTest::newRow("first extra") << u"a b"_s << u"x a b"_s << u"+x =a =b"_s;
    QTest::newRow("last extra") << u"a b"_s << u"a b x"_s << u"=a =b +x"_s;
    QTest::newRow("all extra") << u""_s << u"a b"_s << u"+a +b"_s;
    QTest::newRow("one changed") << u"a b c"_s << u"a x c"_s << u"=a b~x =c"_s;
    QTest::newRow("all changed") << u"a b"_s << u"x y"_s << u"a~x b~y"_s;
    QTest::newRow("changed and extra") << u"a one-two-three c"_s << u"a x one-two-four c"_s
                                       << u"=a +x one-two-three~one-two-four =c"_s;
    QTest::newRow("changed and missing") << u"a x one-two-three c"_s << u"a one-two-four c"_s
                                         << u"=a -x one-two-three~one-two-four =c"_s;
    QTest::newRow("repeated, one missing")
        << u"ok ok ok end"_s << u"ok ok end"_s << u"=ok =ok -ok =end"_s;
    QTest::newRow("repeated, one extra")
        << u"ok ok end"_s << u"ok ok ok end"_s << u"=ok =ok +ok =end"_s;
    QTest::newRow("two swapped") << u"a b c d"_s << u"b a c d"_s << u"+b =a -b =c =d"_s;
    QTest::newRow("a run of extras") << u"a b"_s << u"a 1 2 3 4 5 b"_s << u"=a +1 +2 +3 +4 +5 =b"_s;
    QTest::newRow("a run of missing")
        << u"a 1 2 3 4 5 b"_s << u"a b"_s << u"=a -1 -2 -3 -4 -5 =b"_s;
    QTest::newRow("close matches") << u"a #1000"_s << u"a #1000"_s << u"=a =#1000"_s;
    QTest::newRow("close code") << u"a #1000"_s << u"a #1011"_s << u"=a #1000~#1011"_s;
    QTest::newRow("close is no message") << u"a #1000"_s << u"#1000"_s << u"-a =#1000"_s;
    QTest::newRow("closed early") << u"a b c #1000"_s << u"a #1011"_s << u"=a -b -c #1000~#1011"_s;
    QTest::newRow("message instead of close") << u"#1000"_s << u"a"_s << u"+a -#1000"_s;
    QTest::newRow("ping is no message") << u"!1 a"_s << u"a !1"_s << u"+a =!1 -a"_s;
    QTest::newRow("another type") << u"a 0x01 c"_s << u"a 0y01 c"_s << u"=a 0x01~0y01 =c"_s;
}

void TestReplayComparison::aligns()
{
    QFETCH(QString, expected);
    QFETCH(QString, got);
    QFETCH(QString, findings);
    Run run { words(expected) };
    run.receive(words(got));
    run.comparison.finish();
    QCOMPARE(run.findings, words(findings));
    ReplayTally tally;
    for (const ReplayFinding &finding : std::as_const(run.all))
        tally.count(finding.kind);
    QCOMPARE(run.comparison.tally(), tally);
    QCOMPARE(tally.allMatched(), expected == got);
}

void TestReplayComparison::tellsMatchesAtOnce()
{
    Run run { words(u"a b c"_s) };
    run.receive({ u"a"_s });
    QCOMPARE(run.findings, words(u"=a"_s));
    run.receive({ u"b"_s });
    QCOMPARE(run.findings, words(u"=a =b"_s));
}

void TestReplayComparison::tellsOthersWhenInStep()
{
    Run run { words(u"a b c d e f"_s) };
    run.receive(words(u"a x c"_s));
    QCOMPARE(run.findings, words(u"=a"_s)); // c alone may be a coincidence
    run.receive({ u"d"_s });
    QCOMPARE(run.findings, words(u"=a b~x =c =d"_s));
    run.receive({ u"e"_s });
    QCOMPARE(run.findings, words(u"=a b~x =c =d =e"_s));
    // What is much the same counts as being in step, too.
    Run changed { words(u"go-1-x go-2-x go-3-x go-4-x"_s) };
    changed.receive(words(u"go-1-y go-2-y go-3-y"_s));
    QCOMPARE(changed.findings, words(u"go-1-x~go-1-y"_s));
}

void TestReplayComparison::saysWhatIsAnswered()
{
    Run run { words(u"a value-1-one b c"_s) };
    QCOMPARE(run.comparison.answered(), 0U);
    run.receive({ u"a"_s });
    QCOMPARE(run.comparison.answered(), 1U);
    // Something else came: perhaps in place of the answer.
    run.receive({ u"notice"_s });
    QCOMPARE(run.comparison.answered(), 1U);
    QCOMPARE(run.comparison.perhapsAnswered(), 2U);
    // What is like it: likely the answer; and the notice was not.
    run.receive({ u"value-1-two"_s });
    QCOMPARE(run.comparison.answered(), 2U);
    QCOMPARE(run.comparison.perhapsAnswered(), 2U);
    // What comes after an answer tells that the answer will not come any more.
    run.receive({ u"c"_s });
    QCOMPARE(run.comparison.answered(), 4U);
}

void TestReplayComparison::settlesWhatIsNotWaitedFor()
{
    Run run { words(u"a b c d"_s) };
    run.receive({ u"a"_s });
    run.settle(1);
    QCOMPARE(run.findings, words(u"=a"_s));
    run.settle(3);
    QCOMPARE(run.findings, words(u"=a -b -c"_s));
    QCOMPARE(run.comparison.answered(), 3U);
    run.receive(words(u"b d"_s)); // too late
    run.comparison.finish();
    QCOMPARE(run.findings, words(u"=a -b -c +b =d"_s));
    run.settle(100);
    QCOMPARE(run.findings.size(), 5);
}

void TestReplayComparison::fragmentsCountWhenExact()
{
    ReplayItem whole = textItem("Hello");
    ReplayItem split = whole;
    split.fragments = { 3, 2 };
    for (const bool exact : { false, true }) {
        QList<ReplayFinding> found;
        bool asked = false;
        ReplayComparison comparison(
            { .exact = exact },
            [&]() { return std::exchange(asked, true) ? std::nullopt : std::optional(whole); },
            [&](const ReplayFinding &finding) { found.append(finding); });
        comparison.receive(split);
        comparison.finish();
        QCOMPARE(comparison.tally().allMatched(), !exact);
        if (exact) {
            QCOMPARE(found.first().differences.size(), 1);
            QCOMPARE(found.first().differences.first().where, u"fragments"_s);
            QCOMPARE(found.first().differences.first().got, u"3+2"_s);
        }
    }
}

void TestReplayComparison::namesWhatDiffers_data()
{
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("got");
    QTest::addColumn<QStringList>("where");
    QTest::newRow("JSON") << uR"({"a":1,"b":[2]})"_s << uR"({"a":3,"b":[4]})"_s
                          << QStringList { u"$.a"_s, u"$.b[0]"_s };
    QTest::newRow("text") << u"one"_s << u"onf"_s << QStringList { u"octet 2"_s };
    QTest::newRow("type") << u"0x01"_s << u"1x01"_s << QStringList { u"type"_s, u"octet 0"_s };
    QTest::newRow("close code") << u"#1000"_s << u"#1011"_s << QStringList { u"code"_s };
    QTest::newRow("close reason") << u"#1000 a"_s << u"#1000 b"_s << QStringList { u"reason"_s };
}

void TestReplayComparison::namesWhatDiffers()
{
    QFETCH(QString, expected);
    QFETCH(QString, got);
    QFETCH(QStringList, where);
    Run run { { expected } };
    run.receive({ got });
    run.comparison.finish();
    QCOMPARE(run.all.size(), 1);
    QStringList places;
    for (const ReplayDifference &difference : run.all.first().differences)
        places.append(difference.where);
    QCOMPARE(places, where);
}

void TestReplayComparison::readsNoFurtherThanTheWindow()
{
    QStringList many;
    for (int i = 0; i < 10'000; ++i)
        many.append(QString::number(i));
    Run run { many };
    run.receive({ u"x"_s });
    QCOMPARE(run.asked, ReplayComparison::Window);
    run.receive({ u"0"_s, u"1"_s, u"2"_s });
    QCOMPARE(run.findings, words(u"+x =0 =1 =2"_s));
    QVERIFY(run.asked <= ReplayComparison::Window + 4);
}

/// One that is larger than the window is looked at alone.
void TestReplayComparison::forgetsWhatIsLarge()
{
    const QByteArray large(ReplayComparison::WindowOctets + 1, 'a');
    int asked = 0;
    ReplayComparison comparison(
        {},
        [&]() -> std::optional<ReplayItem> {
            if (asked == 3)
                return std::nullopt;
            ++asked;
            return textItem(large);
        },
        [](const ReplayFinding &) {});
    QByteArray other = large;
    other.back() = 'b';
    comparison.receive(textItem(other));
    QCOMPARE(asked, 1);
    QCOMPARE(comparison.tally().changed, 1U);
    comparison.receive(textItem(large));
    comparison.finish();
    QCOMPARE(comparison.tally(), (ReplayTally { 1, 1, 1, 0 }));
}

/// More of them than the window holds: then some are taken for changed, and it recovers.
void TestReplayComparison::survivesLongStretches()
{
    QStringList expected;
    QStringList got;
    for (int i = 0; i < 1000; ++i)
        expected.append(u"value-%1"_s.arg(i));
    got = expected;
    for (int i = 0; i < 300; ++i)
        got.insert(500, u"extra/%1"_s.arg(i));
    Run run { expected };
    run.receive(got);
    run.comparison.finish();
    const ReplayTally tally = run.comparison.tally();
    QCOMPARE(tally.matched + tally.changed + tally.missing, 1000U);
    QCOMPARE(tally.matched + tally.changed + tally.extra, 1300U);
    QVERIFY2(tally.matched >= 500, qPrintable(QString::number(tally.matched)));
}

/// Against an oracle: with items that are all different, those that are in both are the longest
/// common part, and each must be found.
void TestReplayComparison::findsTheLongestCommonPart()
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        QStringList expected;
        QStringList got;
        quint64 common = 0;
        for (int i = 0; i < 60; ++i) {
            const QString item = QChar(u'A' + i % 26) + QString::number(i);
            const auto fate = random() % 8;
            if (fate != 0)
                expected.append(item);
            if (fate != 1)
                got.append(item);
            common += fate > 1 ? 1 : 0;
        }
        Run run { expected };
        run.receive(got);
        run.comparison.finish();
        const ReplayTally tally = run.comparison.tally();
        QCOMPARE(tally.matched, common);
        QCOMPARE(tally.matched + tally.changed + tally.missing, quint64(expected.size()));
        QCOMPARE(tally.matched + tally.changed + tally.extra, quint64(got.size()));
    }
}

QTEST_GUILESS_MAIN(TestReplayComparison)
#include "tst_replaycomparison.moc"
