#include "tests/app/session/sessionfixture.h"
#include "ui/frames/filterhits.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frametablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

namespace {

/// A model of its own session, held to the rules of models.
struct Fixture
{
    explicit Fixture(std::shared_ptr<SessionStore> session)
        : store(std::move(session))
        , cache(store)
        , model(store, cache)
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    QVariant data(int row, int column, int role = Qt::DisplayRole) const
    {
        return model.index(row, column).data(role);
    }

    QList<FrameId> ids() const
    {
        QList<FrameId> ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.append(model.frameId(row));
        return ids;
    }

    std::shared_ptr<SessionStore> store;
    FrameCache cache;
    FrameTableModel model;
    QAbstractItemModelTester tester;
};

EventRecord gapAt(ConnectionId connection, qint64 time, const QString &octets)
{
    return { connection, time, Failed { { ErrorCode::CaptureIncomplete, octets } } };
}

QList<FrameSpec> twoConnections(int frames)
{
    QList<FrameSpec> specs;
    for (int i = 0; i < frames; ++i)
        specs.append(FrameSpec { .connection = ConnectionId(i % 2 + 1) });
    return specs;
}

constexpr auto Ping = toNibble(Opcode::Ping);
constexpr auto Continuation = toNibble(Opcode::Continuation);

/// A text, a message of three fragments (2, 3 and 5) with a ping in between, and a text.
QList<FrameSpec> fragmented()
{
    return { { .payload = "one" },
        { .time = 10 * Millisecond, .payload = "and a", .fin = false, .messageFirst = 2 },
        { .time = 20 * Millisecond,
            .opcode = Continuation,
            .payload = "happy new ",
            .fin = false,
            .messageFirst = 2 },
        { .time = 30 * Millisecond, .opcode = Ping, .payload = "hb" },
        { .time = 350 * Millisecond,
            .opcode = Continuation,
            .payload = "year!",
            .messageFirst = 2 },
        { .time = 400 * Millisecond, .payload = "two" } };
}

} // namespace

class FrameTableModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rowIsIdWithoutAConnection();
    void batchesAreInsertedOnce();
    void cells();
    void roles();
    void connectionHasItsOwnFrames();
    void connectionGrowsWithTheSession();
    void backToAllConnections();
    void rowsBetween();
    void framesThatAreNotAtHandFollow();
    void rowsEndWhereIntDoes();
    void messagesHaveARow();
    void messageIsToldAsAWhole();
    void messagesOfAColdSession();
    void filteredFragmentsKeepTheirMessage();
    void collapseHidesFragments();
    void unfinishedMessageIsNotCollapsed();
    void timesFromAMark();
    void saysWhatIsSaid();
    void saysWhatIsSaidOfAMessage();
    void gapsHaveARow();
    void gapsStayWithTheirConnection();
    void aFilterHidesNoGap();
    void rowsThatAreReadSayTheirNamesLater();
    void newestFirst();
    void newestFirstGrowsAtTheTop();
    void gapsStandBetweenBackwardsToo();
    void sortsByAColumn();
    void sortedRowsHaveNoMessages();
    void timesSinceTheFrameBefore();
    void sortingStaysWithAFilter();
    void laterFramesWait();
    void sortsWhatComesFirst();
    void manyFramesSortByIdOnly();
    void sortsByTimesFromAMark();
    void whatIsFoundTooOftenIsNotSorted();
    void sortedHitsAndViolations();

private:
    std::shared_ptr<MemorySessionStore> m_store;
};

void FrameTableModelTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_store = std::make_shared<MemorySessionStore>();
}

void FrameTableModelTest::rowIsIdWithoutAConnection()
{
    record(*m_store, twoConnections(6));
    Fixture fixture(m_store);
    QCOMPARE(fixture.model.rowCount(), 0); // nobody has said that they exist
    fixture.model.setLastFrame(6);
    QCOMPARE(fixture.model.rowCount(), 6);
    QCOMPARE(fixture.data(4, 0, FrameTableModel::FrameIdRole).value<FrameId>(), FrameId(5));
    QCOMPARE(fixture.model.rowOf(5), 4);
    QCOMPARE(fixture.model.rowOf(0), -1);
    QCOMPARE(fixture.model.rowOf(7), -1);
}

void FrameTableModelTest::batchesAreInsertedOnce()
{
    Fixture fixture(m_store);
    QSignalSpy inserted(&fixture.model, &FrameTableModel::rowsInserted);
    fixture.model.setLastFrame(record(*m_store, twoConnections(4)));
    fixture.model.setLastFrame(4);
    fixture.model.setLastFrame(record(*m_store, twoConnections(3)));
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted.at(1).at(1).toInt(), 4);
    QCOMPARE(inserted.at(1).at(2).toInt(), 6);
}

