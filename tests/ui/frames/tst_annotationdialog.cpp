#include "ui/frames/annotationdialog.h"
#include "ui/frames/annotationtone.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestAnnotationDialog : public QObject
{
    Q_OBJECT
private slots:
    void beginsEmpty();
    void changesWhatWasSaid();
    void takesBackWhatWasSaid();
    void refusesWhatIsTooLong();
    void worksByKeyboard();
    void namesItsFields();
    void everyColourCanBeRead_data();
    void everyColourCanBeRead();

private:
    static QPushButton *button(const AnnotationDialog &dialog, const QString &text);

    Theme m_theme;
};

QPushButton *TestAnnotationDialog::button(const AnnotationDialog &dialog, const QString &text)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

void TestAnnotationDialog::beginsEmpty()
{
    const AnnotationDialog dialog(m_theme, 7, {});
    QVERIFY(dialog.annotation().isEmpty());
    QVERIFY(!button(dialog, u"Remove"_s));
    QVERIFY(button(dialog, u"Keep"_s)->isEnabled());
}

void TestAnnotationDialog::changesWhatWasSaid()
{
    Annotations others;
    others.put({ 7, AnnotationColour::Green, u"fine"_s });
    AnnotationDialog dialog(m_theme, 7, others);
    QCOMPARE(dialog.annotation(), (Annotation { 7, AnnotationColour::Green, u"fine"_s }));
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"  not so fine\nat all \n"_s);
    auto *colour = dialog.findChild<QComboBox *>();
    colour->setCurrentIndex(colour->findText(u"red"_s));
    const Annotation expected { 7, AnnotationColour::Red, u"not so fine\nat all"_s };
    QCOMPARE(dialog.annotation(), expected);
}

void TestAnnotationDialog::takesBackWhatWasSaid()
{
    Annotations others;
    others.put({ 7, AnnotationColour::Green, u"fine"_s });
    AnnotationDialog dialog(m_theme, 7, others);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    button(dialog, u"Remove"_s)->click();
    QCOMPARE(accepted.size(), 1);
    QVERIFY(dialog.annotation().isEmpty());
}

void TestAnnotationDialog::refusesWhatIsTooLong()
{
    AnnotationDialog dialog(m_theme, 7, {});
    auto *note = dialog.findChild<QPlainTextEdit *>();
    note->setPlainText(QString(Annotations::MaxNoteOctets + 1, u'x'));
    QVERIFY(!button(dialog, u"Keep"_s)->isEnabled());
    note->setPlainText(QString(Annotations::MaxNoteOctets, u'x'));
    QVERIFY(button(dialog, u"Keep"_s)->isEnabled());
}

void TestAnnotationDialog::worksByKeyboard()
{
    AnnotationDialog dialog(m_theme, 7, {});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    QWidget *note = dialog.focusWidget();
    QVERIFY(qobject_cast<QPlainTextEdit *>(note));
    QTest::keyClicks(note, u"one"_s);
    QTest::keyClick(note, Qt::Key_Return); // a line of the note
    QTest::keyClicks(note, u"two"_s);
    QTest::keyClick(note, Qt::Key_Tab);
    QVERIFY(qobject_cast<QComboBox *>(dialog.focusWidget()));
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Down);
    QCOMPARE(accepted.size(), 0);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(dialog.annotation(), (Annotation { 7, AnnotationColour::Red, u"one\ntwo"_s }));
}

void TestAnnotationDialog::namesItsFields()
{
    const AnnotationDialog dialog(m_theme, 7, {});
    QCOMPARE(dialog.findChild<QPlainTextEdit *>()->accessibleName(), u"Note"_s);
    QCOMPARE(dialog.findChild<QComboBox *>()->accessibleName(), u"Colour"_s);
    QCOMPARE(dialog.findChild<QComboBox *>()->count(), 8);
}

void TestAnnotationDialog::everyColourCanBeRead_data()
{
    QTest::addColumn<Theme::Scheme>("scheme");
    QTest::newRow("light") << Theme::Scheme::Light;
    QTest::newRow("dark") << Theme::Scheme::Dark;
}

/// WCAG 2.1 §1.4.3: 4.5 to 1.
void TestAnnotationDialog::everyColourCanBeRead()
{
    QFETCH(Theme::Scheme, scheme);
    Theme theme;
    theme.setScheme(scheme);
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
            + 0.0722 * linear(color.blueF());
    };
    for (int i = 0; i <= static_cast<int>(AnnotationColour::Grey); ++i) {
        const AnnotationTone tone = annotationTone(theme, static_cast<AnnotationColour>(i));
        const auto [dark, light] = std::minmax({ luminance(tone.text), luminance(tone.ground) });
        QVERIFY2((light + 0.05) / (dark + 0.05) >= 4.5, qPrintable(QString::number(i)));
    }
}

QTEST_MAIN(TestAnnotationDialog)
#include "tst_annotationdialog.moc"
