#include "ui/filter/filteredit.h"
#include "ui/intercept/breakpointlist.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestBreakpointList : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"framescope-test"_s);
        QCoreApplication::setApplicationName(u"framescope-test"_s);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        QSettings().clear();
        make();
    }
    void cleanup() { m_list.reset(); }

    void holdsWhatIsNoHeartbeatToBeginWith()
    {
        QCOMPARE(m_list->rows().size(), 1);
        QCOMPARE(m_list->rules().rules.size(), 1);
        QVERIFY(!m_list->rules().timeout);
    }

    void tabGoesAsOneReads()
    {
        m_list->findChild<LinkButton *>()->click();
        QList<QWidget *> wanted;
        for (const BreakpointRow *row : m_list->rows()) {
            const auto choice = [row](const QString &name) -> QWidget * {
                for (QComboBox *box : row->findChildren<QComboBox *>()) {
                    if (box->accessibleName() == name)
                        return box;
                }
                return nullptr;
            };
            wanted.append(
                QList<QWidget *> { row->findChild<QCheckBox *>(), choice(u"What is held"_s),
                    choice(u"Direction"_s), row->edit(), row->findChild<IconButton *>() });
        }
        wanted.append(QList<QWidget *> { m_list->findChild<LinkButton *>(),
            m_list->findChild<QCheckBox *>(QString(), Qt::FindDirectChildrenOnly),
            m_list->findChild<QSpinBox *>() });
        QList<QWidget *> order;
        for (QWidget *widget = wanted.first(); !order.contains(widget);
             widget = widget->nextInFocusChain())
            order.append(widget);
        for (qsizetype i = 1; i < wanted.size(); ++i)
            QVERIFY2(order.indexOf(wanted[i - 1]) < order.indexOf(wanted[i]),
                qPrintable(QString::number(i)));
    }

    void saysWhatIsNoFilter()
    {
        BreakpointRow *row = m_list->rows().first();
        QSignalSpy changed(m_list.get(), &BreakpointList::changed);
        row->edit()->selectAll();
        QTest::keyClicks(row->edit(), u"opcode == pinng"_s);
        QTest::keyClick(row->edit(), Qt::Key_Return);
        QVERIFY2(row->problem().startsWith(u"Column "_s), qPrintable(row->problem()));
        QCOMPARE(row->edit()->accessibleDescription(), row->problem());
        QCOMPARE(m_list->rules().rules.size(), 1); // the one before goes on
        row->edit()->selectAll();
        QTest::keyClicks(row->edit(), u"opcode == ping "_s);
        QTRY_VERIFY(row->problem().isEmpty()); // soon after typing
        QVERIFY(!changed.isEmpty());
    }

    void hasSeveral()
    {
        m_list->findChild<LinkButton *>()->click();
        QCOMPARE(m_list->rows().size(), 2);
        QCOMPARE(m_list->rules().rules.size(), 1); // not before it says what it holds
        BreakpointText text;
        text.direction = Direction::ServerToClient;
        text.wholeMessages = true;
        text.expression = u"len > 3"_s;
        m_list->rows().last()->setText(text);
        const InterceptRules rules = m_list->rules();
        QCOMPARE(rules.rules.size(), 2);
        QCOMPARE(rules.rules[1].direction, Direction::ServerToClient);
        QVERIFY(rules.rules[1].wholeMessages);
        m_list->rows().first()->findChild<IconButton *>()->click();
        QCOMPARE(m_list->rows().size(), 1);
        QCOMPARE(m_list->rows().first()->text(), text);
    }

    void addsOnce()
    {
        BreakpointText text;
        text.expression = u"opcode == text"_s;
        m_list->add(text);
        m_list->add(text);
        QCOMPARE(m_list->rows().size(), 2);
        BreakpointText off = text;
        off.isEnabled = false;
        m_list->rows().last()->setText(off);
        QCOMPARE(m_list->rules().rules.size(), 1);
        m_list->add(text);
        QCOMPARE(m_list->rows().size(), 2);
        QCOMPARE(m_list->rules().rules.size(), 2);
    }

    void remembers()
    {
        BreakpointText text;
        text.direction = Direction::ClientToServer;
        text.wholeMessages = true;
        text.isEnabled = false;
        text.expression = u"payload contains \"a, b\""_s;
        m_list->add(text);
        auto *timed = m_list->findChild<QSpinBox *>();
        QVERIFY(!timed->isEnabled());
        for (QCheckBox *box : m_list->findChildren<QCheckBox *>()) {
            if (box->text().startsWith(u"Forwards by itself"_s))
                box->click();
        }
        QVERIFY(timed->isEnabled());
        timed->setValue(12);
        QCOMPARE(*m_list->rules().timeout, std::chrono::milliseconds(12'000));
        make();
        QCOMPARE(m_list->rows().size(), 2);
        QCOMPARE(m_list->rows().last()->text(), text);
        QCOMPARE(*m_list->rules().timeout, std::chrono::milliseconds(12'000));
    }

    void putsBackWhereItWas()
    {
        const QStringList all = addTwo();
        QVERIFY(!undo()->isVisible());
        remove(1);
        QCOMPARE(expressions(), (QStringList { all[0], all[2] }));
        QVERIFY(undo()->isVisible());
        QCOMPARE(QApplication::focusWidget(), undo()); // the row that had it is gone
        QTest::keyClick(undo(), Qt::Key_Space);
        QCOMPARE(expressions(), all);
        QCOMPARE(m_list->rules().rules.size(), 3);
        QVERIFY(!undo()->isVisible());
        QVERIFY(m_list->rows().at(1)->edit()->hasFocus());
        QTRY_VERIFY(m_list->rows().at(0)->y() < m_list->rows().at(1)->y());
        QVERIFY(m_list->rows().at(1)->y() < m_list->rows().at(2)->y());
        make();
        QCOMPARE(expressions(), all); // remembered
    }

    void putsBackTheLastOneFirst()
    {
        const QStringList all = addTwo();
        remove(2);
        remove(0);
        remove(0);
        QCOMPARE(expressions(), QStringList());
        undo()->click();
        QCOMPARE(expressions(), QStringList(all[1]));
        undo()->click();
        undo()->click();
        QCOMPARE(expressions(), all);
    }

private:
    /// Returns the expressions of all there are then.
    QStringList addTwo()
    {
        for (const QString &expression : { u"opcode == text"_s, u"len > 125"_s }) {
            BreakpointText text;
            text.expression = expression;
            m_list->add(text);
        }
        return expressions();
    }
    QStringList expressions() const
    {
        QStringList found;
        for (const BreakpointRow *row : m_list->rows())
            found.append(row->text().expression);
        return found;
    }
    QAbstractButton *undo() const
    {
        for (auto *button : m_list->findChildren<LinkButton *>()) {
            if (button->accessibleName() == u"Put the deleted breakpoint back")
                return button;
        }
        return nullptr;
    }
    void remove(qsizetype row)
    {
        auto *button = m_list->rows().at(row)->findChild<IconButton *>();
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
    }
    void make()
    {
        m_list = std::make_unique<BreakpointList>(m_theme);
        m_list->resize(500, 120);
        m_list->show();
        QVERIFY(QTest::qWaitForWindowActive(m_list.get()));
    }

    QTemporaryDir m_settings;
    Theme m_theme;
    std::unique_ptr<BreakpointList> m_list;
};

QTEST_MAIN(TestBreakpointList)
#include "tst_breakpointlist.moc"
