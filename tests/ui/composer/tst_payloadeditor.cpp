#include "tests/ui/widgets/guiwarnings.h"
#include "ui/composer/payloadeditor.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class PayloadEditorTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { failOnGuiWarnings(); }
    void init() { m_editor = std::make_unique<PayloadEditor>(m_theme); }

    void oneLineSendsOnEnter()
    {
        QSignalSpy sent(m_editor.get(), &PayloadEditor::sendRequested);
        QTest::keyClicks(m_editor.get(), u"a"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QCOMPARE(sent.size(), 1);
    }

    void severalLinesBreakOnEnter()
    {
        QSignalSpy sent(m_editor.get(), &PayloadEditor::sendRequested);
        m_editor->setExpanded(true);
        QTest::keyClicks(m_editor.get(), u"a"_s);
        QTest::keyClick(m_editor.get(), Qt::Key_Return);
        QCOMPARE(m_editor->toPlainText(), u"a\n"_s);
        QCOMPARE(sent.size(), 0);
        QTest::keyClick(m_editor.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.size(), 1);
    }

    void collapsingKeepsEveryLine()
    {
        m_editor->setExpanded(true);
        m_editor->setPlainText(u"a\nb"_s);
        m_editor->setExpanded(false);
        QCOMPARE(m_editor->toPlainText(), u"a\nb"_s);
        QVERIFY(m_editor->sizeHint().height() < 40);
    }

    void upAsksForEarlierOnTheFirstLineOnly()
    {
        QSignalSpy earlier(m_editor.get(), &PayloadEditor::earlierRequested);
        m_editor->setExpanded(true);
        m_editor->show();
        m_editor->setPlainText(u"a\nb"_s);
        m_editor->moveCursor(QTextCursor::End);
        QTest::keyClick(m_editor.get(), Qt::Key_Up);
        QCOMPARE(earlier.size(), 0);
        QTest::keyClick(m_editor.get(), Qt::Key_Up);
        QCOMPARE(earlier.size(), 1);
    }

private:
    Theme m_theme;
    std::unique_ptr<PayloadEditor> m_editor;
};

QTEST_MAIN(PayloadEditorTest)
#include "tst_payloadeditor.moc"
