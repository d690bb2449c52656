#include "protocol/wire/ruleexample.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/anatomy/anatomytab.h"
#include "ui/lessons/rulebrowser.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

static void initLessons()
{
    Q_INIT_RESOURCE(lessons);
}

class TestRuleBrowser : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void hasEveryRule();
    void searches();
    void showsEveryExample_data();
    void showsEveryExample();
    void asksForItToBeSent();
    void hasTerms();

private:
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : m_browser->findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    Theme m_theme;
    std::unique_ptr<RuleBrowser> m_browser;
};

void TestRuleBrowser::init()
{
    failOnAnyWarning();
    initLessons();
    m_browser = std::make_unique<RuleBrowser>(m_theme);
    m_browser->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_browser.get()));
}

void TestRuleBrowser::hasEveryRule()
{
    QCOMPARE(m_browser->ruleList()->count(), int(ruleCatalogue().size()));
    QVERIFY(m_browser->ruleList()
                ->item(0)
                ->data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"section 5.2"_s));
}

void TestRuleBrowser::searches()
{
    const auto shown = [this] {
        int count = 0;
        for (int row = 0; row < m_browser->ruleList()->count(); ++row)
            count += m_browser->ruleList()->item(row)->isHidden() ? 0 : 1;
        return count;
    };
    auto *search = m_browser->findChild<QLineEdit *>();
    search->setText(u"mask."_s);
    QCOMPARE(shown(), 2);
    search->setText(u"§5.5.1"_s);
    QVERIFY(shown() > 1);
    search->clear();
    QCOMPARE(shown(), int(ruleCatalogue().size()));
}

void TestRuleBrowser::showsEveryExample_data()
{
    QTest::addColumn<Rule>("rule");
    for (const RuleInfo &info : ruleCatalogue())
        QTest::newRow(info.name.data()) << info.rule;
}

void TestRuleBrowser::showsEveryExample()
{
    QFETCH(Rule, rule);
    m_browser->selectRule(rule);
    QCOMPARE(m_browser->rule(), rule);
    const bool isFrames = ruleExample(rule).part == RuleExample::Part::Frames;
    QVERIFY(!m_browser->findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
    QCOMPARE(button(u"&Show me"_s)->isEnabled(), isFrames);
    if (!isFrames)
        return;
    button(u"&Show me"_s)->click();
    QVERIFY(m_browser->findChild<AnatomyTab *>()->isVisible());
    const FrameHandle frame = m_browser->selection().frame();
    QVERIFY(!frame.isNull());
    const QList<Violation> violations = frame.violations();
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations.first().rule, rule);
}

void TestRuleBrowser::asksForItToBeSent()
{
    QSignalSpy asked(m_browser.get(), &RuleBrowser::sendRequested);
    m_browser->selectRule(Rule::MaskMissing);
    button(u"Send &it"_s)->click();
    QCOMPARE(asked.size(), 1);
    m_browser->setCanSend(false);
    QVERIFY(!button(u"Send &it"_s)->isEnabled());
}

void TestRuleBrowser::hasTerms()
{
    QVERIFY(m_browser->termList()->count() > 20);
    for (int row = 0; row < m_browser->termList()->count(); ++row)
        QVERIFY(!m_browser->termList()->item(row)->text().isEmpty());
}

QTEST_MAIN(TestRuleBrowser)
#include "tst_rulebrowser.moc"
