#include "tests/ui/widgets/guiwarnings.h"
#include "ui/connect/environmentdialog.h"
#include "ui/connect/environments.h"
#include "ui/connect/filefield.h"
#include "ui/connect/headerrow.h"
#include "ui/connect/headerspage.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connect/presetpane.h"
#include "ui/connect/requestform.h"
#include "ui/connect/rowgrip.h"
#include "ui/connect/savepresetdialog.h"
#include "ui/connect/tlspage.h"
#include "ui/connect/wirepreview.h"
#include "ui/message/textlineview.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linegutter.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
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
        qputenv("XDG_DATA_HOME", m_dir.path().toUtf8());
    }
    void init()
    {
        failOnGuiWarnings();
        m_theme.setTextScale(1);
        QSettings().clear();
        QFile::remove(PresetFile::standardPath());
        QFile::remove(EnvironmentFile::standardPath());
        m_environments
            = std::make_unique<Environments>(EnvironmentFile(EnvironmentFile::standardPath()));
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

    /// The page is scrolled where large letters leave no room for all of it.
    void fieldsOfTheExtensionsDoNotOverlap()
    {
        m_theme.setTextScale(2);
        m_dialog->resize(1100, 600);
        m_dialog->findChild<RequestForm *>()->findChild<QTabBar *>()->setCurrentIndex(1);
        QLineEdit *offer = nullptr;
        for (auto *field : m_dialog->findChildren<QLineEdit *>()) {
            if (field->accessibleName() == u"Offer, as it is sent"_s)
                offer = field;
        }
        QVERIFY(offer && offer->isVisible());
        const auto boxes = offer->parentWidget()->findChildren<QSpinBox *>();
        QCOMPARE(boxes.size(), 2);
        for (const auto *box : boxes)
            QTRY_VERIFY(box->height() >= box->minimumSizeHint().height());
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
        const auto *gutter = m_dialog->findChild<WirePreview *>()->findChild<LineGutter *>();
        QVERIFY(gutter && !gutter->isHidden());
        m_dialog->findChild<WirePreview *>()->findChild<SegmentedSwitch *>()->setCurrentIndex(1);
        QVERIFY(gutter->isHidden()); // its lines have the numbers of their octets
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
        QTest::mouseClick(action(u"Put the deleted header back"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->options().headers, (HeaderFields { { "X-Feature", "depth" } }));
        QVERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        QTest::mouseClick(action(u"Put the deleted header back"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->options().headers.size(), 2);
        QVERIFY(!action(u"Put the deleted header back"_s)->isVisible());
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

    void dragsHeaders()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        const int first = m_dialog->headers()->addHeader(u"A"_s, u"1"_s);
        m_dialog->headers()->addHeader(u"B"_s, u"2"_s);
        const int last = m_dialog->headers()->addHeader(u"C"_s, u"3"_s);
        QTRY_VERIFY(row(last)->y() > row(first)->y()); // laid out
        auto *grip = row(last)->findChild<RowGrip *>();
        const QPoint above = grip->mapFromGlobal(row(first)->mapToGlobal(QPoint(4, 4)));
        QTest::mousePress(grip, Qt::LeftButton);
        QTest::mouseMove(grip, above);
        QTest::mouseRelease(grip, Qt::LeftButton, {}, above);
        QCOMPARE(m_dialog->options().headers,
            (HeaderFields { { "C", "3" }, { "A", "1" }, { "B", "2" } }));
        QCOMPARE(m_dialog->findChild<HeadersPage *>()->currentRow(), first);
        // An automatic one has no handle.
        auto *automatic = row(0)->findChild<RowGrip *>();
        QTest::mousePress(automatic, Qt::LeftButton);
        QTest::mouseRelease(automatic, Qt::LeftButton, {}, QPoint(4, 200));
        QCOMPARE(m_dialog->options().headers.size(), 3);
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
        auto *names = page(RequestForm::ExtensionsTab)->findChild<QPlainTextEdit *>();
        names->setPlainText(u"chat\n\n superchat \n"_s);
        QCOMPARE(m_dialog->options().subprotocols, (QStringList { u"chat"_s, u"superchat"_s }));
        QVERIFY(preview().contains(u"Sec-WebSocket-Protocol: chat, superchat"_s));
        names->setPlainText(u"chat\nchat"_s);
        QVERIFY(names->parentWidget()->findChild<NoteRow *>()->isVisible());
        QVERIFY(!connectButton()->isEnabled());
    }

    void sendsAnOrigin()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QWidget *advanced = page(RequestForm::AdvancedTab);
        auto *origin = field(u"Origin"_s);
        origin->setText(u"https://app.example"_s);
        QCOMPARE(m_dialog->options().origin, "https://app.example"_ba);
        QVERIFY(preview().contains(u"Origin: https://app.example"_s));
        origin->setText(u"app.example"_s);
        QVERIFY(advanced->findChild<NoteRow *>()->isVisible());
        QVERIFY(!connectButton()->isEnabled());
    }

    void takesTimeoutsAndLimits()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        spinBox(u"Timeout of each step"_s)->setValue(3);
        spinBox(u"Time between pings"_s)->setValue(20);
        spinBox(u"Largest message"_s)->setValue(2);
        for (auto *box : page(RequestForm::AdvancedTab)->findChildren<QCheckBox *>())
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
        auto *verify = page(RequestForm::TlsTab)->findChild<QCheckBox *>();
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
        const auto files = page(RequestForm::TlsTab)->findChildren<FileField *>();
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

    void authorizes()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        auto *kind = page(RequestForm::CredentialsTab)->findChild<QComboBox *>();
        QVERIFY(!field(u"Password"_s)->isVisible());
        kind->setCurrentIndex(1);
        QVERIFY(field(u"Password"_s)->isVisible());
        QCOMPARE(field(u"Password"_s)->echoMode(), QLineEdit::Password);
        QTest::keyClicks(field(u"User name"_s), u"ann"_s);
        QTest::keyClicks(field(u"Password"_s), u"p:w"_s);
        QCOMPARE(m_dialog->options().authorization, "Basic YW5uOnA6dw=="_ba);
        QVERIFY(preview().contains(u"Authorization: Basic ••••••••"_s));
        kind->setCurrentIndex(2);
        QTest::keyClicks(field(u"Token"_s), u"abc"_s);
        QCOMPARE(m_dialog->options().authorization, "Bearer abc"_ba);
        kind->setCurrentIndex(0);
        QVERIFY(m_dialog->options().authorization.isEmpty());
        QVERIFY(!preview().contains(u"Authorization"_s));
    }

    void sendsCookies()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        auto *table = page(RequestForm::CredentialsTab)->findChild<QTableView *>();
        auto *cells = table->model();
        QVERIFY(cells->setData(cells->index(0, 1), u"session"_s));
        QVERIFY(cells->setData(cells->index(0, 2), u"t0ps3cret"_s));
        QVERIFY(cells->setData(cells->index(1, 1), u"theme"_s));
        QVERIFY(cells->setData(cells->index(1, 2), u"dark"_s));
        QCOMPARE(m_dialog->options().cookie, "session=t0ps3cret; theme=dark"_ba);
        QVERIFY(preview().contains(u"Cookie: session=••••••••; theme=••••••••"_s));
        QCOMPARE(cells->index(0, 2).data().toString(), u"••••••••"_s);
        QVERIFY(cells->setData(cells->index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(m_dialog->options().cookie, "theme=dark"_ba);
        table->setFocus();
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(m_dialog->options().cookie.isEmpty());
    }

    void offersDeflate()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        QWidget *extensions = page(RequestForm::ExtensionsTab);
        QCOMPARE(m_dialog->options().extensions, "permessage-deflate; client_max_window_bits"_ba);
        checkBox(u"The client keeps its context"_s)->setChecked(false);
        spinBox(u"Window of the client"_s)->setValue(10);
        spinBox(u"Window of the server"_s)->setValue(9);
        QCOMPARE(m_dialog->options().extensions,
            "permessage-deflate; client_no_context_takeover; server_max_window_bits=9; "
            "client_max_window_bits=10"_ba);
        auto *offer = field(u"Offer, as it is sent"_s);
        offer->setText(u"permessage-deflate; server_no_context_takeover"_s);
        QVERIFY(checkBox(u"The client keeps its context"_s)->isChecked());
        QVERIFY(!checkBox(u"The server keeps its context"_s)->isChecked());
        QVERIFY(!spinBox(u"Window of the client"_s)->isEnabled());
        QCOMPARE(offer->text(), u"permessage-deflate; server_no_context_takeover"_s);
        offer->setText(u"x-mine; a=1"_s); // not ours to judge
        QCOMPARE(m_dialog->options().extensions, "x-mine; a=1"_ba);
        QVERIFY(!checkBox(u"Offer permessage-deflate"_s)->isChecked());
        offer->setText(u"permessage-deflate; ;"_s);
        QVERIFY(hasVisibleNote(u"Sec-WebSocket-Extensions"_s) || hasVisibleNote(u"xtension"_s));
        QVERIFY(!connectButton()->isEnabled());
        offer->clear();
        QVERIFY(!preview().contains(u"Sec-WebSocket-Extensions"_s));
        QVERIFY(connectButton()->isEnabled());
        QVERIFY(extensions->isVisible());
    }

    void goesThroughAProxy()
    {
        m_dialog->setUrl(u"ws://server.example/"_s);
        page(RequestForm::ProxyTab);
        QVERIFY(!m_dialog->options().proxy);
        field(u"Proxy"_s)->setText(u"ftp://proxy"_s);
        QVERIFY(hasVisibleNote(u"not http or socks5"_s));
        QVERIFY(!connectButton()->isEnabled());
        field(u"Proxy"_s)->setText(u"socks5://proxy.example"_s);
        field(u"User name at the proxy"_s)->setText(u"ann"_s);
        QVERIFY(connectButton()->isEnabled());
        const auto proxy = m_dialog->options().proxy;
        QVERIFY(proxy.has_value());
        QCOMPARE(proxy->port, quint16(1080));
        QCOMPARE(proxy->user, u"ann"_s);
    }

    void sendsARawRequest()
    {
        m_dialog->setUrl(u"ws://server.example/chat"_s);
        QWidget *raw = page(RequestForm::RawTab);
        auto *text = raw->findChild<QPlainTextEdit *>();
        QTest::mouseClick(checkBox(u"Send these octets in place of all other pages"_s),
            Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(text->toPlainText().startsWith(u"GET /chat HTTP/1.1\nHost: server.example"_s));
        QVERIFY(m_dialog->options().rawRequest.endsWith("\r\n\r\n"));
        QVERIFY(connectButton()->isEnabled());
        text->setPlainText(u"GET /\nAuthorization: Bearer tops3cret\n\n"_s);
        QCOMPARE(
            m_dialog->options().rawRequest, "GET /\r\nAuthorization: Bearer tops3cret\r\n\r\n"_ba);
        QVERIFY(preview().startsWith(u"GET / \\r\\n\n"_s));
        QVERIFY(!preview().contains(u"tops3cret"_s));
        QVERIFY(hasLabel(u"1 warning"_s));
        QVERIFY(connectButton()->isEnabled()); // who writes octets means them
        raw->findChild<QComboBox *>()->setCurrentIndex(2);
        QVERIFY(!connectButton()->isEnabled());
        text->setPlainText(u"00 ff"_s);
        QCOMPARE(m_dialog->options().rawRequest, "\x00\xff"_ba);
        text->clear();
        QVERIFY(!connectButton()->isEnabled());
        m_dialog->headers()->addHeader(u"X Y"_s, {}); // does not count now
        text->setPlainText(u"00"_s);
        QVERIFY(connectButton()->isEnabled());
    }

    void pastesCurl()
    {
        m_dialog->setUrl(u"ws://typed.example/"_s);
        QGuiApplication::clipboard()->setText(
            u"curl 'https://chat.example/x' \\\n  -H 'X-A: 1' \\\n  -b 'a=b' --resolve c:1:d"_s);
        url()->setFocus();
        url()->selectAll();
        QTest::keySequence(url(), QKeySequence::Paste);
        QCOMPARE(url()->text(), u"wss://chat.example/x"_s);
        QCOMPARE(m_dialog->options().headers, (HeaderFields { { "X-A", "1" } }));
        QCOMPARE(m_dialog->options().cookie, "a=b"_ba);
        QVERIFY(pasteNote()->isVisible());
        QVERIFY(pasteNote()->text().contains(u"--resolve"_s));
        QTest::mouseClick(pasteNote()->findChild<LinkButton *>(), Qt::LeftButton); // Undo
        QCOMPARE(url()->text(), u"ws://typed.example/"_s);
        QVERIFY(m_dialog->options().headers.isEmpty());
        QVERIFY(pasteNote()->isHidden());

        QTest::mouseClick(button(u"Paste as cURL"_s), Qt::LeftButton);
        QCOMPARE(url()->text(), u"wss://chat.example/x"_s);
        QGuiApplication::clipboard()->setText(u"wss://just.a/url"_s);
        QTest::mouseClick(button(u"Paste as cURL"_s), Qt::LeftButton);
        QCOMPARE(pasteNote()->tone(), Tone::Warning);
        QCOMPARE(url()->text(), u"wss://chat.example/x"_s);
        url()->selectAll();
        QTest::keySequence(url(), QKeySequence::Paste);
        QCOMPARE(url()->text(), u"wss://just.a/url"_s);
    }

    void offersToReadTypedCurl()
    {
        url()->setText(u"curl ws://a.example/ \\   -H 'X-A: 1'"_s);
        QVERIFY(!connectButton()->isEnabled());
        QTest::mouseClick(urlNote()->findChild<LinkButton *>(), Qt::LeftButton);
        QCOMPARE(url()->text(), u"ws://a.example/"_s);
        QCOMPARE(m_dialog->options().headers, (HeaderFields { { "X-A", "1" } }));
    }

    void savesAndFindsPresets()
    {
        m_dialog->setUrl(u"wss://chat.example/x"_s);
        m_dialog->headers()->addHeader(u"X-A"_s, u"1"_s);
        m_dialog->headers()->addHeader(u"Cookie"_s, u"s=t0ps3cret"_s);
        savePreset(u"Chat, staging"_s, u"Harbor"_s);
        m_dialog->setUrl(u"ws://feed.example/"_s);
        savePreset(u"Feed"_s, {});
        QFile file(PresetFile::standardPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("chat.example"));
        QVERIFY(!kept.contains("t0ps3cret"));

        open();
        auto *list = presets();
        QCOMPARE(rowTexts(list), (QStringList { u"Feed"_s, u"Harbor"_s, u"Chat, staging"_s }));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
            list->visualRect(list->model()->index(2, 0)).center());
        QCOMPARE(url()->text(), u"wss://chat.example/x"_s);
        QCOMPARE(m_dialog->options().headers.constFirst(), (HeaderField { "X-A", "1" }));
        QTest::keyClicks(field(u"Find a preset"_s), u"feed"_s);
        QCOMPARE(rowTexts(list), QStringList { u"Feed"_s });
        QTest::keyClicks(field(u"Find a preset"_s), u"zzz"_s);
        QVERIFY(list->isHidden());
        QVERIFY(hasLabel(u"No preset has that in its name or URL."_s));
    }

    void keepsSecretsWhenAsked()
    {
        m_dialog->setUrl(u"wss://chat.example/x"_s);
        m_dialog->headers()->addHeader(u"Cookie"_s, u"s=t0ps3cret"_s);
        savePreset(u"Chat"_s, {}, true);
        QFile file(PresetFile::standardPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("t0ps3cret"));
    }

    void deletesAPresetAndTakesThatBack()
    {
        m_dialog->setUrl(u"ws://a.example/"_s);
        savePreset(u"A"_s, {});
        auto *list = presets();
        list->setCurrentIndex(list->model()->index(0, 0));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(list->model()->rowCount(), 0);
        QCOMPARE(PresetFile(PresetFile::standardPath()).load()->size(), 0);
        auto *note = m_dialog->findChild<PresetPane *>()->findChild<NoteRow *>();
        QVERIFY(note->isVisible());
        QTest::mouseClick(note->findChild<LinkButton *>(), Qt::LeftButton);
        QCOMPARE(rowTexts(list), QStringList { u"A"_s });
        QCOMPARE(PresetFile(PresetFile::standardPath()).load()->size(), 1);
    }

    void saysThatPresetsAreDamaged()
    {
        QFile file(PresetFile::standardPath());
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        open();
        QVERIFY(hasVisibleNote(u"presets.json"_s));
        m_dialog->setUrl(u"ws://a.example/"_s);
        savePreset(u"A"_s, {});
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "{"_ba); // left as it is
    }

    void replacesVariables()
    {
        EnvironmentSet set;
        set.environments
            = { { u"local"_s,
                    { { false, u"host"_s, u"localhost:8080"_s }, { true, u"token"_s, u"abc"_s } } },
                  { u"staging"_s, { { false, u"host"_s, u"staging.example"_s } } } };
        m_environments->change(set);
        m_dialog->setUrl(u"ws://{{host}}/chat"_s);
        QVERIFY(!connectButton()->isEnabled());
        QVERIFY(urlNote()->text().contains(u"host"_s));
        chooseEnvironment(u"local"_s);
        QVERIFY(urlNote()->isHidden());
        QVERIFY(connectButton()->isEnabled());
        QCOMPARE(m_dialog->options().url, QUrl(u"ws://localhost:8080/chat"_s));
        QVERIFY(preview().contains(u"Host: localhost:8080"_s));
        const int added = m_dialog->headers()->addHeader(u"Authorization"_s, u"Bearer {{token}}"_s);
        QCOMPARE(m_dialog->options().headers.constFirst().value, "Bearer abc"_ba);
        QVERIFY(preview().contains(u"Authorization: Bearer ••••••••"_s));
        QVERIFY(connectButton()->isEnabled());

        chooseEnvironment(u"staging"_s);
        QCOMPARE(m_dialog->options().url, QUrl(u"ws://staging.example/chat"_s));
        QVERIFY(row(added)->findChild<NoteRow *>()->text().contains(u"token"_s));
        QVERIFY(!connectButton()->isEnabled());
        anyway()->setChecked(true);
        QVERIFY(connectButton()->isEnabled());
        QCOMPARE(m_dialog->options().headers.constFirst().value, "Bearer {{token}}"_ba);
        QCOMPARE(m_dialog->draft().url, u"ws://{{host}}/chat"_s);

        page(RequestForm::ProxyTab);
        field(u"User name at the proxy"_s)->setText(u"{{nobody}}"_s);
        QVERIFY(hasVisibleNote(u"nobody"_s));
    }

    void editsEnvironments()
    {
        auto *box = environmentBox();
        emit box->activated(box->count() - 1);
        auto *dialog = m_dialog->findChild<EnvironmentDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(action(u"New environment"_s), Qt::LeftButton);
        auto *name = field(u"Name of the environment"_s);
        QTest::keyClicks(name, u"home"_s); // all was selected
        auto *cells = dialog->findChild<QTableView *>()->model();
        QVERIFY(cells->setData(cells->index(0, 1), u"host"_s));
        QVERIFY(cells->setData(cells->index(0, 2), u"localhost"_s));
        QVERIFY(cells->setData(cells->index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(cells->index(0, 2).data().toString(), u"••••••••"_s);
        QVERIFY(cells->setData(cells->index(1, 1), u"a}b"_s));
        QVERIFY(!button(u"Save environments"_s)->isEnabled());
        QVERIFY(cells->setData(cells->index(1, 1), u"b"_s));
        QTest::mouseClick(button(u"Save environments"_s), Qt::LeftButton);
        QCOMPARE(m_environments->set().current, u"home"_s);
        QCOMPARE(m_environments->values().value(u"host"_s), u"localhost"_s);
        QCOMPARE(box->currentText(), u"home"_s);
        // The file has its name and not its value.
        const auto kept = EnvironmentFile(EnvironmentFile::standardPath()).load();
        QVERIFY(kept.has_value());
        QCOMPARE(kept->environments.size(), 1);
        QCOMPARE(kept->environments[0].variables[0].value, QString());
    }

    void comesBackAsItWas()
    {
        ConnectionDraft draft;
        draft.url = u"wss://chat.example/{{x}}"_s;
        draft.headers = { { true, u"Sec-WebSocket-Version"_s, u"12"_s }, { true, u"X-A"_s, u"1"_s },
            { false, u"X-B"_s, u"{{y}}"_s } };
        draft.removedHeaders = { u"Upgrade"_s };
        draft.subprotocols = { u"chat"_s };
        draft.origin = u"https://app.example"_s;
        draft.extensions = u"permessage-deflate"_s;
        draft.authorization = { DraftAuthorization::Kind::Bearer, u"ann"_s, u"p"_s, u"t"_s };
        draft.cookies = { { true, u"a"_s, u"1"_s }, { false, u"b"_s, u"2"_s } };
        draft.raw = { false, DraftRaw::Form::Hex, u"00"_s };
        draft.tls = { false, {}, {}, {}, u"name"_s };
        draft.proxy = { u"http://proxy:3128"_s, u"u"_s, u"p"_s };
        draft.timeout = 3;
        draft.pingPeriod = 20;
        draft.messageLimit = 2;
        draft.lenient = true;
        m_dialog->setDraft(draft);
        QCOMPARE(m_dialog->draft(), draft);
        QCOMPARE(row(4)->source(), HeaderListModel::Source::Override);
    }

    /// Where there is no room beside the form, they take its place until one is chosen.
    void presetsAreReachedInANarrowDialog()
    {
        url()->setText(u"ws://one.example/"_s);
        savePreset(u"one"_s, {});
        auto *show = button(u"&Presets"_s);
        QVERIFY(show && !show->isVisible()); // they are there
        QVERIFY(presets()->isVisible());
        url()->setText(u"ws://other.example/"_s);
        m_dialog->resize(800, 600);
        QTRY_VERIFY(show->isVisible());
        QVERIFY(!presets()->isVisible());
        QVERIFY(m_dialog->form()->isVisible());

        QCOMPARE(show->shortcut(), QKeySequence(Qt::ALT | Qt::Key_P));
        QTest::keyClick(show, Qt::Key_Space);
        QVERIFY(presets()->isVisible());
        QVERIFY(presets()->hasFocus());
        QVERIFY(!m_dialog->form()->isVisible());
        QTest::keyClick(presets(), Qt::Key_Escape); // back, and nothing is lost
        QVERIFY(m_dialog->isVisible());
        QVERIFY(m_dialog->form()->isVisible());
        QVERIFY(url()->hasFocus());
        QCOMPARE(url()->text(), u"ws://other.example/"_s);

        QTest::mouseClick(show, Qt::LeftButton);
        presets()->setCurrentIndex(presets()->model()->index(0, 0));
        QTest::keyClick(presets(), Qt::Key_Return);
        QCOMPARE(url()->text(), u"ws://one.example/"_s);
        QVERIFY(m_dialog->form()->isVisible());
        QVERIFY(!show->isChecked());

        QTest::mouseClick(show, Qt::LeftButton);
        m_dialog->resize(1120, 680); // room for both again
        QTRY_VERIFY(m_dialog->form()->isVisible());
        QVERIFY(presets()->isVisible());
        QVERIFY(!show->isVisible());
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
    }

    void tabbingThroughRecentUrlsChoosesNone()
    {
        url()->setText(u"ws://recent.example/"_s);
        m_dialog->accept();
        open();
        url()->setText(u"ws://typed.example/"_s);
        QListWidget *recent = nullptr;
        for (auto *list : m_dialog->findChildren<QListWidget *>()) {
            if (list->accessibleName() == u"Recent URLs"_s)
                recent = list;
        }
        QVERIFY(recent);
        recent->setFocus(Qt::TabFocusReason);
        QVERIFY(recent->hasFocus());
        QCOMPARE(url()->text(), u"ws://typed.example/"_s);
        QTest::keyClick(recent, Qt::Key_Space);
        QCOMPARE(url()->text(), u"ws://recent.example/"_s);
    }

    /// It is made for each attempt, and is no secret.
    void previewHasNoKeyYet()
    {
        url()->setText(u"ws://server.example/"_s);
        QTRY_VERIFY(preview().contains(u"Host: server.example"_s));
        QVERIFY2(preview().contains(u"Sec-WebSocket-Key: … "_s), qPrintable(preview()));
    }

    void previewGivesWayToTheFields()
    {
        const auto *preview = m_dialog->findChild<WirePreview *>();
        m_dialog->resize(1120, 680);
        QTRY_VERIFY(preview->isVisible());
        m_dialog->resize(600, 680);
        QTRY_VERIFY(!preview->isVisible());
        QCOMPARE(m_dialog->width(), 600);
        m_dialog->resize(1120, 680);
        QTRY_VERIFY(preview->isVisible());
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
        m_dialog = std::make_unique<NewConnectionDialog>(m_theme, *m_environments);
        m_dialog->resize(1120, 680); // as on a screen of the usual size
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
    /// Shows the page \a number.
    QWidget *page(RequestForm::Page number) const
    {
        m_dialog->form()->setCurrentPage(number);
        return m_dialog->form()->findChild<QStackedWidget *>()->currentWidget();
    }
    QPushButton *button(const QString &text) const
    {
        for (auto *found : m_dialog->findChildren<QPushButton *>()) {
            if (found->text() == text)
                return found;
        }
        return nullptr;
    }
    QCheckBox *checkBox(const QString &text) const
    {
        for (auto *box : m_dialog->findChildren<QCheckBox *>()) {
            if (box->text() == text)
                return box;
        }
        return nullptr;
    }
    QListView *presets() const
    {
        return m_dialog->findChild<PresetPane *>()->findChild<QListView *>();
    }
    static QStringList rowTexts(const QAbstractItemView *list)
    {
        QStringList texts;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            texts.append(list->model()->index(row, 0).data().toString());
        return texts;
    }
    void savePreset(const QString &name, const QString &folder, bool secrets = false)
    {
        QTest::mouseClick(button(u"Save preset"_s), Qt::LeftButton);
        auto *dialog = m_dialog->findChild<SavePresetDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(name);
        dialog->findChild<QComboBox *>()->setCurrentText(folder);
        dialog->findChild<QCheckBox *>()->setChecked(secrets);
        dialog->accept();
        QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
    }
    QComboBox *environmentBox() const
    {
        for (auto *box : m_dialog->findChildren<QComboBox *>()) {
            if (box->accessibleName() == u"Environment")
                return box;
        }
        return nullptr;
    }
    void chooseEnvironment(const QString &name)
    {
        auto *box = environmentBox();
        box->setCurrentText(name);
        emit box->activated(box->currentIndex());
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
    NoteRow *urlNote() const { return url()->parentWidget()->findChildren<NoteRow *>().at(0); }
    NoteRow *pasteNote() const { return url()->parentWidget()->findChildren<NoteRow *>().at(1); }
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
    std::unique_ptr<Environments> m_environments;
    std::unique_ptr<NewConnectionDialog> m_dialog;
};

QTEST_MAIN(NewConnectionDialogTest)
#include "tst_newconnectiondialog.moc"
