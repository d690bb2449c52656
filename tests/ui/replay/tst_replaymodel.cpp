#include "protocol/wire/opcode.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replaytext.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Kind = ReplayRow::Kind;
using Subject = ReplayFinding::Subject;

namespace {

ReplayCell cell(FrameId frame, const QByteArray &payload = "x", Opcode opcode = Opcode::Text)
{
    if (frame == 0)
        return {};
    return { frame, toNibble(opcode), 0, static_cast<quint64>(payload.size()), payload };
}

ReplayRow row(Kind kind, FrameId recorded, FrameId now)
{
    ReplayRow row;
    row.kind = kind;
    row.recorded = cell(recorded);
    row.now = cell(now);
    return row;
}

ReplayRow about(Subject subject)
{
    ReplayRow row;
    row.subject = subject;
    return row;
}

/// "1=1 2-. +5": what stands in the rows, as recorded, sign and now.
QString written(const ReplayModel &model)
{
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i) {
        const ReplayRow &row = model.row(i);
        const auto number = [](const ReplayCell &cell) {
            return cell.isEmpty() ? u"."_s : QString::number(cell.frame);
        };
        rows += row.subject == Subject::Handshake ? u"handshake"_s
            : row.subject == Subject::Ending
            ? u"ending"_s
            : number(row.recorded) + replaySign(row.kind) + number(row.now);
    }
    return rows.join(u' ');
}

} // namespace

class TestReplayModel : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void putsRowsInTheirPlaces();
    void announcesOneRunAtOnce();
    void mergesWhatIsScattered_data();
    void mergesWhatIsScattered();
    void showsOnlyDifferences();
    void findsTheNextDifference();
    void keepsWhatWasSent();
    void showsWhatIsUndecided();
    void showsWhatIsStillToCome();
    void filtersBothSides();
    void saysWhatIsInARow();
    void countsTimesFromTheOpening();
    void hintsAtWhatDiffers();
    void previewsEveryKind();
};

