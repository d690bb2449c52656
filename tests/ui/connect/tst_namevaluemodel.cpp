#include "ui/connect/namevaluemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Model = NameValueModel;

class NameValueModelTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_model = std::make_unique<Model>(u"Secret"_s, false, true);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void typingInTheBlankRowAddsOne()
    {
        QSignalSpy changed(m_model.get(), &Model::changed);
        QCOMPARE(m_model->rowCount(), 1);
        QVERIFY(!m_model->setData(cell(0, Model::NameColumn), QString()));
        QVERIFY(!m_model->setData(cell(0, Model::FlagColumn), Qt::Checked, Qt::CheckStateRole));
        QVERIFY(m_model->setData(cell(0, Model::NameColumn), u"a"_s));
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(m_model->setData(cell(0, Model::ValueColumn), u"1"_s));
        QCOMPARE(m_model->rows(), (QList<Model::Row> { { false, u"a"_s, u"1"_s } }));
        QCOMPARE(changed.size(), 2);
    }

    void hidesValues()
    {
        m_model->setRows({ { true, u"a"_s, u"s3cret"_s }, { false, u"b"_s, u"open"_s },
            { true, u"c"_s, u"{{d}}"_s }, { true, u"d"_s, {} } });
        QCOMPARE(cell(0, Model::ValueColumn).data().toString(), u"••••••••"_s);
        QCOMPARE(cell(0, Model::ValueColumn).data(Qt::EditRole).toString(), u"s3cret"_s);
        QCOMPARE(cell(1, Model::ValueColumn).data().toString(), u"open"_s);
        QCOMPARE(cell(2, Model::ValueColumn).data().toString(), u"{{d}}"_s);
        QCOMPARE(cell(3, Model::ValueColumn).data().toString(), QString());
    }

    void removesRowsButNotTheBlankOne()
    {
        m_model->setRows({ { false, u"a"_s, {} }, { false, u"b"_s, {} } });
        QVERIFY(!m_model->removeRow(2));
        QVERIFY(m_model->removeRow(0));
        QCOMPARE(m_model->rows(), (QList<Model::Row> { { false, u"b"_s, {} } }));
    }

    void takesNoMoreThanItMay()
    {
        m_model->setRows(QList<Model::Row>(Model::MaxRows, { false, u"a"_s, {} }));
        QVERIFY(!m_model->setData(cell(Model::MaxRows, Model::NameColumn), u"b"_s));
        QCOMPARE(m_model->rows().size(), Model::MaxRows);
    }

private:
    QModelIndex cell(int row, int column) const { return m_model->index(row, column); }

    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_APPLESS_MAIN(NameValueModelTest)
#include "tst_namevaluemodel.moc"
