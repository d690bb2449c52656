#include "ui/commands/commandmodel.h"
#include "ui/shell/mainactions.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestCommandModel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        m_actions = std::make_unique<MainActions>(*m_theme);
        m_bar = std::make_unique<QMenuBar>();
        m_actions->fill(*m_bar, new QMenu(u"Open &Recent"_s, m_bar.get()),
            new QMenu(u"Sort &by"_s, m_bar.get()));
        m_model = std::make_unique<CommandModel>(*m_bar);
    }

    void cleanup()
    {
        m_model.reset();
        m_bar.reset();
        m_actions.reset();
    }

    void hasAllThatTheMenusHave()
    {
        QAbstractItemModelTester tester(m_model.get());
        QVERIFY(m_model->rowCount() > 40);
        QCOMPARE(m_model->action(0), m_actions->connectToServer);
        const QModelIndex dark = indexOf(u"Dark"_s);
        QVERIFY(dark.isValid());
        QCOMPARE(dark.data(CommandModel::MenuRole).toString(), u"View > Colours"_s);
        QVERIFY(!dark.data(CommandModel::CheckedRole).toBool());
        QCOMPARE(indexOf(u"Connect…"_s).data(CommandModel::ShortcutRole).toString(), u"Ctrl+N"_s);
    }

    void findsByWhatIsDone()
    {
        m_model->setTyped(u"pcapng"_s); // stands in no name
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->action(0), m_actions->exportSession);
    }

    void findsByLettersAndByMenus()
    {
        QAbstractItemModelTester tester(m_model.get());
        m_model->setTyped(u"nv"_s);
        QCOMPARE(m_model->action(0), m_actions->nextViolation);
        m_model->setTyped(u"colours dark"_s);
        QCOMPARE(m_model->action(0), m_actions->darkTheme);
        m_model->setTyped(u"qqqq"_s);
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setTyped({});
        QVERIFY(m_model->rowCount() > 40);
    }

    void saysWhyNot()
    {
        m_actions->intercept->setEnabled(false);
        m_actions->setObstacle(m_actions->intercept, u"Its connections are over"_s);
        m_actions->save->setEnabled(false);
        const QModelIndex intercept = indexOf(u"Intercept"_s);
        QVERIFY(!intercept.data(CommandModel::PossibleRole).toBool());
        QCOMPARE(
            intercept.data(CommandModel::ReasonRole).toString(), u"Its connections are over"_s);
        const QModelIndex save = indexOf(u"Save"_s);
        QVERIFY(!save.data(CommandModel::PossibleRole).toBool());
        QVERIFY(!save.data(CommandModel::ReasonRole).toString().isEmpty());
        QVERIFY(save.data(Qt::AccessibleTextRole).toString().contains(u"not possible now"_s));
        const QModelIndex open = indexOf(u"Open…"_s);
        QVERIFY(open.data(CommandModel::PossibleRole).toBool());
        QVERIFY(open.data(CommandModel::ReasonRole).toString().isEmpty());
    }

    void outlivesAnAction()
    {
        auto *menu = m_bar->addMenu(u"More"_s);
        auto *passing = menu->addAction(u"Passing"_s);
        CommandModel model(*m_bar);
        model.setTyped(u"passing"_s);
        QCOMPARE(model.action(0), passing);
        delete passing;
        QVERIFY(!model.action(0));
        QCOMPARE(model.index(0, 0).data().toString(), u"Passing"_s);
        QVERIFY(!model.index(0, 0).data(Qt::AccessibleTextRole).isValid());
    }

private:
    QModelIndex indexOf(const QString &name) const
    {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (m_model->index(row, 0).data().toString() == name)
                return m_model->index(row, 0);
        }
        return {};
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainActions> m_actions;
    std::unique_ptr<QMenuBar> m_bar;
    std::unique_ptr<CommandModel> m_model;
};

QTEST_MAIN(TestCommandModel)
#include "tst_commandmodel.moc"