void TestReplayModel::putsRowsInTheirPlaces()
{
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({ row(Kind::Extra, 0, 1) }); // before all
    model.append({ about(Subject::Handshake), row(Kind::Sent, 1, 2) });
    model.append({ row(Kind::Sent, 4, 6) }); // goes before what is still undecided
    model.append({ row(Kind::Missing, 2, 0), row(Kind::Extra, 0, 4), row(Kind::Extra, 0, 3),
        row(Kind::Changed, 3, 5) });
    model.append({ row(Kind::Extra, 0, 7), about(Subject::Ending) });
    model.append({ row(Kind::Extra, 0, 8) });
    QCOMPARE(written(model), u"handshake .+1 1▸2 .+3 .+4 2−. 3≠5 4▸6 .+7 .+8 ending"_s);
    QCOMPARE(model.differenceCount(), 7);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestReplayModel::announcesOneRunAtOnce()
{
    ReplayModel model;
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QList<ReplayRow> rows;
    for (FrameId id = 1; id <= 100; ++id)
        rows.append(row(Kind::Matched, id, id));
    model.append(rows);
    QCOMPARE(inserted.size(), 1);
    model.append({ row(Kind::Matched, 101, 101) });
    QCOMPARE(inserted.size(), 2);
}

void TestReplayModel::mergesWhatIsScattered_data()
{
    QTest::addColumn<bool>("onlyDifferences");
    QTest::newRow("all") << false;
    QTest::newRow("only differences") << true;
}

/// All was sent before anything came: each answer belongs between two rows that are there.
void TestReplayModel::mergesWhatIsScattered()
{
    QFETCH(bool, onlyDifferences);
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    model.setOnlyDifferences(onlyDifferences);
    QList<ReplayRow> sent { about(Subject::Handshake) };
    QList<ReplayRow> came;
    QStringList expected;
    for (FrameId i = 1; i <= 20; ++i) {
        sent.append(row(Kind::Sent, 2 * i, i));
        const bool isDifference = i % 3 == 0;
        came.prepend(row(isDifference ? Kind::Changed : Kind::Matched, 2 * i + 1, 100 + i));
        const auto number = [](FrameId frame) { return QString::number(frame); };
        if (!onlyDifferences)
            expected += number(2 * i) + u"▸"_s + number(i);
        if (!onlyDifferences || isDifference)
            expected += number(2 * i + 1) + (isDifference ? u"≠"_s : u"="_s) + number(100 + i);
    }
    model.append(sent);
    model.setUndecided({ cell(150) }, Direction::ServerToClient);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.append(came);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    if (!onlyDifferences)
        expected.prepend(u"handshake"_s);
    expected += u".…150"_s;
    QCOMPARE(written(model), expected.join(u' '));
    QCOMPARE(model.differenceCount(), 6);
    QCOMPARE(model.nextDifference(-1, true), onlyDifferences ? 0 : 6);
}

void TestReplayModel::showsOnlyDifferences()
{
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({ row(Kind::Matched, 1, 1), row(Kind::Changed, 2, 2), row(Kind::Alike, 9, 9) });
    model.setOnlyDifferences(true);
    QCOMPARE(written(model), u"2≠2"_s);
    model.append({ row(Kind::Matched, 3, 3), row(Kind::Missing, 4, 0), row(Kind::Extra, 0, 8) });
    QCOMPARE(written(model), u"2≠2 .+8 4−."_s);
    QCOMPARE(model.find(4, 0), 2);
    QCOMPARE(model.find(0, 8), 1);
    QCOMPARE(model.find(3, 3), -1);
    QCOMPARE(model.nextDifference(0, true), 1);
    QCOMPARE(model.nextDifference(2, true), -1);
    QCOMPARE(model.nextDifference(0, false), -1);
    model.setOnlyDifferences(false);
    QCOMPARE(model.rowCount(), 6);
}

void TestReplayModel::findsTheNextDifference()
{
    ReplayModel model;
    QCOMPARE(model.nextDifference(-1, true), -1);
    model.append({ row(Kind::Changed, 1, 1), row(Kind::Matched, 2, 2), row(Kind::Alike, 3, 3),
        row(Kind::Missing, 4, 0) });
    QCOMPARE(model.nextDifference(-1, true), 0);
    QCOMPARE(model.nextDifference(0, true), 3);
    QCOMPARE(model.nextDifference(3, true), -1);
    QCOMPARE(model.nextDifference(3, false), 0);
    QCOMPARE(model.nextDifference(-1, false), -1);
}

void TestReplayModel::keepsWhatWasSent()
{
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({ about(Subject::Handshake), row(Kind::Sent, 1, 1), row(Kind::Changed, 2, 2) });
    model.setUndecided({ cell(9) }, Direction::ServerToClient);
    model.replaceFindings({ row(Kind::Alike, 2, 2) });
    QCOMPARE(written(model), u"1▸1 2≈2"_s);
    QCOMPARE(model.differenceCount(), 0);
}

void TestReplayModel::showsWhatIsUndecided()
{
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    model.append({ row(Kind::Sent, 1, 1) });
    model.setUndecided({ cell(2), cell(3) }, Direction::ServerToClient);
    QCOMPARE(written(model), u"1▸1 .…2 .…3"_s);
    QCOMPARE(model.find(0, 3), 2);
    QCOMPARE(model.nextDifference(-1, true), -1);
    model.append({ row(Kind::Changed, 2, 2) }); // they stay behind
    QCOMPARE(written(model), u"1▸1 2≠2 .…2 .…3"_s);
    model.setUndecided({ cell(3) }, Direction::ServerToClient);
    QCOMPARE(written(model), u"1▸1 2≠2 .…3"_s);
    model.setUndecided({}, Direction::ServerToClient);
    QCOMPARE(written(model), u"1▸1 2≠2"_s);
}

void TestReplayModel::showsWhatIsStillToCome()
{
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    model.setUpcoming({ row(Kind::Upcoming, 2, 0), row(Kind::Upcoming, 3, 0) });
    QCOMPARE(model.playedCount(), 0);
    model.append({ row(Kind::Sent, 1, 1) });
    QCOMPARE(written(model), u"1▸1 2·. 3·."_s);
    model.setUndecided({ cell(9) }, Direction::ServerToClient);
    QCOMPARE(written(model), u"1▸1 .…9 2·. 3·."_s);
    QCOMPARE(model.playedCount(), 2);
    QCOMPARE(model.find(3, 0), 3);
    QCOMPARE(model.nextDifference(-1, true), -1);
    model.append({ row(Kind::Changed, 2, 9) });
    model.setUndecided({}, Direction::ServerToClient);
    model.setUpcoming({ row(Kind::Upcoming, 3, 0) });
    QCOMPARE(written(model), u"1▸1 2≠9 3·."_s);
    QVERIFY(model.index(2, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"still to come, Frame 3 of the recording"_s));
    model.setOnlyDifferences(true); // what is still to come is none
    QCOMPARE(written(model), u"2≠9"_s);
    model.setOnlyDifferences(false);
    model.setUpcoming({});
    QCOMPARE(written(model), u"1▸1 2≠9"_s);
}

void TestReplayModel::filtersBothSides()
{
    ReplayModel model;
    const QAbstractItemModelTester tester(&model);
    QSet<FrameId> wanted { 2, 6 };
    model.append({ row(Kind::Sent, 1, 1), row(Kind::Changed, 2, 2), row(Kind::Matched, 3, 3) });
    model.setFilter([&wanted](const ReplayRow &row) {
        return wanted.contains(row.recorded.frame) || wanted.contains(row.now.frame);
    });
    QCOMPARE(written(model), u"2≠2"_s);
    QCOMPARE(model.count(), 3);
    model.append({ row(Kind::Missing, 4, 0), row(Kind::Extra, 0, 6), row(Kind::Matched, 7, 7) });
    model.setUndecided({ cell(8), cell(9) }, Direction::ServerToClient);
    model.setUpcoming({ row(Kind::Upcoming, 8, 0), row(Kind::Upcoming, 10, 0) });
    QCOMPARE(written(model), u"2≠2 .+6"_s);
    wanted.insert(9);
    wanted.insert(10);
    wanted.insert(7);
    model.filterAgain();
    QCOMPARE(written(model), u"2≠2 .+6 7=7 .…9 10·."_s);
    QCOMPARE(model.nextDifference(-1, true), 0);
    QCOMPARE(model.nextDifference(0, true), 1);
    QCOMPARE(model.nextDifference(1, true), -1);
    QCOMPARE(model.nextDifference(3, false), 1);
    QCOMPARE(model.nextDifference(0, false), -1);
    model.setOnlyDifferences(true);
    QCOMPARE(written(model), u"2≠2 .+6 .…9"_s);
    model.replaceFindings({ row(Kind::Matched, 2, 2), row(Kind::Extra, 0, 6) });
    QCOMPARE(written(model), u".+6"_s);
    model.setOnlyDifferences(false);
    model.setFilter({});
    QCOMPARE(written(model), u"1▸1 2=2 .+6"_s);
}

void TestReplayModel::saysWhatIsInARow()
{
    ReplayRow handshake = about(Subject::Handshake); // of two recordings there are both
    QCOMPARE(replaySubject(handshake), u"Opening handshake, response"_s);
    handshake.direction = Direction::ClientToServer;
    QCOMPARE(replaySubject(handshake), u"Opening handshake, request"_s);
    ReplayModel model;
    ReplayRow changed = row(Kind::Changed, 2, 3);
    changed.recorded = cell(2, "{\"id\":1}");
    changed.now = cell(3, "{\"id\":2}");
    changed.differences = { { u"$.id"_s, u"1"_s, u"2"_s } };
    model.append({ changed, row(Kind::Missing, 4, 0), about(Subject::Ending) });
    const auto spoken
        = [&model](int row) { return model.index(row, 0).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(spoken(0),
        u"changed, Frame 2, in the replay 3, server to client, TEXT, {\"id\":1}, $.id differs, "
        u"now {\"id\":2}"_s);
    QCOMPARE(spoken(1), u"missing, Frame 4 of the recording, server to client, TEXT, x"_s);
    QCOMPARE(spoken(2), u"matched, End of the connection"_s);
    const auto text = [&model](int row, int column) { return model.index(row, column).data(); };
    QCOMPARE(text(0, ReplayModel::SignColumn), u"≠"_s);
    QCOMPARE(text(0, ReplayModel::RecordedLengthColumn), u"8"_s);
    QCOMPARE(text(1, ReplayModel::NowPreviewColumn), QString());
    QCOMPARE(text(2, ReplayModel::RecordedPreviewColumn), u"End of the connection"_s);
}

void TestReplayModel::countsTimesFromTheOpening()
{
    ReplayModel model;
    ReplayRow matched = row(Kind::Matched, 1, 1);
    constexpr qint64 Second = 1'000'000'000;
    matched.recorded.time = 5 * Second;
    matched.now.time = 9 * Second;
    model.append({ matched });
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setOpened(2 * Second, 8 * Second);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0, ReplayModel::RecordedTimeColumn).data(), u"00:03.000"_s);
    QCOMPARE(model.index(0, ReplayModel::NowTimeColumn).data(), u"00:01.000"_s);
    model.setOpened(2 * Second, 8 * Second);
    QCOMPARE(changed.size(), 1);
}

