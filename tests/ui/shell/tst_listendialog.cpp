#include "tests/ui/widgets/guiwarnings.h"
#include "ui/connect/filefield.h"
#include "ui/shell/listendialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QSslCertificate>
#include <QTemporaryFile>

using namespace Framescope;
using namespace Qt::StringLiterals;

class ListenDialogTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_dialog = std::make_unique<ListenDialog>(m_theme);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup() { m_dialog.reset(); }

    void listensOnThisMachineOnly()
    {
        const ServerOptions options = m_dialog->options();
        QCOMPARE(options.address, QHostAddress(QHostAddress::LocalHost));
        QCOMPARE(options.port, quint16(0));
        QCOMPARE(options.behavior, ServerBehavior::Echo);
        QCOMPARE(options.origins, QStringList { u"same"_s });
        QVERIFY(!options.tls);
        QVERIFY(!hasNote(u"network"_s));
    }

    void enterListens()
    {
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        spinBox(u"Port"_s)->setValue(9001);
        QTest::keyClick(comboBox(u"Address"_s)->lineEdit(), Qt::Key_Return);
        QCOMPARE(accepted.size(), 1);
        QCOMPARE(m_dialog->options().port, quint16(9001));
    }

    void warnsBeyondLoopback_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("warned");
        QTest::newRow("all IPv4") << u"0.0.0.0"_s << true;
        QTest::newRow("all IPv6") << u"::"_s << true;
        QTest::newRow("one of the network") << u"192.0.2.7"_s << true;
        QTest::newRow("loopback") << u"127.0.0.2"_s << false;
        QTest::newRow("loopback IPv6") << u"::1"_s << false;
    }
    void warnsBeyondLoopback()
    {
        QFETCH(QString, address);
        QFETCH(bool, warned);
        comboBox(u"Address"_s)->setEditText(address);
        QCOMPARE(hasNote(u"network"_s), warned);
        QVERIFY(listenButton()->isEnabled());
        QCOMPARE(m_dialog->options().address, QHostAddress(address));
    }

    void refusesWhatIsNoAddress()
    {
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        comboBox(u"Address"_s)->setEditText(u"somewhere"_s);
        QVERIFY(!listenButton()->isEnabled());
        QVERIFY(listenButton()->toolTip().contains(u"IP address"_s));
        m_dialog->accept();
        QCOMPARE(accepted.size(), 0);
    }

    void choosesOrigins()
    {
        QComboBox *rule = comboBox(u"Origins"_s);
        rule->setCurrentIndex(1);
        QCOMPARE(m_dialog->options().origins, QStringList { u"any"_s });
        QVERIFY(hasNote(u"browser"_s));
        rule->setCurrentIndex(2);
        QVERIFY(!listenButton()->isEnabled());
        auto *patterns = rule->parentWidget()->findChild<QLineEdit *>();
        QVERIFY(patterns->isVisible());
        patterns->setText(u" https://*.a.example  null "_s);
        QVERIFY(listenButton()->isEnabled());
        QCOMPARE(
            m_dialog->options().origins, (QStringList { u"https://*.a.example"_s, u"null"_s }));
    }

    void takesBehaviourLimitAndSubprotocols()
    {
        comboBox(u"Behaviour"_s)->setCurrentIndex(1);
        spinBox(u"Largest message"_s)->setValue(1);
        auto *names = m_dialog->findChild<QPlainTextEdit *>();
        names->setPlainText(u"chat\nsuperchat"_s);
        const ServerOptions options = m_dialog->options();
        QCOMPARE(options.behavior, ServerBehavior::Sink);
        QCOMPARE(options.messageLimit, quint64(1 << 20));
        QCOMPARE(options.subprotocols, (QStringList { u"chat"_s, u"superchat"_s }));
        names->setPlainText(u"no token"_s);
        QVERIFY(!listenButton()->isEnabled());
    }

    void needsCertificateAndKeyTogether()
    {
        comboBox(u"TLS"_s)->setCurrentIndex(2);
        QVERIFY(!listenButton()->isEnabled());
        QList<FileField *> files = m_dialog->findChildren<FileField *>();
        files.removeIf([](const FileField *field) { return !field->isVisible(); });
        QCOMPARE(files.size(), 2);
        files[0]->setPath(u"/nowhere/cert.pem"_s);
        QVERIFY(listenButton()->toolTip().contains(u"private key"_s));
        files[1]->setPath(u"/nowhere/key.pem"_s);
        QVERIFY(!listenButton()->isEnabled());
        QVERIFY(listenButton()->toolTip().contains(u"/nowhere/cert.pem"_s));
        files[0]->setPath({});
        QVERIFY(!listenButton()->isEnabled());
        QVERIFY(hasNote(u"certificate"_s));
        comboBox(u"TLS"_s)->setCurrentIndex(0);
        QVERIFY(!files[1]->isVisible() && !hasNote(u"certificate"_s));
        QVERIFY(listenButton()->isEnabled());
        QVERIFY(!m_dialog->options().tls);
    }

    void makesItsOwnCertificate()
    {
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        comboBox(u"TLS"_s)->setCurrentIndex(1);
        QVERIFY(hasNote(u"Clients refuse it"_s));
        m_dialog->accept();
        QCOMPARE(accepted.size(), 1);
        const auto tls = m_dialog->options().tls;
        QVERIFY(tls);
        const QSslCertificate certificate = tls->certificateChain.constFirst();
        QVERIFY(certificate.isSelfSigned());
        QVERIFY(certificate.subjectAlternativeNames().values().contains(u"127.0.0.1"_s));
    }

    void watchesAFile()
    {
        auto *file = m_dialog->findChild<FileField *>();
        QVERIFY(!file->isVisible());
        comboBox(u"Behaviour"_s)->setCurrentIndex(2);
        QVERIFY(file->isVisible());
        QVERIFY(!listenButton()->isEnabled());
        QVERIFY(listenButton()->toolTip().contains(u"file to watch"_s));
        QTemporaryFile watched;
        QVERIFY(watched.open());
        file->setPath(watched.fileName());
        QVERIFY(listenButton()->isEnabled());
        QCOMPARE(m_dialog->options().behavior, ServerBehavior::Watch);
        QCOMPARE(m_dialog->options().watchedFile, watched.fileName());
    }

private:
    QComboBox *comboBox(const QString &name) const
    {
        for (auto *box : m_dialog->findChildren<QComboBox *>()) {
            if (box->accessibleName() == name)
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
    QPushButton *listenButton() const
    {
        for (auto *button : m_dialog->findChildren<QPushButton *>()) {
            if (button->text() == u"Listen")
                return button;
        }
        return nullptr;
    }
    bool hasNote(const QString &part) const
    {
        const auto notes = m_dialog->findChildren<NoteRow *>();
        return std::any_of(notes.begin(), notes.end(), [&part](const NoteRow *note) {
            return note->isVisible() && note->text().contains(part);
        });
    }

    Theme m_theme;
    std::unique_ptr<ListenDialog> m_dialog;
};

QTEST_MAIN(ListenDialogTest)
#include "tst_listendialog.moc"