void FrameTableModelTest::cells()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store,
        { { .time = 100 * Millisecond },
            { .direction = Direction::ServerToClient,
                .time = 125'860 * Millisecond,
                .opcode = toNibble(Opcode::Binary),
                .payload = QByteArray(1234, '\x01') } }));
    using Model = FrameTableModel;
    QCOMPARE(fixture.data(1, Model::IdColumn), u"2"_s);
    QCOMPARE(fixture.data(1, Model::TimeColumn), u"02:05.860"_s);
    QCOMPARE(fixture.data(1, Model::DeltaColumn), u"125,760.0"_s);
    QVERIFY(!fixture.data(0, Model::DeltaColumn).isValid());
    QCOMPARE(fixture.data(0, Model::DirectionColumn), u"client to server"_s);
    QCOMPARE(fixture.data(1, Model::DirectionColumn), u"server to client"_s);
    QCOMPARE(fixture.data(1, Model::OpcodeColumn), u"BIN"_s);
    QCOMPARE(fixture.data(1, Model::FinColumn), u"final"_s);
    QCOMPARE(fixture.data(0, Model::MaskColumn), u"masked"_s);
    QCOMPARE(fixture.data(1, Model::MaskColumn), u"not masked"_s);
    QCOMPARE(fixture.data(1, Model::LengthColumn), u"1,234"_s);
    QVERIFY(fixture.data(1, Model::PreviewColumn).toString().startsWith(u"01 01"_s));
    for (int column = 0; column < Model::ColumnCount; ++column)
        QVERIFY(!fixture.model.headerData(column, Qt::Horizontal).toString().isEmpty());
}

void FrameTableModelTest::roles()
{
    Fixture fixture(m_store);
    const Violation broken { Rule::MaskMissing, Direction::ClientToServer, 0, 0, {} };
    fixture.model.setLastFrame(record(*m_store,
        { { .time = 1, .payload = "one", .fin = false },
            { .time = 8, .violations = { broken } } }));
    using Model = FrameTableModel;
    QCOMPARE(fixture.data(0, 3, Model::FrameRole).value<FrameHandle>().id(), FrameId(1));
    QCOMPARE(fixture.data(1, 0, Model::DeltaRole).toLongLong(), 7);
    QCOMPARE(fixture.data(1, 0, Model::ViolationRole).value<Violation>(), broken);
    QVERIFY(!fixture.data(0, 0, Model::ViolationRole).isValid());
    QCOMPARE(fixture.data(0, 0, Model::PreviewRole), u"\"one\""_s);
    QCOMPARE(fixture.data(0, 0, Model::HintRole), u"first fragment, connection 1"_s);
    QCOMPARE(fixture.data(1, 0, Model::HintRole), u"connection 1"_s);
    QVERIFY(fixture.data(0, 5, Qt::AccessibleTextRole).toString().startsWith(u"Frame 1, client"_s));
}

void FrameTableModelTest::connectionHasItsOwnFrames()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, twoConnections(11)));
    QSignalSpy changed(&fixture.model, &FrameTableModel::connectionChanged);
    fixture.model.setConnection(2);
    QCOMPARE(changed.size(), 1);
    QVERIFY(fixture.model.isSearching());
    QTRY_COMPARE(fixture.model.rowCount(), 5);
    QVERIFY(!fixture.model.isSearching());
    QCOMPARE(fixture.model.frameId(0), FrameId(2));
    QCOMPARE(fixture.model.frameId(4), FrameId(10));
    QCOMPARE(fixture.model.rowOf(10), 4);
    QCOMPARE(fixture.model.rowOf(9), -1);
    QCOMPARE(fixture.data(3, FrameTableModel::IdColumn), u"8"_s);
    QCOMPARE(fixture.data(3, 0, FrameTableModel::HintRole), QString()); // it is the one selected
}

void FrameTableModelTest::connectionGrowsWithTheSession()
{
    Fixture fixture(m_store);
    fixture.model.setConnection(1);
    QCOMPARE(fixture.model.rowCount(), 0);
    fixture.model.setLastFrame(record(*m_store, twoConnections(4)));
    QTRY_COMPARE(fixture.model.rowCount(), 2);
    fixture.model.setLastFrame(record(*m_store, twoConnections(4)));
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QCOMPARE(fixture.model.frameId(3), FrameId(7));
}

void FrameTableModelTest::backToAllConnections()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, twoConnections(10)));
    fixture.model.setConnection(1);
    fixture.model.setConnection(2); // before the first has answered
    fixture.model.setConnection(0);
    QCOMPARE(fixture.model.rowCount(), 10);
    fixture.model.setLastFrame(record(*m_store, twoConnections(2)));
    QCOMPARE(fixture.model.rowCount(), 12);
    fixture.model.setConnection(2);
    QTRY_COMPARE(fixture.model.rowCount(), 6);
}

void FrameTableModelTest::rowsBetween()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, twoConnections(6)));
    QCOMPARE(fixture.model.firstRowFrom(0), 0);
    QCOMPARE(fixture.model.firstRowFrom(4), 3);
    QCOMPARE(fixture.model.firstRowFrom(100), 6);
    fixture.model.setConnection(2);
    QTRY_COMPARE(fixture.model.rowCount(), 3);
    QCOMPARE(fixture.model.firstRowFrom(3), 1);
    QCOMPARE(fixture.model.firstRowFrom(4), 1);
    QCOMPARE(fixture.model.firstRowFrom(7), 3);
}

