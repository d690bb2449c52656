#include "tests/ui/widgets/guiwarnings.h"
#include "ui/connect/filefield.h"
#include "ui/connect/headerrow.h"
#include "ui/connect/headerspage.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connect/tlspage.h"
#include "ui/connect/wirepreview.h"
#include "ui/message/textlineview.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryDir>

using namespace Framescope;
using namespace Qt::StringLiterals;

class NewConnectionDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"framescope-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_dir.path());
    }
    void init()
    {
        failOnGuiWarnings();
        QSettings().clear();
        open();
    }
    void cleanup() { m_dialog.reset(); }

    void enterConnects()
    {
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(!connectButton()->toolTip().isEmpty());
        QTest::keyClicks(url(), u"wss://server.example:8443/chat?room=1"_s);
        QVERIFY(connectButton()->isEnabled());
        QTest::keyClick(url(), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        const ClientOptions options = m_dialog->options();
        QCOMPARE(options.url, QUrl(u"wss://server.example:8443/chat?room=1"_s));
        QVERIFY(options.headers.isEmpty());
        QVERIFY(options.tls.verifyPeer);
        QCOMPARE(options.timeout, std::chrono::seconds(10));
        QVERIFY(!options.lenient);
    }

    void enterDoesNothingWhileTheUrlIsWrong()
    {
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        QTest::keyClicks(url(), u"wss://"_s);
        QTest::keyClick(url(), Qt::Key_Return);
        QCOMPARE(accepted.size(), 0);
        QVERIFY(m_dialog->isVisible());
    }

    void suggestsAUrl_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("suggested");
        QTest::newRow("§3 no scheme, this machine")
            << u"localhost:8080/x"_s << u"ws://localhost:8080/x"_s;
        QTest::newRow("§3 no scheme, a server") << u"chat.example/x"_s << u"wss://chat.example/x"_s;
        QTest::newRow("§3 https") << u"https://chat.example/x"_s << u"wss://chat.example/x"_s;
        QTest::newRow("§3 http") << u"http://127.0.0.1:80/"_s << u"ws://127.0.0.1:80/"_s;
        QTest::newRow("§3 fragment") << u"ws://a/b#top"_s << u"ws://a/b"_s;
        QTest::newRow("nothing to suggest") << u"wss://"_s << QString();
        QTest::newRow("port out of range") << u"ws://a:99999/"_s << QString();
    }
    void suggestsAUrl()
    {
        QFETCH(QString, typed);
        QFETCH(QString, suggested);
        url()->setText(typed);
        QVERIFY(urlNote()->isVisible());
        QVERIFY(!connectButton()->isEnabled());
        auto *link = urlNote()->findChild<LinkButton *>();
        QCOMPARE(link->isVisible(), !suggested.isEmpty());
        if (suggested.isEmpty())
            return;
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(url()->text(), suggested);
        QVERIFY(urlNote()->isHidden());
        QVERIFY(connectButton()->isEnabled());
    }

    void showsTheRequestAsItIsWritten()
    {
        m_dialog->setUrl(u"ws://server.example/chat"_s);
        QVERIFY(
            preview().startsWith(u"GET /chat HTTP/1.1 \\r\\n\nHost: server.example \\r\\n\n"_s));
        QVERIFY(!preview().contains(u"dGhlIHNhbXBsZSBub25jZQ"_s)); // the key is another one
        m_dialog->headers()->addHeader(u"Authorization"_s, u"Bearer tops3cret"_s);
        QVERIFY(preview().contains(u"Authorization: Bearer ••••••••"_s));
        m_dialog->findChild<WirePreview *>()->findChild<SegmentedSwitch *>()->setCurrentIndex(1);
        QVERIFY(preview().startsWith(u"0000  47 45 54 20"_s));
        QVERIFY(!preview().contains(u"tops3cret"_s));
    }

    void addsAndDeletesHeaders()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QTest::mouseClick(button(u"Header"_s), Qt::LeftButton);
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::keyClicks(QApplication::focusWidget(), u"X-Feature"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(QApplication::focusWidget(), u"depth"_s);
        QCOMPARE(m_dialog->options().headers, (HeaderFields { { "X-Feature", "depth" } }));
        QVERIFY(preview().contains(u"X-Feature: depth"_s));

        QTest::mouseClick(action(u"Duplicate the header"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->options().headers.size(), 2);
        QTest::mouseClick(action(u"Delete the header"_s), Qt::LeftButton);
        QTest::mouseClick(action(u"Delete the header"_s), Qt::LeftButton);
        QVERIFY(m_dialog->options().headers.isEmpty());
        QVERIFY(!action(u"Delete the header"_s)->isEnabled()); // the automatic ones stay
    }

    void reordersHeaders()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        m_dialog->headers()->addHeader(u"A"_s, u"1"_s);
        const int last = m_dialog->headers()->addHeader(u"B"_s, u"2"_s);
        auto *page = m_dialog->findChild<HeadersPage *>();
        page->setCurrentRow(last);
        QTest::mouseClick(action(u"Move the header up (Alt+Up)"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->options().headers.constFirst().name, "B"_ba);
        QVERIFY(!action(u"Move the header up (Alt+Up)"_s)->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_dialog->options().headers.constFirst().name, "A"_ba);
        QCOMPARE(page->currentRow(), last);
    }

    void overridesAnAutomaticHeaderAndTakesItBack()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QTest::mouseClick(rowAction(4), Qt::LeftButton);
        QCOMPARE(row(4)->source(), HeaderListModel::Source::Override);
        auto *field = row(4)->findChild<QLineEdit *>();
        field->selectAll();
        QTest::keyClicks(field, u"12"_s);
        QVERIFY(preview().contains(u"Sec-WebSocket-Version: 12"_s));
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(connectButton()->toolTip().contains(u"426"_s));
        QVERIFY(hasLabel(u"1 warning"_s));

        auto *fix = row(4)->findChild<NoteRow *>()->findChild<LinkButton *>();
        QTest::mouseClick(fix, Qt::LeftButton);
        QVERIFY(connectButton()->isEnabled());
        QTest::mouseClick(rowAction(4), Qt::LeftButton);
        QCOMPARE(row(4)->source(), HeaderListModel::Source::Automatic);
    }

    void sendsWhatIsMeantToBeWrong()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QVERIFY(!anyway()->isVisible());
        m_dialog->headers()->addHeader(u"X Request Id"_s, u"b1c7"_s);
        QVERIFY(hasLabel(u"1 error"_s));
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(anyway()->isVisible());
        QTest::mouseClick(anyway(), Qt::LeftButton, {}, QPoint(8, anyway()->height() / 2));
        QVERIFY(connectButton()->isEnabled());
        QCOMPARE(m_dialog->options().headers.constFirst().name, "X Request Id"_ba);

        m_dialog->headers()->addHeader(u"X"_s, u"a\r\nb"_s);
        QVERIFY(!connectButton()->isEnabled()); // a line break never goes
        QVERIFY(preview().contains(u"line break"_s));
    }

    void typingKeepsTheFieldItIsIn()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QTest::mouseClick(button(u"Header"_s), Qt::LeftButton);
        QWidget *field = QApplication::focusWidget();
        QTest::keyClicks(field, u"a b"_s); // wrong on the way
        QCOMPARE(QApplication::focusWidget(), field);
        QCOMPARE(static_cast<QLineEdit *>(field)->text(), u"a b"_s);
        QVERIFY(row(6)->findChild<NoteRow *>()->isVisible()); // behind six automatic ones
    }

    void hidesAutomaticHeadersButNotTheirProblems()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QCheckBox *show = nullptr;
        for (auto *box : m_dialog->findChildren<QCheckBox *>()) {
            if (box->text() == u"Show automatic headers")
                show = box;
        }
        show->setChecked(false);
        QVERIFY(row(1)->isHidden());
        m_dialog->headers()->setData(m_dialog->headers()->index(1, HeaderListModel::OnColumn),
            Qt::Unchecked, Qt::CheckStateRole);
        QVERIFY(!row(1)->isHidden());
        show->setChecked(true);
        QVERIFY(!row(0)->isHidden());
    }

    void namesSubprotocols()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        tabs()->setCurrentIndex(1);
        auto *names = tabs()->currentWidget()->findChild<QPlainTextEdit *>();
        names->setPlainText(u"chat\n\n superchat \n"_s);
        QCOMPARE(m_dialog->options().subprotocols, (QStringList { u"chat"_s, u"superchat"_s }));
        QVERIFY(preview().contains(u"Sec-WebSocket-Protocol: chat, superchat"_s));
        names->setPlainText(u"chat\nchat"_s);
        QVERIFY(tabs()->currentWidget()->findChild<NoteRow *>()->isVisible());
        QVERIFY(!connectButton()->isEnabled());
    }

    void sendsAnOrigin()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        tabs()->setCurrentIndex(3);
        auto *origin = field(u"Origin"_s);
        origin->setText(u"https://app.example"_s);
        QCOMPARE(m_dialog->options().origin, "https://app.example"_ba);
        QVERIFY(preview().contains(u"Origin: https://app.example"_s));
        origin->setText(u"app.example"_s);
        QVERIFY(tabs()->currentWidget()->findChild<NoteRow *>()->isVisible());
        QVERIFY(!connectButton()->isEnabled());
    }

    void takesTimeoutsAndLimits()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        spinBox(u"Timeout of each step"_s)->setValue(3);
        spinBox(u"Time between pings"_s)->setValue(20);
        spinBox(u"Largest message"_s)->setValue(2);
        for (auto *box : tabs()->widget(3)->findChildren<QCheckBox *>())
            box->setChecked(true);
        const ClientOptions options = m_dialog->options();
        QCOMPARE(options.timeout, std::chrono::seconds(3));
        QCOMPARE(options.pingPeriod, std::chrono::seconds(20));
        QCOMPARE(options.messageLimit, quint64(2 << 20));
        QVERIFY(options.lenient);
    }

    void saysWhatItMeansNotToVerify()
    {
        m_dialog->setUrl(u"wss://server.example/"_s);
        tabs()->setCurrentIndex(2);
        auto *verify = tabs()->currentWidget()->findChild<QCheckBox *>();
        QVERIFY(m_dialog->options().tls.verifyPeer);
        verify->setChecked(false);
        QVERIFY(!m_dialog->options().tls.verifyPeer);
        QVERIFY(hasVisibleNote(u"Any certificate is taken"_s));
        QVERIFY(hasLabel(u"1 warning"_s));
        QVERIFY(connectButton()->isEnabled()); // it is the user's right
        m_dialog->setUrl(u"ws://server.example/"_s);
        QVERIFY(hasVisibleNote(u"which has no TLS"_s));
        QVERIFY(m_dialog->options().tls.verifyPeer);
    }

    void refusesFilesThatHoldNoCertificate()
    {
        m_dialog->setUrl(u"wss://server.example/"_s);
        tabs()->setCurrentIndex(2);
        const auto files = tabs()->currentWidget()->findChildren<FileField *>();
        QCOMPARE(files.size(), 3);
        for (FileField *file : files) {
            file->setPath(u"/nowhere/at.pem"_s);
            QVERIFY(!connectButton()->isEnabled());
            QVERIFY(!connectButton()->toolTip().isEmpty());
            file->setPath(QString());
            QVERIFY(connectButton()->isEnabled());
        }
    }

    void remembersUrls()
    {
        m_dialog->setUrl(u"ws://server.example/first"_s);
        m_dialog->accept();
        open();
        m_dialog->setUrl(u"ws://server.example/second"_s);
        m_dialog->accept();
        open();
        auto *recent = m_dialog->findChild<QListWidget *>();
        QCOMPARE(recent->count(), 2);
        QCOMPARE(recent->item(0)->text(), u"ws://server.example/second"_s);
        QTest::mouseClick(recent->viewport(), Qt::LeftButton, {},
            recent->visualItemRect(recent->item(1)).center());
        QCOMPARE(url()->text(), u"ws://server.example/first"_s);
        QVERIFY(connectButton()->isEnabled());
    }

    void doesNotRememberWhatWasCancelled()
    {
        m_dialog->setUrl(u"ws://server.example/first"_s);
        QTest::mouseClick(button(u"Cancel"_s), Qt::LeftButton);
        QVERIFY(!m_dialog->isVisible());
        open();
        QVERIFY(!m_dialog->findChild<QListWidget *>());
    }

    void fitsASmallScreen()
    {
        m_dialog->resize(900, 500);
        QTRY_VERIFY(m_dialog->width() <= 900);
        QTRY_VERIFY(m_dialog->height() <= 560);
        QVERIFY(connectButton()->isVisible());
    }

