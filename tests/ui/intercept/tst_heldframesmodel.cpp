#include "tests/ui/intercept/heldsample.h"
#include "ui/intercept/decidedmodel.h"
#include "ui/intercept/heldframesmodel.h"
#include "ui/intercept/heldtext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

class TestHeldFramesModel : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsTheOrderAndTellsWhatIsDecided()
    {
        HeldFramesModel model;
        QAbstractItemModelTester tester(&model);
        QList<std::pair<HoldNumber, HoldEnd>> decided;
        connect(&model, &HeldFramesModel::decided, this,
            [&](const HeldItem &item, const HoldOutcome &outcome) {
                QVERIFY(!model.find(item.number));
                decided.append({ item.number, outcome.end });
            });
        QCOMPARE(model.summary(100), HeldSummary {});
        model.apply(
            { { heldText(1, "a"), heldText(2, "b", Direction::ServerToClient), heldText(3, "c") },
                {}, {} });
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.count(Direction::ClientToServer), 2);
        QCOMPARE(model.count(Direction::ServerToClient), 1);
        QCOMPARE(model.summary(101), (HeldSummary { 3, 1, 4, 100 }));

        // Some of what came may have ended already; what is not known is passed over.
        model.apply({ { heldText(4, "d") },
            { { 4, HoldEnd::TimedOut, 9 }, { 2, HoldEnd::Dropped, 9 },
                { 77, HoldEnd::Dropped, 9 } },
            {} });
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.item(0).number, HoldNumber(1));
        QCOMPARE(model.item(1).number, HoldNumber(3));
        QCOMPARE(model.count(Direction::ServerToClient), 0);
        QCOMPARE(decided,
            (QList<std::pair<HoldNumber, HoldEnd>> {
                { 4, HoldEnd::TimedOut }, { 2, HoldEnd::Dropped } }));
        QCOMPARE(model.find(3)->frames.frames[0].payload, QByteArray("c"));
    }

    void countsForEachConnection()
    {
        HeldFramesModel model;
        QList<QHash<ConnectionId, int>> told;
        connect(&model, &HeldFramesModel::connectionsChanged, this,
            [&](const QHash<ConnectionId, int> &held) { told.append(held); });
        HeldItem other = heldText(3, "c");
        other.connection = 9;
        model.apply(
            { { heldText(1, "a"), heldText(2, "b", Direction::ServerToClient), other }, {}, {} });
        QCOMPARE(told, (QList<QHash<ConnectionId, int>> { { { 4, 2 }, { 9, 1 } } }));
        QCOMPARE(model.summary(101), (HeldSummary { 3, 2, 0, 100 }));
        model.apply({ { heldText(4, "d") },
            { { 1, HoldEnd::Dropped, 9 }, { 77, HoldEnd::Dropped, 9 } }, {} });
        QCOMPARE(told.last(), (QHash<ConnectionId, int> { { 4, 2 } }));
        model.apply({ {}, { { 3, HoldEnd::ConnectionEnded, 9 } }, {} });
        QCOMPARE(told.last(), (QHash<ConnectionId, int> { { 9, 0 } }));
        QCOMPARE(model.connections(), (QHash<ConnectionId, int> { { 4, 2 } }));
        model.apply({ {}, { { 77, HoldEnd::Dropped, 9 } }, { { 4, Direction::ClientToServer } } });
        QCOMPARE(told.size(), 3); // nothing is another than it was
    }

    void saysWhatIsHeld()
    {
        HeldFramesModel model;
        HeldItem fragments = heldText(2, {});
        fragments.frames = heldFragments();
        HeldItem close = heldText(3, {});
        close.frames.frames = { rawFrame(Opcode::Close, "\x03\xe9restart"_ba) };
        close.frames.message.reset();
        HeldItem binary = heldText(4, {});
        binary.frames.frames = { rawFrame(Opcode::Binary, "\x82\xa2"_ba) };
        binary.frames.message = WholeMessage { MessageType::Binary, "\x82\xa2"_ba, false };
        model.apply({ { heldText(1, "a\n\xe2\x80\xae b"), fragments, close, binary }, {}, {} });
        const auto text
            = [&](int row, int role) { return model.index(row, 0).data(role).toString(); };
        QCOMPARE(text(0, Qt::DisplayRole), u"a\\n\\u202E b"_s); // nothing hides
        QCOMPARE(text(1, Qt::DisplayRole), u"Hello"_s);
        QCOMPARE(text(2, Qt::DisplayRole), u"1001 going away restart"_s);
        QCOMPARE(text(3, Qt::DisplayRole), u"82 A2"_s);
        QCOMPARE(text(1, Qt::AccessibleTextRole),
            u"Held 2, connection 4, client to server, TEXT, 3 frames, 5 B, Hello"_s);
    }

    /// What is held leaves in the order in which it came.
    void saysWhatStillWaits()
    {
        HeldFramesModel held;
        DecidedModel model;
        QAbstractItemModelTester tester(&model);
        connect(&held, &HeldFramesModel::decided, &model, &DecidedModel::addDecision);
        const auto decide = [&held](HoldNumber number, HoldEnd end, Timestamp time = 0) {
            held.apply({ {}, { { number, end, time } }, {} });
        };
        const auto said = [&model](HoldNumber number) {
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex index = model.index(row, 0);
                if (index.data(DecidedModel::NumberRole).toULongLong() == number)
                    return index.data(DecidedModel::WhatRole).toString();
            }
            return QString();
        };
        HeldItem elsewhere = heldText(2, "elsewhere");
        elsewhere.connection = 9;
        held.apply({ { heldText(1, "a"), elsewhere, heldText(3, "back", Direction::ServerToClient),
                         heldText(4, "b"), heldText(5, "c"), heldText(6, "d"), heldText(7, "e") },
            {}, {} });

        decide(2, HoldEnd::Forwarded); // others keep neither it nor the next one
        decide(3, HoldEnd::Forwarded);
        QCOMPARE(said(2), u"forwarded unchanged"_s);
        QCOMPARE(said(3), u"forwarded unchanged"_s);

        decide(5, HoldEnd::Forwarded);
        decide(6, HoldEnd::Edited);
        decide(7, HoldEnd::Dropped);
        QCOMPARE(said(5), u"forwards after 4"_s);
        QCOMPARE(said(6), u"edited, waits for 4"_s);
        QCOMPARE(said(7), u"dropped"_s); // whatever the others do
        QCOMPARE(model.index(2, 0).data().toString(),
            u"Held 5, connection 4, client to server, forwards after 4"_s);
        QCOMPARE(model.index(2, 0).data(DecidedModel::HeldRole).toString(), QString());

        decide(4, HoldEnd::Dropped);
        QCOMPARE(said(5), u"forwards after 1"_s);
        QCOMPARE(said(6), u"edited, waits for 1"_s);
        const QSignalSpy changed(&model, &DecidedModel::dataChanged);
        decide(1, HoldEnd::TimedOut, 3'000'000'005);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(said(1), u"forwarded by itself, time was up"_s);
        QCOMPARE(said(5), u"forwarded unchanged"_s);
        QCOMPARE(said(6), u"forwarded edited"_s);
        QCOMPARE(model.index(4, 0).data(DecidedModel::NumberRole).toString(), u"5"_s);
        QCOMPARE(model.index(4, 0).data(DecidedModel::HeldRole).toString(), u"3.0 s"_s);
    }

    void saysWhatWasLostWhileItWaited()
    {
        HeldFramesModel held;
        DecidedModel model;
        connect(&held, &HeldFramesModel::decided, &model, &DecidedModel::addDecision);
        held.apply(
            { { heldText(1, "a"), heldText(2, "b"), heldText(3, "c"), heldText(4, "d") }, {}, {} });
        held.apply({ {},
            { { 2, HoldEnd::Forwarded, 0 }, { 4, HoldEnd::Edited, 0 },
                { 1, HoldEnd::ConnectionEnded, 0 }, { 3, HoldEnd::ConnectionEnded, 0 } },
            {} });
        QCOMPARE(model.rowCount(), 4);
        for (int row = 0; row < 4; ++row)
            QCOMPARE(model.index(row, 0).data(DecidedModel::WhatRole).toString(),
                u"lost, the connection ended"_s);
    }

    void remembersTheLastDecisions()
    {
        DecidedModel model;
        QAbstractItemModelTester tester(&model);
        model.addDecision(heldText(1, "a"), { 1, HoldEnd::Edited, 2'000'000'001 }, 0);
        model.addInjection({ 4, Direction::ServerToClient });
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(
            model.index(0, 0).data().toString(), u"Connection 4, server to client, injected"_s);
        QCOMPARE(model.index(1, 0).data().toString(),
            u"Held 1, connection 4, client to server, forwarded edited, after 2.0 s"_s);
        for (HoldNumber number = 2; number < 2 * DecidedModel::MaxEntries; ++number)
            model.addInjection({ 4, Direction::ServerToClient });
        QCOMPARE(model.rowCount(), int(DecidedModel::MaxEntries));
    }
};

QTEST_GUILESS_MAIN(TestHeldFramesModel)
#include "tst_heldframesmodel.moc"