void FrameTableModelTest::framesThatAreNotAtHandFollow()
{
    const auto cold = std::make_shared<ColdStore>();
    Fixture fixture(cold);
    QSignalSpy changed(&fixture.model, &FrameTableModel::dataChanged);
    fixture.model.setLastFrame(record(*cold, twoConnections(5)));
    QCOMPARE(fixture.data(2, FrameTableModel::IdColumn), u"3"_s);
    QCOMPARE(fixture.data(2, FrameTableModel::PreviewColumn), u"…"_s);
    QVERIFY(!fixture.data(2, FrameTableModel::TimeColumn).isValid());
    QVERIFY(fixture.data(2, 0, FrameTableModel::FrameRole).value<FrameHandle>().isNull());
    QVERIFY(changed.wait());
    QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.first().at(1).toModelIndex().row(), 4);
    QCOMPARE(fixture.data(2, FrameTableModel::TimeColumn), u"00:00.000"_s);
}

void FrameTableModelTest::rowsEndWhereIntDoes()
{
    // Without a tester: it would visit every row.
    FrameCache cache(m_store);
    FrameTableModel model(m_store, cache);
    model.setLastFrame(FrameId(5) << 32);
    QVERIFY(model.rowCount() > 2'000'000'000);
    QCOMPARE(model.rowOf(FrameId(4) << 32), -1);
    QCOMPARE(model.rowOf(1'000'000'000), 999'999'999);
}

void FrameTableModelTest::messagesHaveARow()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    using Model = FrameTableModel;
    QCOMPARE(fixture.model.rowCount(), 7);
    QCOMPARE(fixture.model.frameCount(), 6);
    QVERIFY(fixture.model.isMessage(1) && !fixture.model.isMessage(2));
    QCOMPARE(fixture.data(1, 0, Model::FrameIdRole).value<FrameId>(), FrameId(2));
    QCOMPARE(fixture.model.rowOf(2), 2);
    QCOMPARE(fixture.model.rowOf(6), 6);
    const int branches[] = { Model::NoBranch, Model::NoBranch, Model::InnerBranch,
        Model::InnerBranch, Model::InnerBranch, Model::LastBranch, Model::NoBranch };
    for (int row = 0; row < 7; ++row)
        QCOMPARE(fixture.data(row, 0, Model::BranchRole).toInt(), branches[row]);
    fixture.model.setLastFrame(
        record(*m_store, { { .payload = "live", .fin = false, .messageFirst = 7 } }));
    QCOMPARE(fixture.model.rowCount(), 9);
    QVERIFY(fixture.model.isMessage(7));
}

void FrameTableModelTest::messageIsToldAsAWhole()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    using Model = FrameTableModel;
    QCOMPARE(fixture.data(1, Model::PreviewColumn), u"and ahappy new year!"_s);
    QCOMPARE(fixture.data(1, Model::LengthColumn), u"20"_s);
    QCOMPARE(fixture.data(1, Model::OpcodeColumn), u"TEXT"_s);
    QCOMPARE(fixture.data(1, Model::FinColumn), u"final"_s);
    QCOMPARE(fixture.data(1, Model::DeltaColumn), u"10.0"_s);
    QCOMPARE(fixture.data(2, Model::DeltaColumn), u"10.0"_s); // the message is no frame before it
    QCOMPARE(fixture.data(1, 0, Model::HintRole), u"3 frames, 340 ms, connection 1"_s);
    QCOMPARE(fixture.data(2, Model::PreviewColumn), u"\"and a\""_s);
    QCOMPARE(fixture.data(4, 0, Model::HintRole), u"interleaved control frame, connection 1"_s);
    QVERIFY(fixture.data(1, 0, Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"Message from frame 2 on, client to server, 3 fragment"_s));
}

void FrameTableModelTest::messagesOfAColdSession()
{
    const auto cold = std::make_shared<ColdStore>();
    record(*cold, fragmented());
    Fixture fixture(cold);
    fixture.model.setLastFrame(6);
    QVERIFY(fixture.model.rowCount() >= 6); // at once
    const QPersistentModelIndex last = fixture.model.index(5, 0);
    QTRY_COMPARE(fixture.model.rowCount(), 7);
    QCOMPARE(last.row(), 6);
    QTRY_COMPARE(fixture.data(1, FrameTableModel::PreviewColumn), u"and ahappy new year!"_s);
}

void FrameTableModelTest::filteredFragmentsKeepTheirMessage()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    fixture.model.setFilter(*parseFilter(u"text contains \"year\" or id == 6"));
    QTRY_COMPARE(fixture.model.rowCount(), 3);
    QVERIFY(fixture.model.isMessage(0));
    QCOMPARE(fixture.model.frameId(0), FrameId(5)); // the first of its frames that is shown
    QCOMPARE(fixture.data(0, FrameTableModel::PreviewColumn), u"and ahappy new year!"_s);
    QCOMPARE(fixture.model.frameId(1), FrameId(5));
    QCOMPARE(fixture.model.frameId(2), FrameId(6));
    QCOMPARE(fixture.model.frameCount(), 2);
    fixture.model.setLastFrame(record(*m_store,
        { { .opcode = Ping }, { .payload = "new ", .fin = false, .messageFirst = 8 },
            { .opcode = Continuation, .payload = "year", .messageFirst = 8 } }));
    QTRY_COMPARE(fixture.model.rowCount(), 5);
    QVERIFY(fixture.model.isMessage(3));
}

