#include "tests/ui/widgets/guiwarnings.h"
#include "ui/shell/proxydialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace Framescope;
using namespace Qt::StringLiterals;

class ProxyDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_data.isValid());
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path())); // the authority is made there
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init()
    {
        failOnGuiWarnings();
        m_dialog = std::make_unique<ProxyDialog>(m_theme);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void needsAServer()
    {
        QVERIFY(!start()->isEnabled());
        QVERIFY(start()->toolTip().contains(u"URL"_s));
        server()->setText(u"http://server.example/"_s);
        QVERIFY(!start()->isEnabled());
        QVERIFY(hasNote(u"not the address of a WebSocket"_s));
        server()->setText(u"wss://server.example/chat"_s);
        QVERIFY(start()->isEnabled());
        const ProxyOptions options = m_dialog->options();
        QCOMPARE(options.address, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(options.port, quint16(9100));
        QCOMPARE(options.target, QUrl(u"wss://server.example/chat"_s));
        QVERIFY(!options.strict);
        QVERIFY(!options.terminateTls);
        QVERIFY(options.tls.verifyPeer);
    }

    void forwardsWithoutOne()
    {
        findNamed<QComboBox>(u"Where clients are connected to"_s)->setCurrentIndex(1);
        QVERIFY(start()->isEnabled());
        QVERIFY(!server()->isEnabled());
        QVERIFY(hasNote(u"SOCKS5"_s));
        QVERIFY(!m_dialog->options().target);
    }

    void takesWhatIsChosen()
    {
        server()->setText(u"ws://127.0.0.1:9001/"_s);
        check(u"rule is broken"_s)->setChecked(true);
        check(u"Decrypt TLS"_s)->setChecked(true);
        QVERIFY(hasNote(u"never leaves it"_s));
        check(u"Verify the certificate"_s)->setChecked(false);
        findNamed<QSpinBox>(u"Port"_s)->setValue(0);
        const ProxyOptions options = m_dialog->options();
        QVERIFY(options.strict);
        QVERIFY(options.terminateTls);
        QVERIFY(!options.tls.verifyPeer);
        QCOMPARE(options.port, quint16(0));
    }

    void warnsBeyondLoopback()
    {
        findNamed<QComboBox>(u"Address"_s)->setEditText(u"0.0.0.0"_s);
        QVERIFY(hasNote(u"network"_s));
        findNamed<QComboBox>(u"Address"_s)->setEditText(u"here"_s);
        server()->setText(u"ws://127.0.0.1:9001/"_s);
        QVERIFY(!start()->isEnabled());
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        m_dialog->accept();
        QVERIFY(accepted.isEmpty());
    }

    void exportsTheCertificateAndNothingElse()
    {
        const QString path = m_data.filePath(u"ca.pem"_s);
        exportTo(path);
        QTRY_VERIFY(hasNote(u"was written"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pem = file.readAll();
        QVERIFY(pem.contains("BEGIN CERTIFICATE"));
        QVERIFY(!pem.contains("PRIVATE"));
        exportTo(m_data.filePath(u"no/such/ca.pem"_s));
        QTRY_VERIFY(hasNote(u"Cannot write"_s));
    }

private:
    void exportTo(const QString &path)
    {
        for (auto *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text().startsWith(u"Export"_s))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        auto *dialog = m_dialog->findChild<QFileDialog *>();
        QVERIFY(dialog);
        emit dialog->fileSelected(path);
        delete dialog;
    }
    template <typename Widget>
    Widget *findNamed(const QString &name) const
    {
        for (auto *widget : m_dialog->findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    QLineEdit *server() const { return findNamed<QLineEdit>(u"Server"_s); }
    QPushButton *start() const
    {
        for (auto *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Start the proxy")
                return button;
        }
        return nullptr;
    }
    QCheckBox *check(const QString &part) const
    {
        for (auto *box : m_dialog->findChildren<QCheckBox *>()) {
            if (box->text().contains(part))
                return box;
        }
        return nullptr;
    }
    bool hasNote(const QString &part) const
    {
        const auto notes = m_dialog->findChildren<NoteRow *>();
        return std::any_of(notes.begin(), notes.end(), [&part](const NoteRow *note) {
            return note->isVisibleTo(note->parentWidget()) && note->text().contains(part);
        });
    }

    QTemporaryDir m_data;
    Theme m_theme;
    std::unique_ptr<ProxyDialog> m_dialog;
};

QTEST_MAIN(ProxyDialogTest)
#include "tst_proxydialog.moc"