private:
    void open()
    {
        m_dialog = std::make_unique<NewConnectionDialog>(m_theme);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    QLineEdit *field(const QString &accessibleName) const
    {
        for (auto *edit : m_dialog->findChildren<QLineEdit *>()) {
            if (edit->accessibleName() == accessibleName)
                return edit;
        }
        return nullptr;
    }
    QLineEdit *url() const { return field(u"URL"_s); }
    QTabWidget *tabs() const { return m_dialog->findChild<QTabWidget *>(); }
    QPushButton *button(const QString &text) const
    {
        for (auto *found : m_dialog->findChildren<QPushButton *>()) {
            if (found->text() == text)
                return found;
        }
        return nullptr;
    }
    QPushButton *connectButton() const { return button(u"Connect"_s); }
    IconButton *action(const QString &name) const
    {
        for (auto *found : m_dialog->findChildren<IconButton *>()) {
            if (found->accessibleName() == name)
                return found;
        }
        return nullptr;
    }
    QCheckBox *anyway() const
    {
        for (auto *box : m_dialog->findChildren<QCheckBox *>()) {
            if (box->text().startsWith(u"Send it anyway"))
                return box;
        }
        return nullptr;
    }
    QSpinBox *spinBox(const QString &name) const
    {
        for (auto *box : m_dialog->findChildren<QSpinBox *>()) {
            if (box->accessibleName() == name)
                return box;
        }
        return nullptr;
    }
    /// The widget of a row of headers; those on their way out are hidden and come first.
    HeaderRow *row(int number) const
    {
        HeaderRow *newest = nullptr;
        for (auto *found : m_dialog->findChildren<HeaderRow *>()) {
            if (found->row() == number)
                newest = found;
        }
        return newest;
    }
    IconButton *rowAction(int number) const { return row(number)->findChild<IconButton *>(); }
    NoteRow *urlNote() const { return url()->parentWidget()->findChild<NoteRow *>(); }
    QString preview() const
    {
        return m_dialog->findChild<WirePreview *>()->findChild<TextLineView *>()->toPlainText();
    }
    bool hasLabel(const QString &text) const
    {
        const auto labels = m_dialog->findChildren<TextLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&text](const TextLabel *label) {
            return label->isVisible() && label->text() == text;
        });
    }
    bool hasVisibleNote(const QString &part) const
    {
        const auto notes = m_dialog->findChildren<NoteRow *>();
        return std::any_of(notes.begin(), notes.end(), [&part](const NoteRow *note) {
            return note->isVisible() && note->text().contains(part);
        });
    }

    QTemporaryDir m_dir;
    Theme m_theme;
    std::unique_ptr<NewConnectionDialog> m_dialog;
};

QTEST_MAIN(NewConnectionDialogTest)
#include "tst_newconnectiondialog.moc"