void FrameTableModelTest::collapseHidesFragments()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    const QPersistentModelIndex fragment = fixture.model.index(3, 0);
    const QPersistentModelIndex ping = fixture.model.index(4, 0);
    fixture.model.setExpanded(1, false);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QCOMPARE(fragment.row(), 1); // its message
    QCOMPARE(ping.row(), 2);
    QCOMPARE(fixture.model.rowOf(3), -1);
    QCOMPARE(fixture.model.hidingMessage(3), FrameId(2));
    QVERIFY(!fixture.data(1, 0, FrameTableModel::ExpandedRole).toBool());
    QCOMPARE(fixture.data(2, 0, FrameTableModel::BranchRole).toInt(), 0);
    fixture.model.setExpanded(1, true);
    QCOMPARE(fixture.model.rowCount(), 7);
    QCOMPARE(ping.row(), 4);
}

void FrameTableModelTest::unfinishedMessageIsNotCollapsed()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store,
        { { .fin = false, .messageFirst = 1 },
            { .opcode = Continuation, .fin = false, .messageFirst = 1 } }));
    QCOMPARE(fixture.model.rowCount(), 3);
    QCOMPARE(fixture.data(0, 0, FrameTableModel::HintRole), u"2 frames so far, connection 1"_s);
    fixture.model.setExpanded(0, false);
    fixture.model.setLastFrame(
        record(*m_store, { { .opcode = Continuation, .messageFirst = 1 }, { .payload = "x" } }));
    fixture.model.setFilter(*parseFilter(u"id > 0")); // answers behind what was asked before
    QTRY_COMPARE(fixture.model.rowCount(), 5);
}

void FrameTableModelTest::timesFromAMark()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    using Model = FrameTableModel;
    fixture.model.setMarkedFrame(fixture.model.frame(4));
    QCOMPARE(fixture.data(6, Model::DeltaColumn), u"370.0"_s);
    QCOMPARE(fixture.data(0, Model::DeltaColumn), u"-30.0"_s);
    QVERIFY(fixture.data(4, 0, Model::MarkRole).toBool());
    QCOMPARE(fixture.model.headerData(Model::DeltaColumn, Qt::Horizontal), u"Δ #4"_s);
    fixture.model.setMarkedFrame({});
    QCOMPARE(fixture.data(6, Model::DeltaColumn), u"50.0"_s);
}

void FrameTableModelTest::saysWhatIsSaid()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, twoConnections(3)));
    QVERIFY(fixture.store->annotate({ 2, AnnotationColour::Red, u"<b>too dear</b>\nsecond"_s }));
    QVERIFY(!fixture.data(1, 0, FrameTableModel::AnnotationRole).isValid());

    QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
    fixture.model.setAnnotations(fixture.store->annotations());
    QCOMPARE(changed.size(), 1);
    const auto said = fixture.data(1, 0, FrameTableModel::AnnotationRole).value<Annotation>();
    QCOMPARE(said.colour, AnnotationColour::Red);
    QVERIFY(!fixture.data(0, 0, FrameTableModel::AnnotationRole).isValid());
    // A note is no markup, and a colour is no sign for everybody.
    QVERIFY(fixture.data(1, 0, Qt::ToolTipRole).toString().contains(u"&lt;b&gt;too dear"_s));
    QVERIFY(!fixture.data(0, 0, Qt::ToolTipRole).isValid());
    QTRY_VERIFY(fixture.data(1, 0, Qt::AccessibleTextRole).toString().endsWith(u"second, red"_s));

    // It is there from the beginning in a session that is opened.
    FrameTableModel another(fixture.store, fixture.cache);
    another.setLastFrame(3);
    QVERIFY(another.index(1, 0).data(FrameTableModel::AnnotationRole).isValid());
}

void FrameTableModelTest::saysWhatIsSaidOfAMessage()
{
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    QTRY_VERIFY(fixture.model.isMessage(1));
    QVERIFY(fixture.store->annotate({ 2, AnnotationColour::Blue, {} }));
    fixture.model.setAnnotations(fixture.store->annotations());
    if (!fixture.model.isExpanded(1))
        fixture.model.setExpanded(1, true);
    QTRY_COMPARE(fixture.model.frameId(2), FrameId(2));
    QVERIFY(!fixture.data(1, 0, FrameTableModel::AnnotationRole).isValid());
    QVERIFY(fixture.data(2, 0, FrameTableModel::AnnotationRole).isValid());
    fixture.model.setExpanded(1, false);
    QTRY_VERIFY(fixture.data(1, 0, FrameTableModel::AnnotationRole).isValid());
}

