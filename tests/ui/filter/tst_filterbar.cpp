#include "ui/filter/filterbar.h"
#include "ui/filter/filtercompleter.h"
#include "ui/filter/filteredit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/noterow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFilterBar : public QObject
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
        m_window = std::make_unique<QMainWindow>();
        m_bar = new FilterBar(m_theme);
        m_window->setCentralWidget(m_bar);
        m_window->resize(900, 300);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_bar->focusField();
    }
    void cleanup() { m_window.reset(); }

    /// Not half of it.
    void namesAnExampleWhereThereIsRoom()
    {
        QVERIFY(m_bar->edit()->placeholderText().contains(u"for example opcode == text"_s));
        m_window->resize(360, 300);
        QTRY_COMPARE(m_bar->edit()->placeholderText(), u"Filter frames"_s);
        QCOMPARE(m_bar->edit()->accessibleName(), u"Filter frames"_s);
        m_window->resize(900, 300);
        QTRY_VERIFY(m_bar->edit()->placeholderText().contains(u"for example"_s));
    }

    void appliesWhatIsTypedAtOnce()
    {
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        type(u"len > 3"_s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(filter(changed).isSet());
        QCOMPARE(filter(changed).mode, FrameFilter::Mode::Hide);
    }

    void doesNotApplyEachLetterOfAQuickHand()
    {
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        QStringList applied;
        connect(
            m_bar, &FilterBar::filterChanged, this, [&] { applied.append(m_bar->edit()->text()); });
        type(u"len > 3210 "_s);
        QCOMPARE(m_bar->edit()->text(), u"len > 3210 "_s);
        QTRY_COMPARE(applied.size(), 2); // the first that was one, and the last
        QCOMPARE(applied, QStringList({ u"len > 3"_s, u"len > 3210 "_s }));
        type(u" "_s);
        QTest::qWait(0);
        QCOMPARE(changed.size(), 2); // the same
    }

    void keepsTheFilterWhileTheNextIsNone()
    {
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        m_bar->setExpression(u"fin"_s);
        QCOMPARE(changed.size(), 1);
        type(u" and len > "_s);
        QTRY_VERIFY(note());
        QCOMPARE(changed.size(), 1);
        QVERIFY2(note()->text().startsWith(u"Column "_s), qPrintable(note()->text()));
        QCOMPARE(m_bar->edit()->accessibleDescription(), note()->text());
        type(u" 3"_s);
        QVERIFY(!note());
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(!note());
    }

    void doesNotComplainBehindTheCompletions()
    {
        type(u"le"_s);
        auto *completer = m_bar->findChild<FilterCompleter *>();
        QTRY_VERIFY(completer->isOffering());
        m_bar->setExpression(u"len >"_s);
        QVERIFY(!note());
        QTest::keyClick(completer->popup(), Qt::Key_Escape);
        QTRY_VERIFY(!completer->isOffering());
        QTRY_VERIFY(note());
    }

    void enterComplainsAtOnce()
    {
        type(u"opcode == pinng"_s);
        QTest::keyClick(m_bar->edit(), Qt::Key_Return);
        QVERIFY(note());
        QVERIFY(note()->text().contains(u"'ping'"_s)); // that was meant
        // It stands below the column where it is wrong.
        const int wrong
            = m_bar->edit()->mapTo(m_window.get(), QPoint(m_bar->edit()->xOf(10), 0)).x();
        QVERIFY(note()->geometry().left() <= wrong && wrong <= note()->geometry().left() + 40);
    }

    void narrows_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("nothing") << QString() << u"fin == 0"_s;
        QTest::newRow("and") << u"len > 1"_s << u"len > 1 and fin == 0"_s;
        QTest::newRow("or") << u"len > 1 or masked"_s << u"(len > 1 or masked) and fin == 0"_s;
        QTest::newRow("in parentheses")
            << u"(len > 1 or masked)"_s << u"(len > 1 or masked) and fin == 0"_s;
        QTest::newRow("two parentheses")
            << u"(len > 1) or (masked)"_s << u"((len > 1) or (masked)) and fin == 0"_s;
        QTest::newRow("half typed") << u"len >"_s << u"fin == 0"_s;
    }

    void narrows()
    {
        QFETCH(QString, before);
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        m_bar->setExpression(before);
        m_bar->narrow(u"fin == 0"_s);
        QTEST(m_bar->edit()->text(), "after");
        QVERIFY(changed.constLast().at(0).value<FrameFilter>().isSet());
    }

    void timeRangeTakesTheOthersPlace()
    {
        m_bar->setExpression(u"masked"_s);
        m_bar->setTimeRange(1'500'000'000, 12'000'000'001);
        QCOMPARE(
            m_bar->edit()->text(), u"masked and time >= 1.500000000 and time <= 12.000000001"_s);
        m_bar->setTimeRange(0, 7);
        QCOMPARE(
            m_bar->edit()->text(), u"masked and time >= 0.000000000 and time <= 0.000000007"_s);
        m_bar->setExpression({});
        m_bar->setTimeRange(0, 7);
        m_bar->setTimeRange(0, 8);
        QCOMPARE(m_bar->edit()->text(), u"time >= 0.000000000 and time <= 0.000000008"_s);
    }

    /// Once it has taken a while.
    void offersToStop()
    {
        m_bar->setExpression(u"fin"_s);
        auto *stop = button(u"Stop"_s);
        QVERIFY(stop && !stop->isVisible());
        const QSignalSpy stopped(m_bar, &FilterBar::stopRequested);
        m_bar->setCount(3, 1000, 10);
        QVERIFY(!stop->isVisible());
        QTRY_VERIFY(stop->isVisible());
        m_bar->setCount(5, 1000, 40);
        QVERIFY(count().contains(u"5 of 1,000 · 40 %"_s));
        stop->click();
        QCOMPARE(stopped.size(), 1);
        QVERIFY(!stop->isVisible());
        QVERIFY2(count().contains(u"5 of 1,000 · stopped at 40 %"_s), qPrintable(count()));
        m_bar->setExpression(u"fin == 0"_s); // looks at all again
        m_bar->setCount(1, 1000, 20);
        QTRY_VERIFY(stop->isVisible());
        m_bar->setCount(9, 1000, 100);
        QVERIFY(!stop->isVisible());
        QVERIFY(count().contains(u"9 of 1,000"_s) && !count().contains(u'%'));
    }

    void savesFiltersByName()
    {
        auto *menu = m_bar->findChild<QMenu *>();
        QVERIFY(menu);
        const auto actions = [menu] {
            emit menu->aboutToShow();
            QStringList texts;
            for (const QAction *action : menu->actions())
                texts.append(action->text());
            return texts;
        };
        const auto find = [menu, &actions](const QString &text) {
            const qsizetype at = actions().indexOf(text);
            return at < 0 ? nullptr : menu->actions().at(at);
        };
        const auto trigger = [&find](const QString &text) {
            QAction *action = find(text);
            QVERIFY(action && action->isEnabled());
            action->trigger();
        };
        m_bar->setExpression(u"len >"_s); // no filter yet
        QVERIFY(!find(u"Save the filter…"_s)->isEnabled());
        m_bar->setExpression(u"len > 125 and dir == c2s"_s);
        trigger(u"Save the filter…"_s);
        auto *dialog = m_bar->findChild<QInputDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->textValue(), u"len > 125 and dir == c2s"_s);
        dialog->setTextValue(u"Large & ours"_s);
        dialog->accept();
        m_bar->clear();
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        trigger(u"Large && ours"_s);
        QCOMPARE(m_bar->edit()->text(), u"len > 125 and dir == c2s"_s);
        QCOMPARE(changed.size(), 1);
        const QMenu *remove = find(u"Remove a saved filter"_s)->menu();
        QVERIFY(remove);
        remove->actions().constFirst()->trigger();
        QVERIFY(!actions().contains(u"Large && ours"_s));

        delete dialog;
        trigger(u"Save the filter…"_s);
        dialog = m_bar->findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(u" "_s);
        dialog->accept();
        QVERIFY(note());
        QVERIFY2(note()->text().contains(u"not saved"_s), qPrintable(note()->text()));
        type(u" "_s);
        QVERIFY(!note());
    }

    void completes()
    {
        QAbstractItemView *popup = m_bar->findChild<FilterCompleter *>()->popup();
        type(u"opc"_s);
        QTRY_VERIFY(popup->isVisible());
        QCOMPARE(popup->model()->index(0, 0).data().toString(), u"opcode"_s);
        QTest::keyClick(popup, Qt::Key_Tab);
        QCOMPARE(m_bar->edit()->text(), u"opcode "_s);
        QTRY_VERIFY(popup->isVisible()); // what may come behind it
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(m_bar->edit()->text(), u"opcode == "_s);
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QVERIFY(m_bar->edit()->hasFocus());
        QTest::keyClick(m_bar->edit(), Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(popup->isVisible());
    }

    void saysWhichKeysComplete()
    {
        QAbstractItemView *popup = m_bar->findChild<FilterCompleter *>()->popup();
        for (const QString &typed : { u"opc"_s, u"ode == "_s }) { // one row, and many
            type(typed);
            QTRY_VERIFY(popup->isVisible());
            const QStringList said { u"accept"_s, u"choose"_s, u"close"_s };
            int shown = 0;
            int top = popup->height();
            for (const QLabel *label : popup->findChildren<QLabel *>()) {
                shown += label->isVisible() && said.contains(label->text()) ? 1 : 0;
                top = std::min(top, label->mapTo(popup, QPoint()).y());
            }
            QCOMPARE(shown, 3);
            // Below the rows, all of which have room.
            const int last = std::min(popup->model()->rowCount(), 9) - 1;
            const QRect row = popup->visualRect(popup->model()->index(last, 0));
            QVERIFY(popup->viewport()->mapTo(popup, row.bottomLeft()).y() < top);
        }
    }

    void typesOnWhileItOffers()
    {
        QAbstractItemView *popup = m_bar->findChild<FilterCompleter *>()->popup();
        type(u"fin"_s);
        QTest::keyClicks(popup, u" == 1"_s);
        QTest::keyClick(popup, Qt::Key_Return); // nothing was chosen
        QCOMPARE(m_bar->edit()->text(), u"fin == 1"_s);
    }

    void escLeaves()
    {
        QSignalSpy left(m_bar, &FilterBar::leaveRequested);
        QTest::keyClick(m_bar->edit(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }

    void clears()
    {
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        QAbstractButton *clear = button(u"Clear the filter"_s);
        QVERIFY(!clear->isVisible());
        m_bar->setExpression(u"fin"_s);
        m_bar->setCount(12, 3520, 100);
        QVERIFY(count().contains(u"12 of 3,520"_s));
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!filter(changed).isSet());
        QVERIFY(m_bar->edit()->text().isEmpty());
        QVERIFY(count().isEmpty());
    }

    void marksInstead()
    {
        m_bar->setExpression(u"fin"_s);
        QSignalSpy changed(m_bar, &FilterBar::filterChanged);
        m_bar->findChild<QComboBox *>()->setCurrentIndex(1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(filter(changed).mode, FrameFilter::Mode::Mark);
        QVERIFY(filter(changed).isSet());
        QCOMPARE(FilterBar(m_theme).findChild<QComboBox *>()->currentIndex(), 1); // kept
    }

    void goesThroughWhatWasUsed()
    {
        for (const QString &used : { u"fin"_s, u"masked"_s }) {
            m_bar->setExpression(used);
            QTest::keyClick(m_bar->edit(), Qt::Key_Return);
        }
        m_bar->setExpression(u"len > 1"_s);
        QTest::keyClick(m_bar->edit(), Qt::Key_Up);
        QCOMPARE(m_bar->edit()->text(), u"masked"_s);
        QTest::keyClick(m_bar->edit(), Qt::Key_Up);
        QCOMPARE(m_bar->edit()->text(), u"fin"_s);
        QTest::keyClick(m_bar->edit(), Qt::Key_Up);
        QCOMPARE(m_bar->edit()->text(), u"fin"_s);
        QTest::keyClick(m_bar->edit(), Qt::Key_Down);
        QTest::keyClick(m_bar->edit(), Qt::Key_Down);
        QCOMPARE(m_bar->edit()->text(), u"len > 1"_s);
    }

    void showsHowFarItIs()
    {
        m_bar->setExpression(u"fin"_s);
        m_bar->setCount(7, 10'000'000, 34);
        QVERIFY2(count().contains(u"34 %"_s), qPrintable(count()));
    }

    void everyControlHasAName()
    {
        for (const QWidget *widget : m_bar->findChildren<QWidget *>()) {
            if (widget->focusPolicy() != Qt::NoFocus && !widget->isWindow()
                && widget->parentWidget() == m_bar)
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }

private:
    void type(const QString &text) { QTest::keyClicks(m_bar->edit(), text); }
    static FrameFilter filter(const QSignalSpy &changed)
    {
        return changed.constLast().constFirst().value<FrameFilter>();
    }
    const NoteRow *note() const
    {
        const auto *note = m_window->findChild<NoteRow *>();
        return note && note->isVisible() ? note : nullptr;
    }
    QString count() const
    {
        QString text;
        for (const QLabel *label : m_bar->findChildren<QLabel *>())
            text += label->text();
        return text;
    }
    QAbstractButton *button(const QString &name) const
    {
        for (QAbstractButton *button : m_bar->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == name || button->text() == name)
                return button;
        }
        return nullptr;
    }

    QTemporaryDir m_settings;
    Theme m_theme;
    std::unique_ptr<QMainWindow> m_window;
    FilterBar *m_bar = nullptr;
};

QTEST_MAIN(TestFilterBar)
#include "tst_filterbar.moc"
