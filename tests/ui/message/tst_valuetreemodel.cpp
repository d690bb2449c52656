#include "app/message/cbortree.h"
#include "app/message/jsontree.h"
#include "ui/message/valuetreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const ValueTree> jsonTree(const QByteArray &json)
{
    return std::make_shared<const ValueTree>(*readJsonTree(json));
}

QString text(const QModelIndex &index, int column)
{
    return index.siblingAtColumn(column).data().toString();
}

} // namespace

class ValueTreeModelTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsNamesValuesTypesAndOctets()
    {
        ValueTreeModel model;
        QAbstractItemModelTester tester(&model);
        tester.setUseFetchMore(false); // it would do so in the middle of a reset
        model.setTree(jsonTree("{\"a\":[1,\"x\"],\"b c\":null}"));
        const QModelIndex root = model.index(0, 0);
        QCOMPARE(text(root, ValueTreeModel::NameColumn), QString());
        QCOMPARE(text(root, ValueTreeModel::OctetsColumn), u"0 to 23"_s);
        QVERIFY(model.canFetchMore(root));
        QCOMPARE(model.rowCount(root), 0);
        model.fetchMore(root);
        QCOMPARE(model.rowCount(root), 2);
        const QModelIndex list = model.index(0, 0, root);
        QCOMPARE(text(list, ValueTreeModel::NameColumn), u"a"_s);
        QCOMPARE(text(list, ValueTreeModel::ValueColumn), u"[1, \"x\"]"_s);
        model.fetchMore(list);
        const QModelIndex x = model.index(1, 0, list);
        QCOMPARE(text(x, ValueTreeModel::NameColumn), u"1"_s);
        QCOMPARE(text(x, ValueTreeModel::ValueColumn), u"\"x\""_s);
        QCOMPARE(text(x, ValueTreeModel::TypeColumn), u"string"_s);
        QCOMPARE(model.path(x), u"$.a[1]"_s);
        QCOMPARE(model.path(model.index(1, 0, root)), u"$['b c']"_s);
        QVERIFY(!model.hasChildren(x));
    }

    void showsWhatHasNoName()
    {
        ValueTreeModel model;
        QAbstractItemModelTester tester(&model);
        tester.setUseFetchMore(false); // it would do so in the middle of a reset
        model.setTree(std::make_shared<const ValueTree>(
            *readCborTree(QByteArray::fromHex("a2820102036161c100"))));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        QCOMPARE(text(model.index(0, 0, root), ValueTreeModel::NameColumn), u"[1, 2]"_s);
        QCOMPARE(text(model.index(0, 0, root), ValueTreeModel::ValueColumn), u"3"_s);
        const QModelIndex tag = model.index(1, 0, root);
        QCOMPARE(text(tag, ValueTreeModel::ValueColumn), u"1(0)"_s);
        model.fetchMore(tag);
        QCOMPARE(model.rowCount(tag), 1);
        QCOMPARE(model.path(model.index(0, 0, tag)), u"$.a"_s);
    }

    void showsANameWhoseValueIsMissing()
    {
        ValueTreeModel model;
        QAbstractItemModelTester tester(&model);
        tester.setUseFetchMore(false); // it would do so in the middle of a reset
        model.setTree(jsonTree("{\"a\":1,\"b\""));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        QCOMPARE(model.rowCount(root), 2);
        QCOMPARE(text(model.index(1, 0, root), ValueTreeModel::NameColumn), u"b"_s);
        QCOMPARE(text(model.index(1, 0, root), ValueTreeModel::ValueColumn), u"missing"_s);
    }

    void groupsWhatIsMuch()
    {
        QByteArray json = "[";
        for (int i = 0; i < 2'500; ++i)
            json += QByteArray::number(i) + ',';
        ValueTreeModel model;
        model.setTree(jsonTree(json + "[]]"));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        QCOMPARE(model.rowCount(root), 3);
        const QModelIndex group = model.index(2, 0, root);
        QCOMPARE(text(group, ValueTreeModel::NameColumn), u"2,000 to 2,500"_s);
        QVERIFY(!group.data(ValueTreeModel::NodeRole).isValid());
        model.fetchMore(group);
        QCOMPARE(model.rowCount(group), 501);
        const QModelIndex value = model.index(7, 0, group);
        QCOMPARE(text(value, ValueTreeModel::NameColumn), u"2007"_s);
        QCOMPARE(text(value, ValueTreeModel::ValueColumn), u"2007"_s);
        QCOMPARE(model.path(value), u"$[2007]"_s);
        QCOMPARE(model.parent(value), group);
    }

    void hidesNothingAndLetsNothingAct()
    {
        ValueTreeModel model;
        model.setTree(jsonTree("[\"\xE2\x80\xAE\xFF\"]"));
        const QModelIndex root = model.index(0, 0);
        model.fetchMore(root);
        QCOMPARE(text(model.index(0, 0, root), ValueTreeModel::ValueColumn), u"\"\\u202E\\xFF\""_s);
    }
};

QTEST_GUILESS_MAIN(ValueTreeModelTest)
#include "tst_valuetreemodel.moc"
