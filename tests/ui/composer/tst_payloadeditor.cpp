#include "protocol/wire/opcode.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/composer/jsonhighlighter.h"
#include "ui/composer/payloadeditor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linegutter.h"

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

    void showsJsonInColours()
    {
        m_editor->setExpanded(true);
        m_editor->setPlainText(u"{ \"a\\\"\" : [\"b\", -1.5e3, true], \"open"_s);
        const auto colours = [this] {
            QStringList found;
            const QTextBlock block = m_editor->document()->firstBlock();
            for (const QTextLayout::FormatRange &range : block.layout()->formats())
                found.append(block.text().mid(range.start, range.length) + u' '
                    + range.format.foreground().color().name());
            return found;
        };
        QCOMPARE(colours(), QStringList()); // it is text
        m_editor->setJson(true);
        const QString name = m_theme.fieldColors(Theme::Field::Opcode).text.name();
        const QString string = m_theme.fieldColors(Theme::Field::Length).text.name();
        const QString number = m_theme.opcodeColors(toNibble(Opcode::Binary)).text.name();
        const QString literal = m_theme.fieldColors(Theme::Field::Fin).text.name();
        QCOMPARE(colours(),
            (QStringList { u"\"a\\\"\" "_s + name, u"\"b\" "_s + string, u"-1.5e3 "_s + number,
                u"true "_s + literal, u"\"open "_s + string }));
        m_editor->setPlainText(u'[' + QString(JsonHighlighter::LongestLine, u'1'));
        QCOMPARE(colours(), QStringList()); // not with every key
        m_editor->setJson(false);
        m_editor->setPlainText(u"[1]"_s);
        QCOMPARE(colours(), QStringList());
        QVERIFY(JsonHighlighter::isLikely(u" [1"_s));
        QVERIFY(!JsonHighlighter::isLikely(u"hello {"_s));
    }

    void numbersItsLines()
    {
        m_editor->setExpanded(true);
        m_editor->resize(300, 200);
        m_editor->show();
        LineGutter *gutter = m_editor->gutter();
        QVERIFY(gutter->isVisible());
        m_editor->setPlainText(QString(u"line\n"_s).repeated(120));
        const int narrow = m_editor->viewport()->x();
        QVERIFY(narrow >= gutter->sizeHint().width()); // what is typed does not stand under it
        m_editor->moveCursor(QTextCursor::End);
        QTRY_COMPARE(gutter->visibleLines().constLast().number, 121);
        const auto lines = gutter->visibleLines();
        QVERIFY(lines.size() > 3 && lines.size() < 40);
        QCOMPARE(lines.at(1).top - lines.at(0).top, lines.at(0).height);
        QVERIFY(!gutter->grab().isNull());
        m_editor->setExpanded(false);
        QVERIFY(!gutter->isVisible());
        QVERIFY(m_editor->viewport()->x() < narrow);
    }

private:
    Theme m_theme;
    std::unique_ptr<PayloadEditor> m_editor;
};

QTEST_MAIN(PayloadEditorTest)
#include "tst_payloadeditor.moc"