void FrameTableModelTest::gapsHaveARow()
{
    m_store->append({ makeBlock(1, { { .time = 1 * Millisecond }, { .time = 3 * Millisecond } }),
        { gapAt(1, 2 * Millisecond, u"1460 octets from the server"_s),
            gapAt(1, 4 * Millisecond, u"1 octets from the client"_s) },
        {} });
    ConnectionRecord connection;
    connection.id = 1;
    record(*m_store, connection);
    Fixture fixture(m_store);
    QSignalSpy found(&fixture.model, &FrameTableModel::gapsFound);
    fixture.model.setLastFrame(2);
    QVERIFY(found.wait());
    QCOMPARE(fixture.model.rowCount(), 4); // frame, gap, frame, gap
    QCOMPARE(fixture.model.frameCount(), 2);
    QVERIFY(fixture.model.isGap(1) && !fixture.model.isGap(2) && fixture.model.isGap(3));
    QCOMPARE(fixture.model.rowOf(2), 2);
    QCOMPARE(fixture.data(1, FrameTableModel::TimeColumn), u"00:00.002"_s);
    QCOMPARE(fixture.data(1, FrameTableModel::OpcodeColumn), u"GAP"_s);
    QCOMPARE(fixture.data(1, FrameTableModel::PreviewColumn),
        u"The capture lacks 1,460 octets of the server here, on connection 1"_s);
    QCOMPARE(fixture.data(1, 0, Qt::AccessibleTextRole),
        u"Gap on connection 1 at 00:00.002. The capture lacks 1,460 octets of the server here"_s);
    QVERIFY(!fixture.data(1, 0, Qt::ToolTipRole).toString().isEmpty());
    QCOMPARE(fixture.data(1, 0, FrameTableModel::FrameIdRole), QVariant(FrameId(2)));
    QVERIFY(!fixture.data(1, 0, FrameTableModel::FrameRole).isValid());
    QVERIFY(!fixture.data(2, 0, FrameTableModel::GapsRole).isValid());
    QCOMPARE(fixture.data(3, FrameTableModel::PreviewColumn),
        u"The capture lacks 1 octet of the client here, on connection 1"_s);
    // A gap is no frame from which to measure.
    QCOMPARE(fixture.data(2, 0, FrameTableModel::DeltaRole), QVariant(2 * Millisecond));
}

void FrameTableModelTest::gapsStayWithTheirConnection()
{
    m_store->append({ makeBlock(1, twoConnections(6)),
        { gapAt(1, 0, u"5 octets from the client"_s), gapAt(2, 1, u"6 octets from the client"_s) },
        {} });
    for (const ConnectionId id : { 1, 2 }) {
        ConnectionRecord connection;
        connection.id = id;
        record(*m_store, connection);
    }
    Fixture fixture(m_store);
    QSignalSpy found(&fixture.model, &FrameTableModel::gapsFound);
    fixture.model.setLastFrame(6);
    QVERIFY(found.wait());
    QCOMPARE(fixture.model.rowCount(), 8);
    QVERIFY(fixture.model.isGap(0) && fixture.model.isGap(7));
    QVERIFY(fixture.model.hasGaps());
    QCOMPARE(fixture.model.gapRowAfter(-1), 0);
    QCOMPARE(fixture.model.gapRowAfter(0), 7);
    QCOMPARE(fixture.model.gapRowAfter(7), -1);
    QCOMPARE(fixture.model.gapRowBefore(7), 0);
    QCOMPARE(fixture.model.gapRowBefore(0), -1);
    fixture.model.setConnection(1);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QVERIFY(fixture.model.isGap(0));
    QCOMPARE(fixture.model.gapRowAfter(0), -1); // that of the other connection is not there
    fixture.model.setConnection(2);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    QVERIFY(fixture.model.isGap(3));
    fixture.model.setConnection(0);
    QCOMPARE(fixture.model.rowCount(), 8);
}

void FrameTableModelTest::aFilterHidesNoGap()
{
    m_store->append({ makeBlock(1,
                          { { .time = 1 }, { .time = 3, .opcode = toNibble(Opcode::Ping) },
                              { .time = 5 } }),
        { gapAt(1, 2, u"7 octets from the client"_s), gapAt(1, 6, u"8 octets from the server"_s) },
        {} });
    ConnectionRecord connection;
    connection.id = 1;
    record(*m_store, connection);
    Fixture fixture(m_store);
    QSignalSpy found(&fixture.model, &FrameTableModel::gapsFound);
    fixture.model.setLastFrame(3);
    QVERIFY(found.wait());
    QCOMPARE(fixture.model.rowCount(), 5);
    fixture.model.setFilter(*parseFilter(u"opcode == text"));
    QTRY_COMPARE(fixture.model.rowCount(), 4); // the Ping behind the first gap has none
    QVERIFY(fixture.model.isGap(1) && fixture.model.isGap(3));
    QCOMPARE(fixture.data(1, FrameTableModel::PreviewColumn),
        u"The capture lacks 7 octets of the client here, on connection 1"_s);
    QCOMPARE(fixture.model.gapRowAfter(1), 3);
    QCOMPARE(fixture.model.gapRowBefore(3), 1);
    QCOMPARE(fixture.model.besideGaps(), u"id in {1..2, 3}"_s);
    QVERIFY(parseFilter(fixture.model.besideGaps()));
}

