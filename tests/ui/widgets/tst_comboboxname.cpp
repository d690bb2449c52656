#include "ui/widgets/comboboxname.h"

#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

/// What a screen reader is told of a combo box without a label.
class ComboBoxNameTest : public QObject
{
    Q_OBJECT

private slots:
    void isToldBesideTheValue_data();
    void isToldBesideTheValue();
};

void ComboBoxNameTest::isToldBesideTheValue_data()
{
    QTest::addColumn<bool>("isEditable");
    QTest::newRow("a choice") << false;
    QTest::newRow("a choice, or what is typed") << true;
}

void ComboBoxNameTest::isToldBesideTheValue()
{
    QFETCH(bool, isEditable);
    QComboBox box;
    box.setEditable(isEditable);
    box.addItems({ u"text"_s, u"binary"_s });
    nameComboBox(&box, u"Opcode"_s);

    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&box);
    const QString name = told->text(QAccessible::Name);
    const QString description = told->text(QAccessible::Description);
    QVERIFY2(name == u"Opcode" || description == u"Opcode", qPrintable(name));
    QCOMPARE(told->text(QAccessible::Value), u"text"_s);
    if (isEditable) {
        QAccessibleInterface *editor = QAccessible::queryAccessibleInterface(box.lineEdit());
        QCOMPARE(editor->text(QAccessible::Name), u"Opcode"_s);
    }
}

QTEST_MAIN(ComboBoxNameTest)
#include "tst_comboboxname.moc"
