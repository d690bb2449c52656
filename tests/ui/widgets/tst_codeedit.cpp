#include "tests/ui/widgets/guiwarnings.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeedit.h"

#include <QAbstractTextDocumentLayout>
#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestCodeEdit : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        failOnGuiWarnings();
        m_theme.setTextScale(1);
        m_edit = std::make_unique<CodeEdit>(m_theme);
        m_edit->resize(300, 210);
        m_edit->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_edit.get()));
    }
    void cleanup() { m_edit.reset(); }

    void linesAreAsFarApartAsTheDesignHasThem_data();
    void linesAreAsFarApartAsTheDesignHasThem();
    void wrappedLinesAreAsFarApart();
    void higherLettersAreNotCut();
    void oneLineNeedsNoMore();
    void endIsSeenWhole_data();
    void endIsSeenWhole();
    void pagesDownByWholeLines();
    void cursorIsBroughtIntoSight();
    void clickGoesToTheNearestCharacter();
    void dragSelectsAcrossLines();
    void selectionIsAsHighAsItsLine();
    void marksOfWholeLinesHaveNoGap();
    void lineOfTheCursorHasAGround();
    void textComesWhereThePlaceholderWas();
    void opensLongDocumentsAtOnce();

private:
    QRect caret(int block, int at = 0) const;
    QPoint gapBelow(int block, int at) const;
    /// Of the text, with one pixel for each, however many the screen has.
    QImage picture() const
    {
        QImage image(m_edit->viewport()->size(), QImage::Format_RGB32);
        m_edit->viewport()->render(&image);
        return image;
    }
    /// Rows of the picture that are \a color at \a x.
    static QList<int> rowsOf(const QImage &image, int x, const QColor &color);

    Theme m_theme;
    std::unique_ptr<CodeEdit> m_edit;
};

QRect TestCodeEdit::caret(int block, int at) const
{
    QTextCursor cursor(m_edit->document()->findBlockByNumber(block));
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, at);
    return m_edit->cursorRect(cursor);
}

/// A place before character \a at, in the room that is left below the letters of \a block.
QPoint TestCodeEdit::gapBelow(int block, int at) const
{
    const QRect letters = caret(block, at);
    return { letters.left() + 1, letters.bottom() + 3 };
}

QList<int> TestCodeEdit::rowsOf(const QImage &image, int x, const QColor &color)
{
    QList<int> rows;
    for (int y = 0; y < image.height(); ++y) {
        if (image.pixelColor(x, y) == color)
            rows.append(y);
    }
    return rows;
}

void TestCodeEdit::linesAreAsFarApartAsTheDesignHasThem_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<int>("height");
    QTest::newRow("letters of the design") << 1.0 << 20;
    QTest::newRow("larger letters") << 1.5 << 30;
    QTest::newRow("letters twice as large") << 2.0 << 40;
}

/// Also of text that was there before the letters grew.
void TestCodeEdit::linesAreAsFarApartAsTheDesignHasThem()
{
    QFETCH(qreal, scale);
    QFETCH(int, height);
    m_edit->setPlainText(u"one\n\nthree\nfour"_s);
    QCOMPARE(caret(1).top() - caret(0).top(), 20);
    m_theme.setTextScale(scale);
    QCOMPARE(m_edit->lineHeight(), height);
    for (int line = 1; line < 4; ++line)
        QCOMPARE(caret(line).top() - caret(line - 1).top(), height);
    const int margin = qRound(m_edit->document()->documentMargin());
    const int above = caret(0).top() - margin;
    const int below = margin + height - 1 - caret(0).bottom();
    QVERIFY(qAbs(above - below) <= 1); // in the middle
}

void TestCodeEdit::wrappedLinesAreAsFarApart()
{
    m_edit->setPlainText(u"word "_s.repeated(40) + u"\nnext"_s);
    const QTextBlock block = m_edit->document()->firstBlock();
    QVERIFY(block.layout()->lineCount() > 3);
    const int first = caret(0).top();
    QCOMPARE(caret(0, block.layout()->lineAt(1).textStart() + 1).top(), first + 20);
    QCOMPARE(caret(1).top(), first + 20 * block.layout()->lineCount());
    // Typing lays one block out again.
    QTest::keyClicks(m_edit.get(), u"word word word"_s);
    QCOMPARE(caret(0, block.layout()->lineAt(1).textStart() + 1).top(), first + 20);
    QCOMPARE(caret(1).top(), first + 20 * block.layout()->lineCount());
}

