#include "ui/connect/namevaluetable.h"
#include "ui/theme/theme.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Model = NameValueModel;

class TestNameValueTable : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void takesBackWhatWasTyped();
    void takesBackRowsThatWereRemovedTogether();
    void takesNothingBackOfWhatItIsFilledWith();
    void leavesUndoToTheEditorThatIsOpen();

private:
    void type(int row, int column, const QString &text);

    const QList<Model::Row> m_filled { { false, u"a"_s, u"1"_s }, { true, u"b"_s, u"2"_s },
        { false, u"c"_s, u"3"_s } };
    Theme m_theme;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<NameValueTable> m_table;
};

void TestNameValueTable::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_model = std::make_unique<Model>(u"Secret"_s, false, true);
    m_model->setRows(m_filled);
    m_table = std::make_unique<NameValueTable>(m_theme, u"Variables"_s, m_model.get());
    m_table->show();
    m_table->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
}

void TestNameValueTable::cleanup()
{
    m_table.reset();
    m_model.reset();
}

void TestNameValueTable::type(int row, int column, const QString &text)
{
    m_table->setCurrentIndex(m_model->index(row, column));
    QTest::keyClicks(m_table.get(), text);
    QWidget *editor = QApplication::focusWidget();
    QVERIFY(editor != m_table.get());
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(QApplication::focusWidget(), m_table.get());
}

void TestNameValueTable::takesBackWhatWasTyped()
{
    type(1, Model::ValueColumn, u"x"_s);
    type(3, Model::NameColumn, u"d"_s);
    QList<Model::Row> edited = m_filled;
    edited[1].value = u"x"_s;
    QList<Model::Row> extended = edited;
    extended.append({ false, u"d"_s, {} });
    QCOMPARE(m_model->rows(), extended);

    QTest::keySequence(m_table.get(), QKeySequence::Undo);
    QCOMPARE(m_model->rows(), edited);
    QTest::keySequence(m_table.get(), QKeySequence::Undo);
    QCOMPARE(m_model->rows(), m_filled);
    QTest::keySequence(m_table.get(), QKeySequence::Undo);
    QCOMPARE(m_model->rows(), m_filled);
    QTest::keySequence(m_table.get(), QKeySequence::Redo);
    QTest::keySequence(m_table.get(), QKeySequence::Redo);
    QCOMPARE(m_model->rows(), extended);
}

void TestNameValueTable::takesBackRowsThatWereRemovedTogether()
{
    m_table->setCurrentIndex(m_model->index(1, Model::NameColumn));
    m_table->selectAll();
    QTest::keyClick(m_table.get(), Qt::Key_Delete);
    QCOMPARE(m_model->rows(), QList<Model::Row>());
    QTest::keySequence(m_table.get(), QKeySequence::Undo);
    QCOMPARE(m_model->rows(), m_filled);
    QVERIFY(m_table->currentIndex().isValid());
}

void TestNameValueTable::takesNothingBackOfWhatItIsFilledWith()
{
    type(0, Model::ValueColumn, u"x"_s);
    const QList<Model::Row> others { { true, u"other"_s, u"9"_s } };
    m_model->setRows(others);
    QTest::keySequence(m_table.get(), QKeySequence::Undo);
    QCOMPARE(m_model->rows(), others);
}

void TestNameValueTable::leavesUndoToTheEditorThatIsOpen()
{
    type(0, Model::ValueColumn, u"x"_s);
    m_table->setCurrentIndex(m_model->index(1, Model::ValueColumn));
    QTest::keyClicks(m_table.get(), u"y"_s);
    QWidget *editor = QApplication::focusWidget();
    QVERIFY(editor != m_table.get());
    QTest::keySequence(editor, QKeySequence::Undo);
    QCOMPARE(m_model->rows().at(0).value, u"x"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
}

QTEST_MAIN(TestNameValueTable)
#include "tst_namevaluetable.moc"
