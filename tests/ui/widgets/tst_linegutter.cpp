#include "tests/ui/widgets/guiwarnings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/linegutter.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestLineGutter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_editor = std::make_unique<CodeEdit>(m_theme);
        m_gutter = new LineGutter(m_theme, *m_editor);
        m_editor->resize(300, 200);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    }
    void cleanup() { m_editor.reset(); }

    void numbersWrappedLinesOnce()
    {
        m_editor->setPlainText(u"one\n"_s + u"wide "_s.repeated(40) + u"\nthree"_s);
        const auto lines = m_gutter->visibleLines();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].number, 1);
        QCOMPARE(lines[0].fullHeight, lines[0].height);
        QVERIFY(lines[1].fullHeight >= 2 * lines[1].height);
        QCOMPARE(lines[2].number, 3);
        QCOMPARE(lines[2].top, lines[1].top + lines[1].fullHeight);
    }

    /// The room between lines belongs to them.
    void standsBesideTheLetters()
    {
        m_editor->setPlainText(u"one\ntwo\n"_s + u"wide "_s.repeated(100) + u"\nlast"_s);
        for (const int scrolled : { 0, 1, 3 }) {
            m_editor->verticalScrollBar()->setValue(scrolled);
            for (const LineGutter::Line &line : m_gutter->visibleLines()) {
                const QTextBlock block = m_editor->document()->findBlockByNumber(line.number - 1);
                const QRect letters = m_editor->cursorRect(QTextCursor(block));
                QCOMPARE(line.height, m_editor->lineHeight());
                QVERIFY(qAbs(line.top + line.height / 2 - letters.center().y()) <= 1);
                QCOMPARE(line.fullHeight, line.height * block.layout()->lineCount());
            }
        }
    }

    void followsTheTextThatIsScrolled()
    {
        m_editor->setPlainText(u"line\n"_s.repeated(99));
        QCOMPARE(m_gutter->visibleLines().constFirst().number, 1);
        m_editor->verticalScrollBar()->setValue(50);
        const auto lines = m_gutter->visibleLines();
        QCOMPARE(lines.constFirst().number, 51);
        QVERIFY(lines.size() < 40);
        QCOMPARE(m_gutter->geometry().top(), m_editor->viewport()->geometry().top());
        QCOMPARE(m_gutter->height(), m_editor->viewport()->height());
    }

    void asksForTheRoomThatItNeeds()
    {
        QSignalSpy changed(m_gutter, &LineGutter::widthChanged);
        m_editor->setPlainText(u"\n"_s.repeated(50));
        QCOMPARE(changed.size(), 0); // two digits always have room
        const int narrow = m_gutter->sizeHint().width();
        m_editor->setPlainText(u"\n"_s.repeated(500));
        QCOMPARE(changed.size(), 1);
        const int wide = m_gutter->sizeHint().width();
        QVERIFY(wide > narrow);
        m_gutter->setSigns(true);
        QCOMPARE(changed.size(), 2);
        QVERIFY(m_gutter->sizeHint().width() > wide);
        QVERIFY(m_gutter->width() >= m_gutter->sizeHint().width());
        m_gutter->setSigns(true);
        QCOMPARE(changed.size(), 2);
    }

    /// On the ground that the text of those lines has, and no other.
    void marksLines()
    {
        m_editor->setPlainText(u"a\nb\nc\nd"_s);
        m_gutter->setSigns(true);
        m_gutter->setMarks({ 1, 2, u'+', Theme::Token::Ok, Theme::Token::OkBg });
        QImage image(m_gutter->size(), QImage::Format_RGB32); // whatever the scale of the screen
        m_gutter->render(&image);
        for (const LineGutter::Line &line : m_gutter->visibleLines()) {
            const bool isMarked = line.number == 2 || line.number == 3;
            QCOMPARE(image.pixelColor(2, line.top + line.height / 2)
                    == m_theme.color(Theme::Token::OkBg),
                isMarked);
        }
    }

private:
    Theme m_theme;
    std::unique_ptr<CodeEdit> m_editor;
    LineGutter *m_gutter = nullptr;
};

QTEST_MAIN(TestLineGutter)
#include "tst_linegutter.moc"
