#include "app/session/filesessionstore.h"
#include "app/session/memorysessionstore.h"
#include "app/session/sessionsaver.h"
#include "tests/app/message/compressed.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/hex/hexview.h"
#include "ui/message/closesummary.h"
#include "ui/message/imagepreview.h"
#include "ui/message/messageview.h"
#include "ui/message/textlineview.h"
#include "ui/message/valuetreemodel.h"
#include "ui/message/valuetreeview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTemporaryDir>

using namespace Framescope;
using namespace Qt::StringLiterals;

class MessageViewTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QCoreApplication::setApplicationName(u"framescope-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }
    void init()
    {
        failOnGuiWarnings();
        QSettings().clear();
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

    void saysThatAMessageIsEmpty()
    {
        m_view->setFrame(add(Opcode::Text, {}));
        QTRY_VERIFY(hasLabel(u"This message is empty"_s));
        QVERIFY(hasLabel(u"Its payload length is 0, which RFC 6455 permits."_s));
        QVERIFY(!m_view->findChild<TextLineView *>()->isVisible());
        choose(MessageForm::Hex);
        QTRY_COMPARE(forms()->currentIndex(), static_cast<int>(MessageForm::Hex));
        QVERIFY(hasLabel(u"This message is empty"_s));
        QVERIFY(!m_view->findChild<HexView *>()->isVisible());
        m_view->setFrame(add(Opcode::Binary, "something"));
        QTRY_COMPARE(text(), u"something"_s);
        QVERIFY(!hasLabel(u"This message is empty"_s));
        m_view->setFrame(add(Opcode::Ping, {}, true, 0));
        QTRY_VERIFY(hasLabel(u"This frame has no payload"_s));
    }

    void saysThatNothingHasComeYet()
    {
        m_view->setFrame(add(Opcode::Text, {}, false, 1));
        QTRY_VERIFY(hasLabel(u"This message is empty so far"_s));
        add(Opcode::Continuation, "now", true, 1);
        m_view->setLastFrame(2);
        QTRY_COMPARE(text(), u"now"_s);
        QVERIFY(!hasLabel(u"This message is empty so far"_s));
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
        QCOMPARE(forms()->currentText(), u"Auto (Pretty JSON)"_s);
        choose(MessageForm::Text);
        QTRY_COMPARE(text(), u"{\"b\":1,\"a\":2}"_s);
        // The choice holds for the next message, but not for other kinds.
        m_view->setFrame(add(Opcode::Text, "[1]"));
        QTRY_COMPARE(text(), u"[1]"_s);
        m_view->setFrame(add(Opcode::Binary, "[1]"));
        QTRY_COMPARE(text(), u"[\n  1\n]"_s);
        m_view->setFrame(add(Opcode::Text, "[2]"));
        QTRY_COMPARE(text(), u"[2]"_s);
        choose(MessageForm::PrettyJson);
        QTRY_COMPARE(text(), u"[\n  2\n]"_s);
    }

    void theChoiceOutlivesTheView()
    {
        m_view->setFrame(add(Opcode::Text, "[1]"));
        QTRY_COMPARE(text(), u"[\n  1\n]"_s);
        choose(MessageForm::JsonTree);
        m_view = std::make_unique<MessageView>(m_theme, m_store);
        m_view->resize(800, 400);
        m_view->show();
        m_view->setFrame(add(Opcode::Text, "[1, 2]"));
        QTRY_VERIFY(tree()->isVisible());
        QCOMPARE(cell(0, ValueTreeModel::ValueColumn), u"[1, 2]"_s);
    }

    void namesEveryFormInFull()
    {
        m_view->setFrame(add(Opcode::Text, "plain"));
        QTRY_COMPARE(text(), u"plain"_s);
        m_view->setFrame(add(Opcode::Binary, QByteArray::fromHex("82A36F6E6501A374776F02")));
        QTRY_COMPARE(forms()->currentText(), u"Auto (MessagePack)"_s);
        QTRY_VERIFY(forms()->width() >= forms()->sizeHint().width());
        QStyleOptionComboBox option;
        option.initFrom(forms());
        const int room = forms()
                             ->style()
                             ->subControlRect(QStyle::CC_ComboBox, &option,
                                 QStyle::SC_ComboBoxEditField, forms())
                             .width();
        QTRY_VERIFY(room >= forms()->fontMetrics().horizontalAdvance(forms()->currentText()));
    }

    void saysWhyItCannotBeShownAsWanted()
    {
        m_view->setFrame(add(Opcode::Text, "plain"));
        QTRY_COMPARE(text(), u"plain"_s);
        QCOMPARE(forms()->currentText(), u"Auto (Text)"_s);
        for (const MessageForm form : { MessageForm::PrettyJson, MessageForm::JsonTree }) {
            choose(form);
            QTRY_VERIFY(hasNote(u"This is no JSON: at octet 0"_s));
            QVERIFY(hasNote(u"It is shown as Text."_s));
            QCOMPARE(text(), u"plain"_s);
        }
        choose(MessageForm::Image);
        QTRY_VERIFY(hasNote(u"do not begin as a picture does"_s));
        choose(MessageForm::Auto);
        QTRY_VERIFY(!hasNote(u"picture"_s));
    }

    void showsJsonAsATree()
    {
        m_view->setFrame(add(Opcode::Text, "{\"a\":[1.10,true],\"a\":\"x\"}"));
        QTRY_VERIFY(!text().isEmpty());
        choose(MessageForm::JsonTree);
        QTRY_VERIFY(tree()->isVisible());
        const QModelIndex root = tree()->treeModel()->index(0, 0);
        QCOMPARE(tree()->treeModel()->rowCount(root), 2);
        const QModelIndex list = tree()->treeModel()->index(0, 0, root);
        QCOMPARE(list.data().toString(), u"a"_s);
        QCOMPARE(
            list.siblingAtColumn(ValueTreeModel::ValueColumn).data().toString(), u"[1.10, true]"_s);
        tree()->setCurrentIndex(list);
        QTest::keyClick(tree(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"[1.10,true]"_s);
        copy();
        QCOMPARE(QApplication::clipboard()->text(), u"{\"a\":[1.10,true],\"a\":\"x\"}"_s);
    }

    void selectsTheOctetsOfAValue()
    {
        const FrameHandle frame = add(Opcode::Text, "{\"a\":[1.10,true]}");
        m_view->setFrame(frame);
        QTRY_VERIFY(!text().isEmpty());
        choose(MessageForm::JsonTree);
        QTRY_VERIFY(tree()->isVisible());
        QList<OctetRange> selected;
        connect(m_view.get(), &MessageView::octetsSelected, this,
            [&selected](OctetRange octets) { selected.append(octets); });
        ValueTreeModel *model = tree()->treeModel();
        const QModelIndex list = model->index(0, 0, model->index(0, 0));
        tree()->setCurrentIndex(list);
        const auto header = static_cast<quint64>(frame.record().header.size());
        QCOMPARE(selected, (QList<OctetRange> { { header + 5, 11 } }));
        QTest::keyClick(tree(), Qt::Key_Return);
        auto *hex = m_view->findChild<HexView *>();
        QTRY_VERIFY(hex->isVisible());
        QCOMPARE(hex->selectedPositions(), (OctetRange { 5, 11 }));
    }

    void showsABrokenTreeAsFarAsItGoes()
    {
        m_view->setFrame(add(Opcode::Text, "{\"a\":1,}"));
        QTRY_VERIFY(!text().isEmpty());
        choose(MessageForm::JsonTree);
        QTRY_VERIFY(hasNote(u"The tree ends at octet 7"_s));
        QVERIFY(tree()->isVisible());
        QTest::mouseClick(noteWith(u"The tree ends"_s)->findChild<LinkButton *>(), Qt::LeftButton);
        QTRY_COMPARE(text(), u"{\"a\":1,}"_s);
    }

    void showsCborAndMessagePack()
    {
        m_view->setFrame(add(Opcode::Binary, QByteArray::fromHex("a16161c11a514b67b0")));
        QTRY_VERIFY(tree()->isVisible());
        QCOMPARE(forms()->currentText(), u"Auto (CBOR)"_s);
        QCOMPARE(cell(0, ValueTreeModel::ValueColumn), u"{\"a\": 1(1363896240)}"_s);
        m_view->setFrame(add(Opcode::Binary, QByteArray::fromHex("82a16101a16291c3")));
        QTRY_COMPARE(forms()->currentText(), u"Auto (MessagePack)"_s);
        QCOMPARE(cell(0, ValueTreeModel::ValueColumn), u"{\"a\": 1, \"b\": [true]}"_s);
        copy();
        QCOMPARE(QApplication::clipboard()->text(), u"{\"a\": 1, \"b\": [true]}"_s);
    }

    void inflatesWhatTheApplicationHasCompressed()
    {
        const QByteArray payload = compressed("{\"a\":[1,2]}", true);
        m_view->setFrame(add(Opcode::Binary, payload));
        QTRY_COMPARE(text(), u"{\n  \"a\": [\n    1,\n    2\n  ]\n}"_s);
        QVERIFY(
            hasNote(u"The payload is gzip: %1 octets were inflated to 11."_s.arg(payload.size())));
        choose(MessageForm::Hex); // shows what crossed
        auto *hex = m_view->findChild<HexView *>();
        QTRY_VERIFY(hex->isVisible());
        QCOMPARE(hex->content().size(), static_cast<quint64>(payload.size()));
        QVERIFY(!hasNote(u"gzip"_s));
    }

    void stopsInflatingAtTheLimit()
    {
        m_view->setFrame(
            add(Opcode::Binary, compressed(QByteArray(MaxInflatedOctets + 10, 'x'), false)));
        QTRY_VERIFY(hasNote(u"zlib and inflates to more than 67,108,864 octets"_s));
        QVERIFY(hasNote(u"The first 1,048,576 of"_s));
    }

    void showsAPicture()
    {
        QImage picture(300, 20, QImage::Format_ARGB32);
        picture.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(picture.save(&buffer, "png"));
        m_view->setFrame(add(Opcode::Binary, png));
        auto *preview = m_view->findChild<ImagePreview *>();
        QTRY_VERIFY(preview->isVisible());
        QVERIFY(preview->canvas()->accessibleName().contains(u"PNG, 300 × 20 pixels"_s));
        QCOMPARE(preview->canvas()->imageRect().size(), QSizeF(300, 20));
        const QImage seen = preview->canvas()->viewport()->grab().toImage();
        QCOMPARE(
            seen.pixelColor(preview->canvas()->imageRect().center().toPoint()), QColor(Qt::red));
        copy();
        QCOMPARE(QApplication::clipboard()->image().size(), QSize(300, 20));
        // One that only begins as a picture says so.
        m_view->setFrame(add(Opcode::Binary, png.first(20)));
        QTRY_VERIFY(m_view->findChild<HexView *>()->isVisible());
        QVERIFY(hasNote(u"It is shown as Hex."_s));
    }

    void showsAsTextWhatIsTooDeep()
    {
        const QByteArray json = QByteArray(300, '[') + QByteArray(300, ']');
        m_view->setFrame(add(Opcode::Text, json));
        QTRY_COMPARE(text(), QString::fromLatin1(json));
        QVERIFY(hasNote(u"nested too deep"_s));
        choose(MessageForm::JsonTree);
        QTRY_VERIFY(tree()->isVisible());
        QVERIFY(!hasNote(u"too deep"_s));
    }

    void takesApartWhatIsInAFile()
    {
        add(Opcode::Binary, compressed(QByteArray::fromHex("82a16101a16291c3"), true));
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"saved.fscope"_s);
        QVERIFY(saveSession(*m_store, {}, path, [](FrameId) {}, {}));
        const auto opened = FileSessionStore::open(path);
        QVERIFY(opened);
        const std::shared_ptr<const SessionStore> store = *opened;
        m_view = std::make_unique<MessageView>(m_theme, store);
        m_view->resize(800, 400);
        m_view->show();
        m_view->setFrame({ store->block(1), 1 });
        QTRY_VERIFY(tree()->isVisible());
        QVERIFY(hasNote(u"The payload is gzip"_s));
        QCOMPARE(cell(0, ValueTreeModel::ValueColumn), u"{\"a\": 1, \"b\": [true]}"_s);
        m_view.reset();
    }

    void opensHugeJsonInPart()
    {
        const QByteArray json = '[' + QByteArray("{\"a\":1},").repeated(2'500'000) + "1]";
        m_view->setFrame(add(Opcode::Text, json));
        QTRY_VERIFY_WITH_TIMEOUT(
            hasNote(u"The first 1,048,576 of"_s) || hasNote(u"The first 250,000 lines"_s), 30'000);
        choose(MessageForm::JsonTree);
        QTRY_VERIFY_WITH_TIMEOUT(hasNote(u"limited to 2,000,000 values"_s), 30'000);
        QVERIFY(tree()->isVisible());
    }

    void showsBinaryInHex()
    {
        m_view->setFrame(add(Opcode::Binary, "\x00\x01\xFF"_ba));
        QTRY_VERIFY(m_view->findChild<HexView *>()->isVisible());
        QCOMPARE(m_view->findChild<HexView *>()->content().size(), quint64(3));
        choose(MessageForm::Text);
        QTRY_COMPARE(text(), u"\\u0000\\u0001\\xFF"_s);
        QVERIFY(!m_view->findChild<HexView *>()->isVisible());
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
        copy();
        QCOMPARE(QApplication::clipboard()->text(), u"[\n  1\n]\n"_s);
        choose(MessageForm::Hex);
        QTRY_VERIFY(m_view->findChild<HexView *>()->isVisible());
        copy();
        QCOMPARE(QApplication::clipboard()->text(), u"5B 31 5D"_s);
        choose(MessageForm::Text);
        QTRY_COMPARE(text(), u"[1]"_s);
        copy();
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
        const auto labels = m_view->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&wanted](const QLabel *label) {
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
    QComboBox *forms() const { return m_view->findChild<QComboBox *>(); }
    ValueTreeView *tree() const { return m_view->findChild<ValueTreeView *>(); }
    /// Of the outermost value's row.
    QString cell(int row, int column) const
    {
        return tree()->treeModel()->index(row, column).data().toString();
    }
    void copy() const { QTest::mouseClick(m_view->findChild<IconButton *>(), Qt::LeftButton); }
    /// By the keyboard, as somebody without a mouse does.
    void choose(MessageForm form) const
    {
        const int wanted = static_cast<int>(form);
        while (forms()->currentIndex() > wanted)
            QTest::keyClick(forms(), Qt::Key_Up);
        while (forms()->currentIndex() < wanted)
            QTest::keyClick(forms(), Qt::Key_Down);
    }

    QTemporaryDir m_settings;
    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<MessageView> m_view;
};

QTEST_MAIN(MessageViewTest)
#include "tst_messageview.moc"