void TestReplayModel::hintsAtWhatDiffers()
{
    QCOMPARE(laterText(-1'250'000), u"−1.3 ms"_s);
    QCOMPARE(laterText(12'000'000), u"+12 ms"_s);
    QCOMPARE(laterText(-4'000), u"0.0 ms"_s); // neither later nor earlier that can be told
    ReplayRow changed = row(Kind::Changed, 1, 1);
    QCOMPARE(replayHint(changed), u"changed"_s);
    changed.differences = { { u"$.a"_s, {}, {} }, { u"$.b"_s, {}, {} } };
    QCOMPARE(replayHint(changed), u"2 places differ"_s);
    changed.differences.resize(8);
    QCOMPARE(replayHint(changed), u"8 places differ, or more"_s);
    changed.differences = { { u"$."_s + QString(100, u'a'), {}, {} } };
    QVERIFY(replayHint(changed).size() < 50);
    QCOMPARE(replayHint(row(Kind::Missing, 1, 0)), u"missing"_s);
    QCOMPARE(replayHint(row(Kind::Matched, 1, 1)), QString());
}

void TestReplayModel::previewsEveryKind()
{
    QCOMPARE(replayPreview({}), QString());
    QCOMPARE(replayPreview(cell(1, "a\nb")), u"a\\nb"_s);
    QCOMPARE(replayPreview(cell(1, QByteArray::fromHex("00ff"), Opcode::Binary)), u"00 FF"_s);
    QVERIFY(
        replayPreview(cell(1, QByteArray::fromHex("03e8"), Opcode::Close)).startsWith(u"1000 "_s));
    QCOMPARE(replayPreview(cell(1, {}, Opcode::Close)), u"no status code"_s);
    ReplayCell cut = cell(1, "gr\xC3"); // within a character
    cut.length = 900;
    QVERIFY(replayPreview(cut).startsWith(u"gr"_s));
    QVERIFY(replayPreview(cut).endsWith(u'…'));
}

QTEST_GUILESS_MAIN(TestReplayModel)
#include "tst_replaymodel.moc"
