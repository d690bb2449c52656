#include "tests/ui/widgets/guiwarnings.h"
#include "ui/composer/closeeditor.h"
#include "ui/composer/composerbar.h"
#include "ui/composer/payloadeditor.h"
#include "ui/connect/environments.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Framescope::MessageType)

namespace {

ConnectionRecord connection(ConnectionState state, Role role = Role::Client)
{
    ConnectionRecord record;
    record.id = 4;
    record.role = role;
    record.state = state;
    record.url = u"ws://localhost:8080/echo"_s;
    return record;
}

} // namespace

class ComposerBarTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_bar = std::make_unique<ComposerBar>(m_theme);
        m_bar->setConnection(connection(ConnectionState::Open));
        m_bar->resize(900, 60);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
        m_bar->focusEditor();
    }
    void cleanup() { m_bar.reset(); }

    void enterSendsText()
    {
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendMessageRequested);
        editor()->insertPlainText(u"gr\u00FC\u00DFe"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][0].value<ConnectionId>(), 4u);
        QCOMPARE(sent[0][1].value<MessageType>(), MessageType::Text);
        QCOMPARE(sent[0][2].toByteArray(),
            "gr\xC3\xBC\xC3\x9F"
            "e"_ba);
        QVERIFY(editor()->toPlainText().isEmpty());
        QVERIFY(editor()->hasFocus());
    }

    void nothingIsPutIntoWhatOnlyCrosses()
    {
        m_bar->setConnection(connection(ConnectionState::Open, Role::Proxy));
        QVERIFY(m_bar->obstacle().contains(u"proxy"_s));
        QVERIFY(!button()->isEnabled());
        QVERIFY(button()->toolTip().contains(u"proxy"_s));
    }

    void nothingIsSentIntoAFile()
    {
        m_bar->setReadOnly(u"It is over"_s);
        QCOMPARE(m_bar->obstacle(), u"It is over"_s);
        m_bar->setConnection(connection(ConnectionState::Open));
        QCOMPARE(m_bar->obstacle(), u"It is over"_s);
        QVERIFY(!button()->isEnabled());
    }

    void theButtonSends()
    {
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendMessageRequested);
        QTest::keyClicks(editor(), u"hello"_s);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(sent.size(), 1);
    }

    void whatIsTypedCanBeComposed()
    {
        QTest::keyClicks(editor(), u"a"_s);
        QCOMPARE(m_bar->composition().opcode, quint8(0x1));
        QCOMPARE(m_bar->composition().text, u"a"_s);
        m_bar->setKind(PayloadKind::Binary);
        QCOMPARE(m_bar->composition().form, PayloadForm::Hex);
        QCOMPARE(m_bar->composition().opcode, quint8(0x2));
        m_bar->setKind(PayloadKind::Close);
        QCOMPARE(typedPayload(m_bar->composition()).value(), "\x03\xE8"_ba);
    }

    void theChevronAsksForRoom()
    {
        QSignalSpy expand(m_bar.get(), &ComposerBar::expandRequested);
        QTest::mouseClick(m_bar->findChild<IconButton *>(), Qt::LeftButton);
        QCOMPARE(expand.size(), 1);
    }

    void sendsHexAsBinary()
    {
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendMessageRequested);
        chooseKind(u"Binary"_s);
        QTest::keyClicks(editor(), u"0x81, 85 37fa"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].value<MessageType>(), MessageType::Binary);
        QCOMPARE(sent[0][2].toByteArray(), QByteArray::fromHex("818537fa"));
    }

    void wrongHexIsSaidWithItsColumnAndNotSent()
    {
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendMessageRequested);
        chooseKind(u"Binary"_s);
        QTest::keyClicks(editor(), u"81 8g"_s);
        QVERIFY(note()->isVisible());
        QVERIFY(note()->text().contains(u"olumn 5"_s));
        QVERIFY(!button()->isEnabled());
        QCOMPARE(button()->toolTip(), note()->text());
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent.size(), 0);
        QCOMPARE(editor()->toPlainText(), u"81 8g"_s);

        QTest::keyClick(editor(), Qt::Key_Backspace);
        QTest::keyClicks(editor(), u"5"_s);
        QVERIFY(note()->isHidden());
        QVERIFY(button()->isEnabled());
    }

    void aPingTakes125Octets()
    {
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendPingRequested);
        chooseKind(u"Ping"_s);
        editor()->setPlainText(QString(126, u'p'));
        QVERIFY(note()->isVisible());
        QVERIFY(!button()->isEnabled());
        editor()->setPlainText(QString(125, u'p'));
        QVERIFY(button()->isEnabled());
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][1].toByteArray(), QByteArray(125, 'p'));
    }

    void closesWithCodeAndReason()
    {
        QSignalSpy closed(m_bar.get(), &ComposerBar::closeRequested);
        chooseKind(u"Close"_s);
        m_bar->focusEditor();
        codeField()->setText(u"4001"_s);
        QTest::keyClicks(reasonField(), u"bye"_s);
        QTest::keyClick(reasonField(), Qt::Key_Return);
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][1].value<quint16>(), quint16(4001));
        QCOMPARE(closed[0][2].toString(), u"bye"_s);
    }

    void theFirstOfferedCodeIsNormalClosure()
    {
        QSignalSpy closed(m_bar.get(), &ComposerBar::closeRequested);
        chooseKind(u"Close"_s);
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(closed[0][1].value<quint16>(), quint16(1000));
    }

    void illegalCloseCodes_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("§7.4.1 1005 never on the wire") << u"1005"_s;
        QTest::newRow("§7.4.1 1006 never on the wire") << u"1006"_s;
        QTest::newRow("§7.4.2 below 1000") << u"999"_s;
        QTest::newRow("§7.4.2 above 4999") << u"5000"_s;
        QTest::newRow("no number") << u"soon"_s;
        QTest::newRow("beyond 16 bits") << u"65536"_s;
        QTest::newRow("empty") << QString();
    }
    void illegalCloseCodes()
    {
        QFETCH(QString, code);
        QSignalSpy closed(m_bar.get(), &ComposerBar::closeRequested);
        chooseKind(u"Close"_s);
        codeField()->setText(code);
        QVERIFY(note()->isVisible());
        QVERIFY(note()->accessibleName().contains(u"§7.4"_s));
        QVERIFY(!button()->isEnabled());
        QTest::keyClick(reasonField(), Qt::Key_Return);
        QCOMPARE(closed.size(), 0);
    }

    void aReasonTakes123Octets()
    {
        chooseKind(u"Close"_s);
        reasonField()->setText(QString(62, u'\u00FC')); // 124 octets
        QVERIFY(!button()->isEnabled());
        QVERIFY(note()->accessibleName().contains(u"§5.5"_s));
        reasonField()->setText(QString(61, u'\u00FC') + u'x');
        QVERIFY(button()->isEnabled());
    }

    void upAndDownWalkThroughWhatWasSent()
    {
        for (const auto &text : { u"one"_s, u"two"_s }) {
            QTest::keyClicks(editor(), text);
            QTest::keyClick(editor(), Qt::Key_Return);
        }
        chooseKind(u"Ping"_s);
        QTest::keyClicks(editor(), u"draft"_s);
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(editor()->toPlainText(), u"two"_s);
        QCOMPARE(m_bar->kind(), PayloadKind::Text);
        QTest::keyClick(editor(), Qt::Key_Up);
        QTest::keyClick(editor(), Qt::Key_Up);
        QCOMPARE(editor()->toPlainText(), u"one"_s);
        QTest::keyClick(editor(), Qt::Key_Down);
        QTest::keyClick(editor(), Qt::Key_Down);
        QCOMPARE(editor()->toPlainText(), u"draft"_s);
        QCOMPARE(m_bar->kind(), PayloadKind::Ping);
    }

    void saysWhyNothingCanBeSent_data()
    {
        QTest::addColumn<std::optional<ConnectionRecord>>("record");
        QTest::addColumn<QString>("reason");
        using Optional = std::optional<ConnectionRecord>;
        QTest::newRow("none") << Optional() << u"Select"_s;
        QTest::newRow("connecting")
            << Optional(connection(ConnectionState::Connecting)) << u"not open yet"_s;
        QTest::newRow("closing") << Optional(connection(ConnectionState::Closing))
                                 << u"is closing"_s;
        QTest::newRow("closed") << Optional(connection(ConnectionState::Closed)) << u"is closed"_s;
    }
    void saysWhyNothingCanBeSent()
    {
        QFETCH(std::optional<ConnectionRecord>, record);
        QFETCH(QString, reason);
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendMessageRequested);
        m_bar->setConnection(record);
        QVERIFY(!button()->isEnabled());
        QVERIFY(!editor()->isEnabled());
        QVERIFY2(button()->toolTip().contains(reason), qPrintable(button()->toolTip()));
        QVERIFY(editor()->placeholderText().contains(reason));
        m_bar->send();
        QCOMPARE(sent.size(), 0);

        m_bar->setConnection(connection(ConnectionState::Open));
        QVERIFY(button()->isEnabled());
        QVERIFY(editor()->isEnabled());
    }

    void aServerSendsToTheClientUnmasked()
    {
        QCOMPARE(m_bar->findChild<Chip *>()->text(), u"masked"_s);
        m_bar->setConnection(connection(ConnectionState::Open, Role::Server));
        QCOMPARE(m_bar->findChild<Chip *>()->text(), u"not masked"_s);
        QVERIFY(editor()->accessibleDescription().contains(u"the client on #4"_s));
    }

    void fitsTheHintOnItsLine()
    {
        m_bar->setConnection(connection(ConnectionState::Open));
        for (const int width : { 1200, 620 }) {
            m_bar->resize(width, m_bar->height());
            QTest::qWait(0);
            const QString shown = editor()->placeholderText();
            QVERIFY(
                editor()->fontMetrics().horizontalAdvance(shown) <= editor()->viewport()->width());
            QCOMPARE(shown.endsWith(u'…'), width == 620);
        }
    }

    void escapeLeaves()
    {
        QSignalSpy left(m_bar.get(), &ComposerBar::leaveRequested);
        QTest::keyClick(editor(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        chooseKind(u"Close"_s);
        m_bar->focusEditor();
        QTest::keyClick(reasonField(), Qt::Key_Escape);
        QCOMPARE(left.size(), 2);
    }

    void tabLeavesTheEditorToo()
    {
        QTest::keyClick(editor(), Qt::Key_Tab);
        QVERIFY(!editor()->hasFocus());
    }

    void replacesVariables()
    {
        const QTemporaryDir folder;
        Environments environments(EnvironmentFile(folder.filePath(u"environments.json"_s)));
        m_bar->setEnvironments(environments);
        environments.change(
            { { { u"one"_s,
                  { { false, u"name"_s, u"bob"_s }, { false, u"octets"_s, u"01 02"_s },
                      { false, u"long"_s, QString(126, u'x') } } } },
                u"one"_s, false });
        QSignalSpy sent(m_bar.get(), &ComposerBar::sendMessageRequested);
        editor()->insertPlainText(u"hello {{name}}"_s);
        QVERIFY(!note()->isVisible());
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent[0][2].toByteArray(), "hello bob"_ba);
        QTest::keyClick(editor(), Qt::Key_Up); // as it was typed
        QCOMPARE(editor()->toPlainText(), u"hello {{name}}"_s);
        editor()->setPlainText(u"hello {{nobody}}"_s);
        QVERIFY(note()->isVisible());
        QCOMPARE(note()->tone(), Tone::Warning);
        QVERIFY(note()->text().contains(u"no variable nobody"_s));
        QVERIFY(button()->isEnabled());
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent[1][2].toByteArray(), "hello {{nobody}}"_ba);

        chooseKind(u"Binary"_s);
        editor()->setPlainText(u"00 {{octets}}"_s);
        QTest::keyClick(editor(), Qt::Key_Return);
        QCOMPARE(sent[2][2].toByteArray(), "\x00\x01\x02"_ba);
        chooseKind(u"Ping"_s);
        editor()->setPlainText(u"{{long}}"_s);
        QVERIFY(note()->text().contains(u"126 octets"_s)); // of the value
        QVERIFY(!button()->isEnabled());
        chooseKind(u"Close"_s);
        const QSignalSpy closed(m_bar.get(), &ComposerBar::closeRequested);
        codeField()->setText(u"1000"_s);
        reasonField()->setText(u"bye {{name}}"_s);
        m_bar->send();
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][2].toString(), u"bye bob"_s);
        // A value that is another is told of at once.
        environments.choose({});
        QVERIFY(note()->text().contains(u"no variable name"_s));
    }

    void whatIsDroppedAsksForAllFields()
    {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(u"/tmp/payload.bin"_s) });
        QSignalSpy dropped(m_bar.get(), &ComposerBar::compositionDropped);
        QDragEnterEvent onEditor({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(editor(), &onEditor);
        QVERIFY(onEditor.isAccepted());
        QDropEvent drop({ 5, 5 }, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(editor(), &drop);
        QCOMPARE(editor()->toPlainText(), QString()); // its name is no payload
        QCOMPARE(dropped.size(), 1);
        const auto composition = dropped[0][0].value<Composition>();
        QCOMPARE(composition.form, PayloadForm::File);
        QCOMPARE(composition.text, u"/tmp/payload.bin"_s);
    }

private:
    PayloadEditor *editor() const { return m_bar->findChild<PayloadEditor *>(); }
    QPushButton *button() const { return m_bar->findChild<QPushButton *>(); }
    NoteRow *note() const { return m_bar->findChild<NoteRow *>(); }
    QLineEdit *codeField() const
    {
        return m_bar->findChild<CloseEditor *>()->findChild<QComboBox *>()->lineEdit();
    }
    QLineEdit *reasonField() const
    {
        return m_bar->findChild<CloseEditor *>()->findChild<QLineEdit *>(
            QString(), Qt::FindDirectChildrenOnly);
    }
    void chooseKind(const QString &label)
    {
        auto *kinds = m_bar->findChild<QComboBox *>(QString(), Qt::FindDirectChildrenOnly);
        kinds->setCurrentIndex(kinds->findText(label, Qt::MatchStartsWith));
    }

    Theme m_theme;
    std::unique_ptr<ComposerBar> m_bar;
};

QTEST_MAIN(ComposerBarTest)
#include "tst_composerbar.moc"