void TestCodeEdit::higherLettersAreNotCut()
{
    m_edit->setPlainText(u"one\ntwo\nthree"_s);
    QTextCharFormat large;
    QFont font = m_edit->font();
    font.setPixelSize(40);
    large.setFont(font);
    QTextCursor cursor(m_edit->document()->findBlockByNumber(1));
    cursor.select(QTextCursor::LineUnderCursor);
    cursor.mergeCharFormat(large);
    QVERIFY(caret(1, 1).height() > 40);
    QVERIFY(caret(1, 1).top() >= caret(0).bottom());
    QVERIFY(caret(2).top() > caret(1, 1).bottom());
}

void TestCodeEdit::oneLineNeedsNoMore()
{
    m_edit->setPlainText(u"one\ntwo"_s);
    m_edit->setSingleLine(true);
    QCOMPARE(caret(1).top() - caret(0).top(), m_edit->fontMetrics().lineSpacing());
    m_edit->setSingleLine(false);
    QCOMPARE(caret(1).top() - caret(0).top(), 20);
}

void TestCodeEdit::endIsSeenWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("height");
    const QString wrapped = (u"word "_s.repeated(30) + u'\n').repeated(20) + u"end"_s;
    for (int height = 200; height < 222; height += 3) {
        QTest::addRow("lines in %d px", height) << u"line\n"_s.repeated(60) + u"end"_s << height;
        QTest::addRow("wrapped lines in %d px", height) << wrapped << height;
    }
}

void TestCodeEdit::endIsSeenWhole()
{
    QFETCH(QString, text);
    QFETCH(int, height);
    m_edit->resize(300, height);
    m_edit->setPlainText(text);
    m_edit->verticalScrollBar()->setValue(m_edit->verticalScrollBar()->maximum());
    const QRect last = caret(m_edit->blockCount() - 1);
    const int end = m_edit->viewport()->height();
    QVERIFY2(last.bottom() < end, qPrintable(QString::number(last.bottom() - end)));
    QVERIFY(last.bottom() > end - 60); // and no page is empty
}

void TestCodeEdit::pagesDownByWholeLines()
{
    m_edit->setPlainText(u"line\n"_s.repeated(60));
    const int rows = m_edit->viewport()->height() / 20;
    QTest::keyClick(m_edit.get(), Qt::Key_PageDown);
    const int line = m_edit->textCursor().blockNumber();
    QVERIFY2(qAbs(line - rows) <= 1, qPrintable(QString::number(line)));
    QTest::keyClick(m_edit.get(), Qt::Key_PageUp);
    QCOMPARE(m_edit->textCursor().blockNumber(), 0);
}

void TestCodeEdit::cursorIsBroughtIntoSight()
{
    m_edit->setPlainText(u"line\n"_s.repeated(60));
    for (const int line : { 30, 12, 59, 0 }) {
        m_edit->setTextCursor(QTextCursor(m_edit->document()->findBlockByNumber(line)));
        m_edit->ensureCursorVisible();
        QVERIFY(m_edit->viewport()->rect().contains(m_edit->cursorRect()));
    }
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(m_edit.get(), Qt::Key_Down);
        QCOMPARE(m_edit->textCursor().blockNumber(), i + 1);
        QVERIFY(m_edit->viewport()->rect().contains(m_edit->cursorRect()));
    }
}

/// Also between two lines, where a text has no character.
void TestCodeEdit::clickGoesToTheNearestCharacter()
{
    m_edit->setPlainText(u"one and more\ntwo and more\n"_s + u"word "_s.repeated(30));
    const int wrapped = m_edit->document()->lastBlock().layout()->lineAt(1).textStart() + 3;
    const struct
    {
        int block;
        int at;
    } places[] = { { 0, 5 }, { 1, 7 }, { 2, wrapped } };
    for (const auto &place : places) {
        const QRect letters = caret(place.block, place.at);
        for (int y = letters.center().y() - 9; y < letters.center().y() + 9; ++y) {
            QTest::mouseClick(m_edit->viewport(), Qt::LeftButton, {}, { letters.left() + 1, y });
            QCOMPARE(m_edit->textCursor().blockNumber(), place.block);
            QCOMPARE(m_edit->textCursor().positionInBlock(), place.at);
        }
    }
    // Below the text, at its end.
    m_edit->setPlainText(u"one"_s);
    QTest::mouseClick(m_edit->viewport(), Qt::LeftButton, {}, { 8, 150 });
    QVERIFY(m_edit->textCursor().atEnd());
}

void TestCodeEdit::dragSelectsAcrossLines()
{
    m_edit->setPlainText(u"one and more\ntwo and more\nthree"_s);
    QTest::mousePress(m_edit->viewport(), Qt::LeftButton, {}, gapBelow(0, 4));
    QTest::mouseMove(m_edit->viewport(), gapBelow(1, 3));
    QTest::mouseRelease(m_edit->viewport(), Qt::LeftButton, {}, gapBelow(1, 3));
    QCOMPARE(m_edit->textCursor().selectedText(),
        u"and more"_s + QChar(QChar::ParagraphSeparator) + u"two"_s);
}

