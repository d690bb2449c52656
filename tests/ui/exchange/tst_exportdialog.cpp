#include "ui/exchange/exportdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestExportDialog : public QObject
{
    Q_OBJECT
private slots:
    void blanksCredentialsByItself();
    void looksLikeOtherDialogs();
    void asksForWhatWasChosen();
    void refusesWhatCannotBeUnderstood_data();
    void refusesWhatCannotBeUnderstood();
    void namesEveryControl();

private:
    Theme m_theme;
};

/// As they are hidden in the window, until somebody wants them.
void TestExportDialog::blanksCredentialsByItself()
{
    const ExportDialog dialog(m_theme);
    QCOMPARE(dialog.format(), ExchangeFormat::JsonLines);
    QVERIFY(dialog.redaction().credentials);
    QVERIFY(dialog.redaction().headers.isEmpty() && dialog.redaction().patterns.isEmpty());
    dialog.findChild<QCheckBox *>()->click();
    QVERIFY(dialog.redaction().isEmpty());
}

/// What is done stands filled at the end.
void TestExportDialog::looksLikeOtherDialogs()
{
    qApp->setStyleSheet(m_theme.styleSheet());
    ExportDialog dialog(m_theme);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto buttons = dialog.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    const auto isExport = [](const QPushButton *button) { return button->text().contains(u'…'); };
    QPushButton *exports = isExport(buttons.first()) ? buttons.first() : buttons.last();
    const QPushButton *cancel = isExport(buttons.first()) ? buttons.last() : buttons.first();
    QVERIFY(exports->x() > cancel->x());
    const QImage image = exports->grab().toImage();
    QCOMPARE(image.pixelColor(8, image.height() / 2), m_theme.color(Theme::Token::AccentFill));
    qApp->setStyleSheet({});
}

void TestExportDialog::asksForWhatWasChosen()
{
    ExportDialog dialog(m_theme);
    auto *format = dialog.findChild<QComboBox *>();
    format->setCurrentIndex(format->findData(static_cast<int>(ExchangeFormat::PcapNg)));
    dialog.findChild<QCheckBox *>()->setChecked(true);
    dialog.findChild<QLineEdit *>()->setText(u" X-Key,, X-Other "_s);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"a+\n\nb"_s);
    QCOMPARE(dialog.format(), ExchangeFormat::PcapNg);
    const Redaction redaction = dialog.redaction();
    QVERIFY(redaction.credentials);
    QCOMPARE(redaction.headers, (QList<QByteArray> { "X-Key", "X-Other" }));
    QCOMPARE(redaction.patterns, (QList<QString> { u"a+"_s, u"b"_s }));
}

void TestExportDialog::refusesWhatCannotBeUnderstood_data()
{
    QTest::addColumn<QString>("headers");
    QTest::addColumn<QString>("patterns");
    QTest::newRow("header") << u"X Key"_s << QString();
    QTest::newRow("pattern") << QString() << u"(unclosed"_s;
}

void TestExportDialog::refusesWhatCannotBeUnderstood()
{
    QFETCH(QString, headers);
    QFETCH(QString, patterns);
    ExportDialog dialog(m_theme);
    QPushButton *button = nullptr;
    for (QPushButton *candidate : dialog.findChildren<QPushButton *>()) {
        if (candidate->text().contains(u'…'))
            button = candidate;
    }
    QVERIFY(button && button->isEnabled());
    dialog.findChild<QLineEdit *>()->setText(headers);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(patterns);
    QVERIFY(!button->isEnabled());
    dialog.findChild<QLineEdit *>()->clear();
    dialog.findChild<QPlainTextEdit *>()->clear();
    QVERIFY(button->isEnabled());
}

void TestExportDialog::namesEveryControl()
{
    const ExportDialog dialog(m_theme);
    for (const QWidget *field : { static_cast<QWidget *>(dialog.findChild<QComboBox *>()),
             static_cast<QWidget *>(dialog.findChild<QLineEdit *>()),
             static_cast<QWidget *>(dialog.findChild<QPlainTextEdit *>()) })
        QVERIFY(!field->accessibleName().isEmpty());
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