void FrameTableModelTest::rowsThatAreReadSayTheirNamesLater()
{
    const auto cold = std::make_shared<ColdStore>();
    QList<FrameSpec> specs(300);
    specs[99].payload = "far away";
    const FrameId last = record(*cold, specs);
    FrameCache cache(cold);
    FrameTableModel model(cold, cache);
    model.setLastFrame(last);
    const QModelIndex cell = model.index(99, FrameTableModel::TimeColumn);
    QSignalSpy named(&model, &FrameTableModel::nameChanged);
    QCOMPARE(cell.data(Qt::AccessibleTextRole), u"Frame 100, being read"_s); // at once
    QVERIFY(named.wait());
    QCOMPARE(named.size(), 1);
    QCOMPARE(named.first().first().value<QModelIndexList>(), QModelIndexList { cell });
    QCOMPARE(cell.data(Qt::AccessibleTextRole),
        u"Frame 100, client to server, text, final, masked, 8 octets, far away"_s);
}

void FrameTableModelTest::newestFirst()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    QCOMPARE(fixture.model.rowCount(), 7); // with one for the message
    fixture.model.setExpanded(1, false);
    QTRY_COMPARE(fixture.model.rowCount(), 4);
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder });
    QCOMPARE(fixture.model.arrangement(), Model::Arrangement::Backwards);
    QCOMPARE(fixture.ids(), QList<FrameId>({ 6, 5, 4, 3, 2, 1 }));
    for (int row = 0; row < 6; ++row) {
        QVERIFY(!fixture.model.isMessage(row));
        QCOMPARE(fixture.data(row, 0, Model::BranchRole).toInt(), int(Model::NoBranch));
        QCOMPARE(fixture.model.rowOf(fixture.model.frameId(row)), row);
        QCOMPARE(fixture.model.firstRowFrom(fixture.model.frameId(row)), row);
    }
    QCOMPARE(fixture.model.newestRow(), 0);
    QCOMPARE(fixture.model.hidingMessage(3), FrameId(0));
    fixture.model.sortBy({});
    QCOMPARE(fixture.model.rowCount(), 4); // what was collapsed is so still
    QVERIFY(fixture.model.isMessage(1));
}

void FrameTableModelTest::newestFirstGrowsAtTheTop()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, twoConnections(4)));
    fixture.model.sortBy({ Model::TimeColumn, Qt::DescendingOrder });
    const QPersistentModelIndex first = fixture.model.index(3, 0);
    QSignalSpy inserted(&fixture.model, &Model::rowsInserted);
    fixture.model.setLastFrame(record(*m_store, twoConnections(2)));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(inserted.first().at(2).toInt(), 1);
    QCOMPARE(first.row(), 5);
    QCOMPARE(fixture.ids(), QList<FrameId>({ 6, 5, 4, 3, 2, 1 }));
    fixture.model.setConnection(2);
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 6, 4, 2 }));
    fixture.model.setLastFrame(record(*m_store, twoConnections(4)));
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 10, 8, 6, 4, 2 }));
}

void FrameTableModelTest::gapsStandBetweenBackwardsToo()
{
    using Model = FrameTableModel;
    m_store->append({ makeBlock(1, { { .time = 1 }, { .time = 3 }, { .time = 5 } }),
        { gapAt(1, 2, u"7 octets from the client"_s), gapAt(1, 6, u"8 octets from the server"_s) },
        {} });
    ConnectionRecord connection;
    connection.id = 1;
    record(*m_store, connection);
    Fixture fixture(m_store);
    QSignalSpy found(&fixture.model, &Model::gapsFound);
    fixture.model.setLastFrame(3);
    QVERIFY(found.wait());
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder });
    QCOMPARE(fixture.model.rowCount(), 5); // gap, 3, 2, gap, 1
    QVERIFY(fixture.model.isGap(0) && fixture.model.isGap(3));
    QCOMPARE(fixture.model.rowOf(2), 2);
    QCOMPARE(fixture.model.gapRowAfter(0), 3);
    QCOMPARE(fixture.model.gapRowBefore(3), 0);
    fixture.model.setLastFrame(record(*m_store, { { .time = 8 } }));
    QCOMPARE(fixture.model.rowCount(), 6);
    QVERIFY(!fixture.model.isGap(0) && fixture.model.isGap(1));
    // By any other column they have no place.
    fixture.model.sortBy({ Model::LengthColumn, Qt::AscendingOrder });
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 1, 2, 3, 4 }));
    QCOMPARE(fixture.model.gapRowAfter(-1), -1);
}