void TestCodeEdit::selectionIsAsHighAsItsLine()
{
    m_edit->setPlainText(u"a    b\na    b\na    b"_s);
    m_edit->setFocus();
    QTextCursor cursor(m_edit->document());
    cursor.movePosition(QTextCursor::Down, QTextCursor::KeepAnchor);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    const int between = caret(0, 3).left(); // two characters
    m_edit->setTextCursor(cursor);
    const QColor ground = m_edit->palette().color(QPalette::Highlight);
    const QList<int> rows = rowsOf(picture(), between, ground);
    QCOMPARE(rows.size(), 40);
    QCOMPARE(rows.constLast() - rows.constFirst(), 39);
    m_edit->setTextCursor(QTextCursor(m_edit->document()));
    QVERIFY(rowsOf(picture(), between, ground).isEmpty());
}

void TestCodeEdit::marksOfWholeLinesHaveNoGap()
{
    m_edit->setPlainText(u"one\ntwo\n"_s + u"word "_s.repeated(30) + u"\nfour"_s);
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(m_edit->document()->findBlockByNumber(1));
    mark.cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor);
    mark.cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor);
    mark.format.setBackground(Qt::red);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    m_edit->setExtraSelections({ mark });
    const int lines = 1 + m_edit->document()->findBlockByNumber(2).layout()->lineCount();
    const QList<int> rows = rowsOf(picture(), m_edit->viewport()->width() - 2, Qt::red);
    QCOMPARE(rows.size(), 20 * lines);
    QCOMPARE(rows.constFirst(), caret(0).center().y() + 10 + 1);
    QCOMPARE(rows.constLast() - rows.constFirst() + 1, rows.size());
}

/// Where it is edited, and only there.
void TestCodeEdit::lineOfTheCursorHasAGround()
{
    m_edit->setPlainText(u"one\n"_s + u"word "_s.repeated(30) + u"\nthree"_s);
    m_edit->activateWindow();
    m_edit->setFocus();
    QTRY_VERIFY(m_edit->hasFocus());
    const auto ground = [this] {
        return rowsOf(
            picture(), m_edit->viewport()->width() - 2, m_theme.color(Theme::Token::BgHover));
    };
    const int wrapped = m_edit->document()->findBlockByNumber(1).layout()->lineCount();
    QCOMPARE(ground().size(), 20);
    QTest::keyClick(m_edit.get(), Qt::Key_Down);
    QCOMPARE(ground().size(), 20 * wrapped);
    QTest::keyClick(m_edit.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(ground().size(), 20);
    QVERIFY(ground().contains(caret(2).center().y()));
    m_edit->setReadOnly(true);
    QVERIFY(ground().isEmpty());
    m_edit->setReadOnly(false);
    m_edit->clearFocus();
    QVERIFY(ground().isEmpty());
}

void TestCodeEdit::textComesWhereThePlaceholderWas()
{
    const auto inked = [this] {
        const QImage image = picture();
        const QColor ground = image.pixelColor(image.width() - 2, image.height() - 2);
        QList<int> rows;
        for (int y = 0; y < image.height(); ++y) {
            // Right of where the cursor blinks.
            for (int x = caret(0).right() + 6; x < image.width() - 4; ++x) {
                if (image.pixelColor(x, y) != ground) {
                    rows.append(y);
                    break;
                }
            }
        }
        return rows;
    };
    m_edit->setPlaceholderText(u"Hxxxxx\nHxxxxx"_s);
    const QList<int> hint = inked();
    m_edit->setPlainText(u"Hxxxxx\nHxxxxx"_s);
    QCOMPARE(inked(), hint);
    QVERIFY(!hint.isEmpty());
}

/// Lines are placed when they come into sight.
void TestCodeEdit::opensLongDocumentsAtOnce()
{
    m_edit->setPlainText(u"{\"some\": \"line of a long text\"},\n"_s.repeated(200'000));
    QElapsedTimer timer;
    timer.start();
    m_edit->verticalScrollBar()->setValue(m_edit->verticalScrollBar()->maximum());
    picture();
    m_edit->verticalScrollBar()->setValue(100'000);
    picture();
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QTextBlock far = m_edit->document()->findBlockByNumber(50'000);
    QCOMPARE(far.layout()->lineCount(), 0);
}

QTEST_MAIN(TestCodeEdit)
#include "tst_codeedit.moc"
