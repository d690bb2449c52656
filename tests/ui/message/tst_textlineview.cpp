#include "tests/ui/widgets/guiwarnings.h"
#include "ui/message/textlinebuilder.h"
#include "ui/message/textlineview.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TextLineViewTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { failOnGuiWarnings(); }

    void copiesLongLinesInOnePiece()
    {
        TextLineView view(m_theme);
        const QByteArray text = QByteArray(2500, 'x') + "\nsecond\n\nlast";
        view.setLines(plainLines(text).lines);
        view.show();
        view.selectAll();
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), QString::fromLatin1(text));
    }

    void copiesAPartOfALine()
    {
        TextLineView view(m_theme);
        view.setLines(plainLines("one\ntwo").lines);
        QTextCursor cursor(view.document());
        cursor.setPosition(1);
        cursor.setPosition(5, QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
        view.copy();
        QCOMPARE(QApplication::clipboard()->text(), u"ne\nt"_s);
    }

    void coloursOnlyWhatIsSeen()
    {
        TextLineView view(m_theme);
        QList<TextLine> lines(10'000, { u"name"_s, { { 0, 4, TextSpan::Kind::Name } }, false });
        view.resize(300, 200);
        view.show();
        view.setLines(lines);
        const auto isColored = [&view](int line) {
            return !view.document()->findBlockByNumber(line).layout()->formats().isEmpty();
        };
        QVERIFY(isColored(0));
        QTRY_COMPARE(view.document()->blockCount(), 10'000); // they come a few thousand at a time
        QVERIFY(!isColored(9'000));
        view.verticalScrollBar()->setValue(9'000);
        QVERIFY(isColored(9'000));
    }

    void keepsThePlaceWhenTheTextGrows()
    {
        TextLineView view(m_theme);
        view.resize(300, 200);
        view.show();
        QList<TextLine> lines(500, { u"line"_s, {}, false });
        view.setLines(lines);
        view.verticalScrollBar()->setValue(300);
        lines.append({ u"more"_s, {}, false });
        view.setLines(lines, TextLineView::Place::Keep);
        QCOMPARE(view.verticalScrollBar()->value(), 300);
        view.setLines(lines);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void cannotBeEdited()
    {
        TextLineView view(m_theme);
        view.setLines(plainLines("text").lines);
        view.show();
        QTest::keyClicks(&view, u"x"_s);
        QCOMPARE(view.toPlainText(), u"text"_s);
    }

private:
    Theme m_theme;
};

QTEST_MAIN(TextLineViewTest)
#include "tst_textlineview.moc"
