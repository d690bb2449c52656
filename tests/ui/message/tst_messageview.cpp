#include "app/session/memorysessionstore.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/hex/hexview.h"
#include "ui/message/closesummary.h"
#include "ui/message/messageview.h"
#include "ui/message/textlineview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QApplication>
#include <QClipboard>
#include <QToolButton>

using namespace Framescope;
using namespace Qt::StringLiterals;

class MessageViewTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_store = std::make_shared<MemorySessionStore>();
        m_view = std::make_unique<MessageView>(m_theme, m_store);
        m_view->resize(800, 400);
        m_view->show();
    }
    void cleanup() { m_view.reset(); }

    void saysThatNothingIsSelected()
    {
        QVERIFY(m_view->findChild<EmptyState *>()->isVisible());
        m_view->setFrame(add(Opcode::Text, "hello"));
        QTRY_COMPARE(text(), u"hello"_s);
        QVERIFY(!m_view->findChild<EmptyState *>()->isVisible());
        m_view->setFrame({});
        QVERIFY(m_view->findChild<EmptyState *>()->isVisible());
    }

    void showsTheWholeMessageOfAFragment()
    {
        add(Opcode::Text, "and a", false, 1);
        const FrameHandle middle = add(Opcode::Continuation, "happy new ", false, 1);
        add(Opcode::Continuation, "year!", true, 1);
        m_view->setFrame(middle);
        QTRY_COMPARE(text(), u"and ahappy new year!"_s);
        QVERIFY(hasLabel(u"20 B, 3 frames, text"_s));
        QVERIFY(hasLabel(u"valid UTF-8"_s));
    }

    void growsWithTheMessage()
    {
        m_view->setFrame(add(Opcode::Text, "and a", false, 1));
        QTRY_COMPARE(text(), u"and a"_s);
        QVERIFY(hasLabel(u"valid UTF-8 so far"_s));
        QVERIFY(hasNote(u"final frame"_s));

        add(Opcode::Continuation, "happy new year!", true, 1);
        m_view->setLastFrame(2);
        QTRY_COMPARE(text(), u"and ahappy new year!"_s);
        QVERIFY(!hasNote(u"final frame"_s));
    }

    void laysOutJsonAndShowsTheOriginalToo()
    {
        m_view->setFrame(add(Opcode::Text, "{\"b\":1,\"a\":2}"));
        QTRY_COMPARE(text(), u"{\n  \"b\": 1,\n  \"a\": 2\n}"_s);
        choose(u"Text"_s);
        QCOMPARE(text(), u"{\"b\":1,\"a\":2}"_s);
        // The choice holds for the next message.
        m_view->setFrame(add(Opcode::Text, "[1]"));
        QTRY_COMPARE(text(), u"[1]"_s);
        choose(u"JSON"_s);
        QCOMPARE(text(), u"[\n  1\n]"_s);
    }

    void offersJsonOnlyWhereThereIsSome()
    {
        m_view->setFrame(add(Opcode::Text, "plain"));
        QTRY_COMPARE(text(), u"plain"_s);
        QVERIFY(!segment(u"JSON"_s));
        QVERIFY(segment(u"Hex"_s));
    }

    void showsBinaryInHex()
    {
        m_view->setFrame(add(Opcode::Binary, "\x00\x01\xFF"_ba));
        QTRY_VERIFY(m_view->findChild<HexView *>()->isVisible());
        QCOMPARE(m_view->findChild<HexView *>()->content().size(), quint64(3));
        choose(u"Text"_s);
        QVERIFY(!m_view->findChild<HexView *>()->isVisible());
        QCOMPARE(text(), u"\\u0000\\u0001\\xFF"_s);
    }

    void marksInvalidUtf8()
    {
        m_view->setFrame(add(Opcode::Text, "caf\xE9!"));
        QTRY_COMPARE(text(), u"caf\\xE9!"_s);
        QVERIFY(hasLabel(u"invalid UTF-8"_s));
        QVERIFY(hasNote(u"octet 4"_s)); // which would have to continue what octet 3 began
    }

    void explainsAClose()
    {
        m_view->setFrame(add(Opcode::Close,
            "\x03\xE8"
            "bye"_ba,
            true, 0));
        QTRY_VERIFY(m_view->findChild<CloseSummary *>()->isVisible());
        QVERIFY(hasLabel(u"Close"_s));
        QVERIFY(hasLabel(u"1000 normal closure"_s));
        QVERIFY(hasLabel(u"may be sent"_s));
        QVERIFY(hasLabel(u"bye"_s));
    }

    void explainsAWrongClose_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("section");
        QTest::newRow("§7.4.1 1005 on the wire") << "\x03\xED"_ba << u"§7.4"_s;
        QTest::newRow("§5.5.1 one octet") << "\x03"_ba << u"§5.5.1"_s;
        QTest::newRow("§5.5.1 reason") << "\x03\xE8\xFF"_ba << u"§5.5.1"_s;
    }
    void explainsAWrongClose()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, section);
        m_view->setFrame(add(Opcode::Close, body, true, 0));
        auto *summary = m_view->findChild<CloseSummary *>();
        QTRY_VERIFY(summary->isVisible());
        const auto *problem = summary->findChild<NoteRow *>();
        QVERIFY(problem->isVisible());
        QVERIFY2(
            problem->accessibleName().contains(section), qPrintable(problem->accessibleName()));
    }

    void showsThePayloadOfAPing()
    {
        m_view->setFrame(add(Opcode::Ping, "hb-00119", true, 0));
        QTRY_COMPARE(text(), u"hb-00119"_s);
        QVERIFY(hasLabel(u"Ping"_s));
        QVERIFY(hasLabel(u"8 B, control frame"_s));
    }

    void opensAHugeMessageInPart()
    {
        const QByteArray huge(5 << 20, 'x');
        m_view->setFrame(add(Opcode::Text, huge));
        QTRY_VERIFY(hasNote(u"1,048,576 of 5,242,880"_s));
        auto *more = noteWith(u"1,048,576"_s)->findChild<LinkButton *>();
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_VERIFY(hasNote(u"4,194,304 of 5,242,880"_s));
        more = noteWith(u"4,194,304"_s)->findChild<LinkButton *>();
        QTest::mouseClick(more, Qt::LeftButton);
        QTRY_VERIFY(!hasNote(u"5,242,880"_s));
    }

    void copiesWhatIsShown()
    {
        m_view->setFrame(add(Opcode::Text, "[1]"));
        QTRY_COMPARE(text(), u"[\n  1\n]"_s);
        auto *button = m_view->findChild<IconButton *>();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"[\n  1\n]\n"_s);
        choose(u"Hex"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"5B 31 5D"_s);
        choose(u"Text"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"[1]"_s);
    }

    void onlyTheLastOfManySelectionsIsShown()
    {
        for (int i = 0; i < 50; ++i)
            m_view->setFrame(add(Opcode::Text, "message " + QByteArray::number(i)));
        QTRY_COMPARE(text(), u"message 49"_s);
    }

    void readsNothingWhileHidden()
    {
        m_view->hide();
        m_view->setFrame(add(Opcode::Text, "hidden"));
        QVERIFY(!m_view->findChild<MessageLoader *>()->isLoading());
        m_view->show();
        QTRY_COMPARE(text(), u"hidden"_s);
    }

    void canBeClosedWhileItReads()
    {
        m_view->setFrame(add(Opcode::Text, QByteArray(8 << 20, 'x')));
        m_view.reset();
    }