void FrameTableModelTest::sortsByAColumn()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store,
        { { .payload = "aaa" }, { .payload = "a" }, { .payload = "aaaa" }, { .payload = "b" } }));
    QSignalSpy changed(&fixture.model, &Model::sortingChanged);
    fixture.model.sortBy({ Model::LengthColumn, Qt::DescendingOrder });
    QVERIFY(fixture.model.isSorting());
    QCOMPARE(fixture.model.rowCount(), 4); // as before, until it is done
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 3, 1, 2, 4 }));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(fixture.model.sorting(), FrameSorting({ Model::LengthColumn, Qt::DescendingOrder }));
    QCOMPARE(fixture.model.rowOf(1), 1);
    QCOMPARE(fixture.model.rowOf(9), -1);
    QCOMPARE(fixture.model.newestRow(), 3);
    QCOMPARE(fixture.data(0, Model::LengthColumn), u"4"_s);
    fixture.model.sortBy({ Model::LengthColumn, Qt::AscendingOrder });
    fixture.model.cancelSorting();
    QVERIFY(!fixture.model.isSorting());
    QCOMPARE(fixture.model.wantedSorting().order, Qt::DescendingOrder);
    fixture.model.sortBy({ Model::PreviewColumn, Qt::AscendingOrder });
    QCOMPARE(fixture.model.sorting().column, int(Model::LengthColumn));
    fixture.model.sortBy({});
    QCOMPARE(fixture.ids(), QList<FrameId>({ 1, 2, 3, 4 }));
}

void FrameTableModelTest::sortedRowsHaveNoMessages()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, fragmented()));
    fixture.model.sortBy({ Model::OpcodeColumn, Qt::AscendingOrder });
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 3, 5, 1, 2, 6, 4 }));
    QVERIFY(!fixture.model.isMessage(3));
    QCOMPARE(fixture.data(3, Model::LengthColumn), u"5"_s); // of the fragment
    fixture.model.setLastFrame(record(*m_store,
        { { .payload = "x", .fin = false, .messageFirst = 7 },
            { .opcode = Continuation, .messageFirst = 7 } }));
    fixture.model.sortBy({});
    QCOMPARE(fixture.model.rowCount(), 10); // of both messages
}

void FrameTableModelTest::timesSinceTheFrameBefore()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store,
        { { .time = 0 }, { .time = 10 * Millisecond }, { .time = 40 * Millisecond },
            { .time = 42 * Millisecond } }));
    fixture.model.sortBy({ Model::DeltaColumn, Qt::DescendingOrder });
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 3, 2, 4, 1 }));
    QCOMPARE(fixture.data(0, Model::DeltaColumn), u"30.0"_s);
    QCOMPARE(fixture.data(1, Model::DeltaColumn), u"10.0"_s);
    QVERIFY(!fixture.data(3, 0, Model::DeltaRole).isValid());
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder });
    QCOMPARE(fixture.data(1, Model::DeltaColumn), u"30.0"_s); // of frame 3, above 2
}

void FrameTableModelTest::sortingStaysWithAFilter()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store,
        { { .payload = "aa" }, { .connection = 2, .payload = "bbb" }, { .payload = "c" },
            { .payload = "dddd" }, { .connection = 2, .payload = "e" } }));
    fixture.model.sortBy({ Model::LengthColumn, Qt::AscendingOrder });
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 3, 5, 1, 2, 4 }));
    fixture.model.setFilter(*parseFilter(u"len > 1"));
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 1, 2, 4 }));
    fixture.model.setConnection(2);
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 2 }));
    QCOMPARE(fixture.model.rowOf(1), -1);
    fixture.model.setConnection(0);
    fixture.model.setFilter({});
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 3, 5, 1, 2, 4 }));
}

void FrameTableModelTest::laterFramesWait()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(*m_store, { { .payload = "aa" }, { .payload = "bbb" } }));
    fixture.model.sortBy({ Model::LengthColumn, Qt::DescendingOrder });
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 2, 1 }));
    QSignalSpy waiting(&fixture.model, &Model::unsortedChanged);
    fixture.model.setLastFrame(record(*m_store, { { .payload = "cccc" }, { .payload = "d" } }));
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(fixture.model.unsortedFrames(), 2);
    QVERIFY(!fixture.model.isSorting());
    QCOMPARE(fixture.ids(), QList<FrameId>({ 2, 1 }));
    QCOMPARE(fixture.model.rowOf(3), -1);
    fixture.model.sortAgain();
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 3, 2, 1, 4 }));
    QCOMPARE(fixture.model.unsortedFrames(), 0);
}

void FrameTableModelTest::sortsWhatComesFirst()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.sortBy({ Model::LengthColumn, Qt::DescendingOrder }); // of a session to come
    fixture.model.setLastFrame(record(*m_store, { { .payload = "a" }, { .payload = "bb" } }));
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 2, 1 }));
    QCOMPARE(fixture.model.unsortedFrames(), 0);
    fixture.model.setLastFrame(record(*m_store, { { .payload = "ccc" } }));
    QCOMPARE(fixture.model.unsortedFrames(), 1);
}

