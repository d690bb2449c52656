#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/composer/composerpanel.h"
#include "ui/composer/framecontrols.h"
#include "ui/composer/framemime.h"
#include "ui/composer/payloadeditor.h"
#include "ui/composer/payloadpane.h"
#include "ui/composer/sendtargetbox.h"
#include "ui/composer/snippetpane.h"
#include "ui/composer/wireview.h"
#include "ui/connect/environmentbox.h"
#include "ui/connect/environments.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

ConnectionRecord openConnection(Role role = Role::Client)
{
    ConnectionRecord record;
    record.id = 4;
    record.role = role;
    record.state = ConnectionState::Open;
    record.url = u"ws://localhost:8080/echo"_s;
    return record;
}

ConnectionRecord failedWith(quint16 code)
{
    ConnectionRecord record = openConnection();
    record.state = ConnectionState::Closed;
    CloseVerdict verdict;
    verdict.cause = CloseCause::ClosingHandshake;
    verdict.by = ClosedBy::Server;
    verdict.code = code;
    record.verdict = verdict;
    return record;
}

/// Drags \a data onto \a widget, or the nearest around it that takes it, as the window system does.
bool dropOn(QWidget *widget, const QMimeData &data)
{
    const QPoint inside(5, 5);
    QDragEnterEvent enter(inside, Qt::CopyAction, &data, Qt::LeftButton, {});
    enter.ignore();
    QCoreApplication::sendEvent(widget, &enter);
    QDropEvent drop(inside, Qt::CopyAction, &data, Qt::LeftButton, {});
    if (enter.isAccepted())
        QCoreApplication::sendEvent(widget, &drop);
    return enter.isAccepted() && drop.isAccepted();
}

} // namespace

class ComposerPanelTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_panel = std::make_unique<ComposerPanel>(
            m_theme, SnippetFile(m_folder->filePath(u"snippets.json"_s)));
        m_panel->setConnection(openConnection());
        m_panel->resize(1200, 480);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_panel->focusEditor();
    }
    void cleanup() { m_panel.reset(); }

    void ctrlEnterSendsWhatStandsThere()
    {
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        QTest::keyClicks(editor(), u"a"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTest::keyClicks(editor(), u"b"_s);
        QCOMPARE(sent.size(), 0);
        QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier); // before it is checked
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].value<ConnectionId>(), 4u);
        const auto order = sent[0][1].value<SendOrder>();
        QCOMPARE(order.message.payload, "a\nb"_ba);
        QCOMPARE(order.message.frames.size(), std::size_t(1));
        QVERIFY(order.message.frames.front().header.isMasked());
        QCOMPARE(order.times, 1u);
        QVERIFY(editor()->hasFocus());
    }

    void sendAsChoosesAmongTheConnections()
    {
        auto *box = m_panel->findChild<SendTargetBox *>();
        QCOMPARE(box->currentText(), u"Client → server, connection 4"_s);
        QList<ConnectionRecord> all { openConnection(), openConnection(Role::Server),
            openConnection(Role::Proxy), openConnection() };
        for (qsizetype i = 1; i < all.size(); ++i)
            all[i].id = 4 + static_cast<ConnectionId>(i);
        all[3].state = ConnectionState::Closed;
        m_panel->setConnections([&all] { return all; });
        QSignalSpy requested(m_panel.get(), &ComposerPanel::connectionRequested);
        box->setFocus();
        QCOMPARE(box->count(), 2); // nothing can be sent on the others
        QCOMPARE(box->itemText(1), u"Server → client, connection 5"_s);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<ConnectionId>(), 5u);
        QCOMPARE(
            box->currentText(), u"Client → server, connection 4"_s); // until the window follows
        m_panel->setConnection(all.at(1));
        QCOMPARE(box->currentText(), u"Server → client, connection 5"_s);
        QCOMPARE(box->count(), 2);
    }

    void largeLettersHaveTwoRows()
    {
        const auto *form = child<SegmentedSwitch>(u"Form of the payload"_s, true);
        const auto *box = m_panel->findChild<SendTargetBox *>();
        const auto topOf
            = [this](const QWidget *widget) { return widget->mapTo(m_panel.get(), QPoint()).y(); };
        const auto hasRoom = [form] { return form->width() >= form->sizeHint().width(); };
        QTRY_VERIFY(hasRoom());
        QVERIFY(topOf(form) < topOf(box) + box->height());
        m_panel->resize(520, 480);
        QTRY_VERIFY(topOf(form) >= topOf(box) + box->height());
        QVERIFY(hasRoom());
        for (const QPushButton *button : m_panel->findChildren<QPushButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(),
                    qPrintable(button->text() + button->accessibleName()));
        }
        m_panel->resize(1200, 480);
        QTRY_VERIFY(topOf(form) < topOf(box) + box->height());
        QTRY_VERIFY(hasRoom());
    }

    void sendAsSaysWhyNothingCanBeSent()
    {
        const auto *box = m_panel->findChild<SendTargetBox *>();
        m_panel->setConnection(failedWith(1000));
        QCOMPARE(box->currentText(), u"Connection #4 is closed"_s);
        m_panel->setConnection({});
        QCOMPARE(box->currentText(), u"Select an open connection to send on it"_s);
        QVERIFY(box->isEnabled()); // where to find one
    }

    void everyMessageHasAKeyOfItsOwn()
    {
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 2);
        QVERIFY(sent[0][1].value<SendOrder>().message.frames.front().header.maskingKey
            != sent[1][1].value<SendOrder>().message.frames.front().header.maskingKey);
    }

    void whatIsForbiddenNeedsLeave()
    {
        child<QCheckBox>(u"RSV2"_s)->click();
        QTRY_COMPARE(note()->tone(), Tone::Warning);
        QVERIFY2(note()->text().contains(u"must fail the connection with 1002"_s),
            qPrintable(note()->text()));
        QVERIFY(!sendButton()->isEnabled());
        QVERIFY(sendButton()->toolTip().contains(u"forbids"_s));
        child<QCheckBox>(u"Allow invalid frames"_s)->click();
        QVERIFY(sendButton()->isEnabled());
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        sendButton()->click();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<SendOrder>().message.frames.front().header.rsv, Rsv2);
    }

    void outcomeIsComparedWithThePrediction_data()
    {
        QTest::addColumn<quint16>("code");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("as predicted") << quint16(1002) << u"As predicted"_s;
        QTest::newRow("another code") << quint16(1007) << u"not with 1002"_s;
    }
    void outcomeIsComparedWithThePrediction()
    {
        QFETCH(const quint16, code);
        QFETCH(const QString, outcome);
        sendForbidden();
        QVERIFY(hasText(u"Waiting for the server to fail"_s));
        m_panel->setConnection(failedWith(code));
        QVERIFY(hasText(outcome));
    }

    void silenceIsNoticed()
    {
        sendForbidden();
        QTRY_VERIFY(hasText(u"did not fail the connection, though it must"_s));
    }

    void fragmentsAreShownAsTheyCross()
    {
        editor()->setPlainText(u"and a happy new year!"_s);
        child<QSpinBox>(u"Octets of payload in each frame"_s, true)->setValue(7);
        child<QCheckBox>(u"Fragment the message"_s, true)->click();
        auto *wire = m_panel->findChild<WireView *>();
        QTRY_VERIFY(wire->accessibleDescription().contains(u"Frame 3, continuation, FIN 1"_s));
        QCOMPARE(
            wire->frameText(0), u"Frame 1, text, FIN 0, 6 octets of header and 7 of payload"_s);
        QVERIFY(hasText(u"3 frame"_s));
    }

    void badInputIsSaidWhereItStands()
    {
        child<SegmentedSwitch>(u"Form of the payload"_s, true)->setCurrentIndex(0);
        editor()->setPlainText(u"{\"a\": x}"_s);
        QTRY_VERIFY(hasText(u"Line 1, column 7"_s));
        QVERIFY(!sendButton()->isEnabled());
        editor()->setPlainText(u"{\"a\": 1}"_s);
        QTRY_VERIFY(hasText(u"valid JSON, 8 octets"_s));
        QVERIFY(sendButton()->isEnabled());

        child<QLineEdit>(u"Masking-key"_s, true)->setText(u"12"_s);
        QVERIFY(note()->text().contains(u"eight hexadecimal digits"_s));
        QVERIFY(!sendButton()->isEnabled());
    }

    void anUnreadableFileIsSaid()
    {
        Composition composition;
        composition.form = PayloadForm::File;
        composition.text = m_folder->filePath(u"none"_s);
        m_panel->setComposition(composition);
        QTRY_VERIFY(!sendButton()->isEnabled());
        QVERIFY(hasText(composition.text));
    }

    void changingTheFormKeepsThePayload()
    {
        auto *form = child<SegmentedSwitch>(u"Form of the payload"_s, true);
        editor()->setPlainText(u"Hé"_s);
        form->setCurrentIndex(2);
        QCOMPARE(editor()->toPlainText(), u"48 C3 A9"_s);
        form->setCurrentIndex(1);
        QCOMPARE(editor()->toPlainText(), u"Hé"_s);
    }

    void repeatsAndStops()
    {
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        QSignalSpy stopped(m_panel.get(), &ComposerPanel::stopRequested);
        child<QSpinBox>(u"How often to send"_s, true)->setValue(50);
        m_panel->sendRepeatedly();
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<SendOrder>().times, 50u);
        m_panel->showProgress(4, 20);
        QVERIFY(hasText(u"Sent 20 times"_s));
        child<QPushButton>(u"Stop"_s)->click();
        QCOMPARE(stopped.size(), 1);
        m_panel->sendingEnded(4);
        QVERIFY(child<QPushButton>(u"Send × 50"_s));
    }

    void repetitionsBelongToTheirConnection()
    {
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        QSignalSpy stopped(m_panel.get(), &ComposerPanel::stopRequested);
        m_panel->sendRepeatedly();
        QTRY_COMPARE(sent.size(), 1);
        ConnectionRecord other = openConnection();
        other.id = 5;
        m_panel->setConnection(other);
        QVERIFY(!child<QPushButton>(u"Stop"_s));
        m_panel->setConnection(std::nullopt);
        m_panel->sendRepeatedly(); // does nothing
        m_panel->setConnection(openConnection());
        QVERIFY(child<QPushButton>(u"Stop"_s));
        m_panel->setConnection(other);
        m_panel->sendingEnded(4);
        m_panel->setConnection(openConnection());
        QVERIFY(!child<QPushButton>(u"Stop"_s));
        QCOMPARE(stopped.size(), 0);
    }

    void damagedSnippetsAreToldOf()
    {
        const QString path = m_folder->filePath(u"damaged.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        ComposerPanel panel(m_theme, SnippetFile(path));
        QSignalSpy failed(&panel, &ComposerPanel::failed);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::FileDamaged);
        emit panel.findChild<SnippetPane *>()->saveRequested();
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{"_ba); // what could not be read is not written over
    }

    void serverSendsUnmasked()
    {
        m_panel->setConnection(openConnection(Role::Server));
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
        QVERIFY(!sent[0][1].value<SendOrder>().message.frames.front().header.isMasked());
    }

    void compressesWhatWasAgreedOn()
    {
        ConnectionRecord record = openConnection();
        record.id = 5;
        record.extensions = { u"permessage-deflate; client_no_context_takeover"_s };
        m_panel->setConnection(record);
        editor()->setPlainText(QString(1000, u'a'));
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
        QVERIFY(sent[0][1].value<SendOrder>().message.compressed);
        child<QCheckBox>(u"permessage-deflate"_s)->click();
        m_panel->send();
        QTRY_COMPARE(sent.size(), 2);
        QVERIFY(!sent[1][1].value<SendOrder>().message.compressed);
    }

    void whatIsWrongTakesNoRoomFromTheOthers()
    {
        m_panel->resize(1060, 480);
        const auto *wire = m_panel->findChild<WireView *>();
        const auto right = [this, wire] {
            QCoreApplication::sendPostedEvents();
            return wire->mapTo(m_panel.get(), QPoint(wire->width(), 0)).x();
        };
        QCOMPARE(right(), m_panel->width());
        child<QAbstractButton>(u"JSON"_s)->click();
        editor()->setPlainText(u"{\"name\": 1"_s);
        auto *verdict = m_panel->findChild<PayloadPane *>()->findChild<ElidedLabel *>();
        QTRY_VERIFY(verdict->text().startsWith(u"Line 1, column"_s));
        QCOMPARE(right(), m_panel->width());
    }

    void everyFileThatIsDroppedIsAPayload()
    {
        const QString path = m_folder->filePath(u"frames.fscope"_s); // a session is a file too
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("octets") == 6);
        file.close();
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QVERIFY(dropOn(m_panel.get(), data));
        QCOMPARE(m_panel->composition().form, PayloadForm::File);
        QCOMPARE(m_panel->composition().text, path);
        m_panel->setComposition({});
        QVERIFY(dropOn(editor(), data)); // its name is no payload
        QCOMPARE(editor()->toPlainText(), QString());
        QCOMPARE(m_panel->composition().form, PayloadForm::File);
        QCOMPARE(m_panel->composition().text, path);
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<SendOrder>().message.payload, "octets"_ba);

        data.setUrls({ QUrl::fromLocalFile(path), QUrl::fromLocalFile(path) });
        QVERIFY(!dropOn(m_panel.get(), data)); // it cannot be both
    }

    void aFrameThatIsDroppedIsCopied()
    {
        const FrameSpec spec {
            .direction = Direction::ServerToClient, .payload = "from the table", .fin = false
        };
        const FrameHandle frame(std::make_shared<const FrameBlock>(makeBlock(1, { spec })), 1);
        const auto data = mimeDataOf(frame);
        QVERIFY(data);
        QVERIFY(dropOn(editor(), *data));
        QCOMPARE(m_panel->composition().text, u"from the table"_s);
        QCOMPARE(m_panel->composition().fin, FinChoice::Zero);
        QMimeData other;
        other.setData(u"application/x-framescope-frame"_s, "{\"composition\":{\"form\":\"file\"}}");
        QVERIFY(!dropOn(m_panel.get(), other)); // nobody else chooses a file of ours
        QCOMPARE(m_panel->composition().text, u"from the table"_s);
    }

    void whatIsReplacedAndRemovedComesBack()
    {
        QTest::keyClicks(editor(), u"typed for a while"_s);
        Composition other;
        other.text = u"of a snippet"_s;
        m_panel->setComposition(other);
        QCOMPARE(editor()->toPlainText(), u"of a snippet"_s);
        editor()->setFocus();
        QTest::keySequence(editor(), QKeySequence::Undo);
        QCOMPARE(editor()->toPlainText(), u"typed for a while"_s);
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->send(); // what stands there
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<SendOrder>().message.payload, "typed for a while"_ba);

        auto *pane = m_panel->findChild<SnippetPane *>();
        auto *list = pane->findChild<QListView *>();
        auto *removed = pane->findChild<NoteRow *>();
        const int rows = list->model()->rowCount();
        list->setCurrentIndex(list->model()->index(2, 0));
        const QString name = list->currentIndex().data().toString();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->model()->rowCount(), rows - 1);
        QVERIFY(removed->isVisible() && removed->text().contains(name));
        QTest::keySequence(list, QKeySequence::Undo);
        QCOMPARE(list->model()->rowCount(), rows);
        QCOMPARE(list->currentIndex().row(), 2);
        QCOMPARE(list->currentIndex().data().toString(), name);
        QVERIFY(!removed->isVisible());
        QTest::keySequence(list, QKeySequence::Undo); // there is nothing more
        QCOMPARE(list->model()->rowCount(), rows);
    }

    void snippetsAreMovedByDragging()
    {
        for (const QString &text : { u"one"_s, u"two"_s, u"three"_s }) {
            editor()->setPlainText(text);
            child<QPushButton>(u"Save snippet"_s)->click();
        }
        auto *list = m_panel->findChild<SnippetPane *>()->findChild<QListView *>();
        const auto names = [list] {
            QStringList found;
            for (int row = list->model()->rowCount() - 3; row < list->model()->rowCount(); ++row)
                found.append(list->model()->index(row, 0).data().toString());
            return found;
        };
        QCOMPARE(names(), (QStringList { u"one"_s, u"two"_s, u"three"_s }));
        QCOMPARE(list->dragDropMode(), QAbstractItemView::InternalMove);
        const int rows = list->model()->rowCount();
        const QModelIndex third = list->model()->index(rows - 1, 0);
        QVERIFY(list->model()->flags(third).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!list->model()->flags(third).testFlag(Qt::ItemIsDropEnabled)); // between them
        QVERIFY(list->model()->flags({}).testFlag(Qt::ItemIsDropEnabled));
        QVERIFY(list->model()->moveRow({}, rows - 1, {}, rows - 3)); // which the list then asks for
        QCOMPARE(names(), (QStringList { u"three"_s, u"one"_s, u"two"_s }));
    }

    void snippetsAreKept()
    {
        auto *list = m_panel->findChild<QListView *>();
        const int before = list->model()->rowCount();
        editor()->setPlainText(u"mine"_s);
        child<QPushButton>(u"Save snippet"_s)->click();
        QCOMPARE(list->model()->rowCount(), before + 1);
        editor()->clear();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Escape); // leaves the name as it is
        const QModelIndex mine = list->model()->index(before, 0);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(mine).center());
        QCOMPARE(editor()->toPlainText(), u"mine"_s);
        SnippetFile file(m_folder->filePath(u"snippets.json"_s));
        QCOMPARE(file.load()->last().composition.text, u"mine"_s);
        list->setCurrentIndex(mine);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(file.load()->size(), before);
    }

    void variablesAreReplacedInWhatIsSentAndShown()
    {
        const auto environments = withEnvironments();
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        editor()->setPlainText(u"hello {{ name }}"_s);
        QTRY_VERIFY(hasText(u"9 octets with variables replaced"_s));
        QVERIFY(hasText(u"1 frame(s), 9 B payload, 15 B"_s));
        QVERIFY(!variableNote()->isVisible());
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<SendOrder>().message.payload, "hello bob"_ba);
        QCOMPARE(editor()->toPlainText(), u"hello {{ name }}"_s);
        QCOMPARE(m_panel->composition().text, u"hello {{ name }}"_s); // and so it is kept
        // Another environment, another value, at once.
        m_panel->findChild<EnvironmentBox *>()->setCurrentIndex(2);
        emit m_panel->findChild<EnvironmentBox *>()->activated(2);
        QTRY_VERIFY(hasText(u"11 octets with variables replaced"_s));
        m_panel->send();
        QTRY_COMPARE(sent.size(), 2);
        QCOMPARE(sent[1][1].value<SendOrder>().message.payload, "hello alice"_ba);
    }

    void unknownVariablesAreWarnedOfAndSent()
    {
        const auto environments = withEnvironments();
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        editor()->setPlainText(u"{{nobody}}"_s);
        QTRY_VERIFY(variableNote()->isVisible());
        QCOMPARE(variableNote()->tone(), Tone::Warning);
        QCOMPARE(variableNote()->text(),
            u"The environment has no variable nobody. It goes as it stands."_s);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<SendOrder>().message.payload, "{{nobody}}"_ba);
        editor()->setPlainText(u"nobody"_s);
        QTRY_VERIFY(!variableNote()->isVisible());
    }

    void variablesAreJudgedByTheirValues()
    {
        const auto environments = withEnvironments();
        auto *form = child<SegmentedSwitch>(u"Form of the payload"_s, true);
        const auto *indent = child<QAbstractButton>(u"Indent"_s);
        form->setCurrentIndex(0);
        editor()->setPlainText(u"{\"age\": {{age}}}"_s); // JSON only with its value
        QTRY_VERIFY(hasText(u"valid JSON, 10 octets with variables replaced"_s));
        QVERIFY(!indent->isEnabled());
        editor()->setPlainText(u"{\"name\": \"{{name}}\"}"_s);
        QTRY_VERIFY(hasText(u"valid JSON, 15 octets with variables replaced"_s));
        QVERIFY(indent->isEnabled());
        editor()->setPlainText(u"{\"age\": {{name}}}"_s);
        QTRY_VERIFY(!sendButton()->isEnabled());
        // A file may be named by one.
        QFile file(m_folder->filePath(u"bob"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1234");
        file.close();
        Composition composition;
        composition.form = PayloadForm::File;
        composition.text = m_folder->filePath(u"{{name}}"_s);
        m_panel->setComposition(composition);
        QTRY_VERIFY(hasText(u"4 octets with variables replaced"_s));
    }

    /// What is sent stays the same, and nothing is lost on the way back.
    void variablesSurviveALookAtTheOctets()
    {
        const auto environments = withEnvironments();
        auto *form = child<SegmentedSwitch>(u"Form of the payload"_s, true);
        editor()->setPlainText(u"{{name}}"_s);
        form->setCurrentIndex(2);
        QCOMPARE(editor()->toPlainText(), u"62 6F 62"_s);
        form->setCurrentIndex(1);
        QCOMPARE(editor()->toPlainText(), u"{{name}}"_s);
        form->setCurrentIndex(2);
        editor()->setPlainText(u"62 6F 63"_s);
        form->setCurrentIndex(1);
        QCOMPARE(editor()->toPlainText(), u"boc"_s);
    }

    void nothingIsSentWithoutAConnection()
    {
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->setConnection(std::nullopt);
        QVERIFY(m_panel->obstacle().contains(u"Select an open connection"_s));
        m_panel->send();
        m_panel->setConnection(openConnection(Role::Proxy));
        QVERIFY(m_panel->obstacle().contains(u"proxy"_s));
        m_panel->setConnection(failedWith(1000));
        QVERIFY(m_panel->obstacle().contains(u"closed"_s));
        m_panel->send();
        QCOMPARE(sent.size(), 0);
    }

    /// Beside their scroll bar.
    void fieldsAreShownWhole()
    {
        m_panel->resize(1200, 300);
        auto *box = child<QCheckBox>(u"permessage-deflate"_s);
        const auto *fields = m_panel->findChild<FrameControls *>();
        QScrollArea *scrolled = nullptr;
        for (auto *area : m_panel->findChildren<QScrollArea *>()) {
            if (area->widget() == fields)
                scrolled = area;
        }
        QVERIFY(scrolled);
        QTRY_VERIFY(scrolled->verticalScrollBar()->isVisible());
        for (const QString &words : { u"short"_s, u"many words in this language"_s.repeated(2) }) {
            box->setText(words);
            QTRY_VERIFY(box->width() >= box->sizeHint().width());
            QTRY_VERIFY(fields->width() <= scrolled->viewport()->width());
        }
    }

    void narrowPanelsKeepTheEditor()
    {
        const int whole = sendButton()->sizeHint().width();
        m_panel->resize(700, 400);
        const int withoutKeys = sendButton()->sizeHint().width();
        QVERIFY2(withoutKeys < whole, qPrintable(QString::number(whole)));
        QVERIFY(!m_panel->findChild<WireView *>()->isVisible());
        QVERIFY(!m_panel->findChild<SnippetPane *>()->isVisible());
        QTRY_VERIFY(editor()->width() > 200);
    }

private:
    /// "one" and "two", of which the first is used.
    std::unique_ptr<Environments> withEnvironments()
    {
        auto environments = std::make_unique<Environments>(
            EnvironmentFile(m_folder->filePath(u"environments.json"_s)));
        environments->change(
            { { { u"one"_s, { { false, u"name"_s, u"bob"_s }, { false, u"age"_s, u"7"_s } } },
                  { u"two"_s, { { false, u"name"_s, u"alice"_s } } } },
                u"one"_s, false });
        m_panel->setEnvironments(*environments);
        m_panel->hide();
        m_panel->show(); // the choice of the environment comes with it
        return environments;
    }
    NoteRow *variableNote() const { return m_panel->findChild<NoteRow *>(u"variables"_s); }
    PayloadEditor *editor() const { return m_panel->findChild<PayloadEditor *>(); }
    NoteRow *note() const { return m_panel->findChild<NoteRow *>(u"prediction"_s); }
    QPushButton *sendButton() const { return child<QPushButton>(u"Send"_s); }

    /// The one with this text or, if \a byName, this accessible name.
    template <typename Widget>
    Widget *child(const QString &text, bool byName = false) const
    {
        for (Widget *widget : m_panel->findChildren<Widget *>()) {
            if (byName && widget->accessibleName() == text)
                return widget;
            if constexpr (std::is_base_of_v<QAbstractButton, Widget>) {
                if (!byName && widget->text() == text)
                    return widget;
            }
        }
        return nullptr;
    }
    bool hasText(const QString &text) const
    {
        const auto labels = m_panel->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&text](const QLabel *label) { return label->text().contains(text); });
    }
    void sendForbidden()
    {
        child<QCheckBox>(u"Allow invalid frames"_s)->click();
        child<QComboBox>(u"Opcode"_s, true)->setCurrentIndex(3);
        QSignalSpy sent(m_panel.get(), &ComposerPanel::sendRequested);
        m_panel->send();
        QTRY_COMPARE(sent.size(), 1);
    }

    Theme m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ComposerPanel> m_panel;
};

QTEST_MAIN(ComposerPanelTest)
#include "tst_composerpanel.moc"