private:
    FrameHandle add(Opcode opcode, const QByteArray &payload, bool fin = true,
        std::optional<FrameId> messageFirst = std::nullopt)
    {
        const FrameId id = m_store->lastFrame() + 1;
        SessionBatch batch { FrameBlock(id), {}, {} };
        const auto length = static_cast<quint64>(payload.size());
        batch.frames.append(1,
            { Direction::ClientToServer, 0, makeHeader(opcode, length, std::nullopt, fin),
                payload },
            messageFirst.value_or(id));
        m_store->append(std::move(batch));
        return { m_store->block(id), id };
    }

    QString text() const
    {
        const auto *view = m_view->findChild<TextLineView *>();
        return view->isVisible() ? view->toPlainText() : QString();
    }
    bool hasLabel(const QString &wanted) const
    {
        const auto labels = m_view->findChildren<TextLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&wanted](const TextLabel *label) {
            return label->isVisible() && label->text() == wanted;
        });
    }
    NoteRow *noteWith(const QString &part) const
    {
        for (NoteRow *note : m_view->findChildren<NoteRow *>()) {
            if (note->isVisible() && note->text().contains(part))
                return note;
        }
        return nullptr;
    }
    bool hasNote(const QString &part) const { return noteWith(part) != nullptr; }
    QToolButton *segment(const QString &label) const
    {
        for (auto *button : m_view->findChildren<QToolButton *>()) {
            if (button->isVisible() && button->text() == label)
                return button;
        }
        return nullptr;
    }
    void choose(const QString &label) const
    {
        QVERIFY(segment(label));
        QTest::mouseClick(segment(label), Qt::LeftButton);
    }

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<MessageView> m_view;
};

QTEST_MAIN(MessageViewTest)
#include "tst_messageview.moc"