void FrameTableModelTest::manyFramesSortByIdOnly()
{
    using Model = FrameTableModel;
    record(*m_store, twoConnections(4)); // the others are not asked for
    FrameCache cache(m_store);
    Model model(m_store, cache);
    model.setLastFrame(2'000'000);
    QSignalSpy refused(&model, &Model::sortRefused);
    model.sortBy({ Model::LengthColumn, Qt::AscendingOrder });
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.first().first().toString().startsWith(u"Only # and Time sort"_s));
    QCOMPARE(model.arrangement(), Model::Arrangement::Recorded);
    QVERIFY(model.headerData(Model::LengthColumn, Qt::Horizontal, Qt::ToolTipRole).isValid());
    QVERIFY(
        model.headerData(Model::TimeColumn, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    model.sortBy({ Model::TimeColumn, Qt::DescendingOrder });
    QCOMPARE(model.frameId(0), FrameId(2'000'000));
    QCOMPARE(model.frameId(1'999'999), FrameId(1));
    QCOMPARE(refused.size(), 1);
}

void FrameTableModelTest::sortsByTimesFromAMark()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    fixture.model.setLastFrame(record(
        *m_store, { { .time = 0 }, { .time = 30 * Millisecond }, { .time = 40 * Millisecond } }));
    fixture.model.sortBy({ Model::DeltaColumn, Qt::DescendingOrder });
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 2, 3, 1 }));
    fixture.model.setMarkedFrame(fixture.model.frame(1));
    QCOMPARE(fixture.ids(), QList<FrameId>({ 3, 2, 1 })); // as times are
    fixture.model.setMarkedFrame({});
    QTRY_COMPARE(fixture.ids(), QList<FrameId>({ 2, 3, 1 }));
}

void FrameTableModelTest::whatIsFoundTooOftenIsNotSorted()
{
    using Model = FrameTableModel;
    record(*m_store, twoConnections(4));
    FrameCache cache(m_store);
    Model model(m_store, cache);
    model.setLastFrame(2);
    model.sortBy({ Model::LengthColumn, Qt::DescendingOrder });
    QTRY_COMPARE(model.arrangement(), Model::Arrangement::Sorted);
    model.setFilter(*parseFilter(u"id > 1"));
    QTRY_COMPARE(model.rowCount(), 1);
    model.setLastFrame(2'000'000);
    QSignalSpy refused(&model, &Model::sortRefused);
    model.setFilter({});
    QCOMPARE(refused.size(), 1);
    QCOMPARE(model.arrangement(), Model::Arrangement::Recorded);
    QCOMPARE(model.sorting(), FrameSorting());
    QCOMPARE(model.rowCount(), 2'000'000);
}

void FrameTableModelTest::sortedHitsAndViolations()
{
    using Model = FrameTableModel;
    Fixture fixture(m_store);
    const QList<Violation> broken { { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} } };
    fixture.model.setLastFrame(record(*m_store,
        { { .payload = "dddd", .violations = broken }, { .payload = "ccc" },
            { .payload = "bb", .violations = broken }, { .payload = "a" } }));
    FilterHits hits(m_store);
    hits.setLastFrame(4);
    hits.start(FilterProgram(*parseFilter(u"id in {1, 2}")));
    QTRY_COMPARE(hits.count(), 2);
    fixture.model.setHits(&hits);
    QCOMPARE(fixture.model.hitAfter(-1), FrameId(1));
    QCOMPARE(fixture.model.hitBefore(-1), FrameId(2));
    fixture.model.sortBy({ Model::IdColumn, Qt::DescendingOrder });
    QCOMPARE(fixture.model.hitAfter(-1), FrameId(2));
    QCOMPARE(fixture.model.hitAfter(fixture.model.rowOf(2)), FrameId(1));
    QCOMPARE(fixture.model.hitBefore(fixture.model.rowOf(1)), FrameId(2));
    fixture.model.sortBy({ Model::LengthColumn, Qt::AscendingOrder }); // 4, 3, 2, 1
    QTRY_COMPARE(fixture.model.arrangement(), Model::Arrangement::Sorted);
    QCOMPARE(fixture.model.hitAfter(-1), FrameId(2));
    QCOMPARE(fixture.model.hitAfter(2), FrameId(1));
    QCOMPARE(fixture.model.hitAfter(3), FrameId(0));
    QCOMPARE(fixture.model.hitBefore(-1), FrameId(1));
    QCOMPARE(fixture.model.hitBefore(3), FrameId(2));
    QCOMPARE(fixture.model.violationRowAfter(-1), 1);
    QCOMPARE(fixture.model.violationRowAfter(1), 3);
    QCOMPARE(fixture.model.violationRowAfter(3), -1);
    QCOMPARE(fixture.model.violationRowBefore(3), 1);
    QCOMPARE(fixture.model.violationRowBefore(-1), 3);
}

QTEST_GUILESS_MAIN(FrameTableModelTest)
#include "tst_frametablemodel.moc"
