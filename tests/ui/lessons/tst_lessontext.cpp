#include "tests/ui/theme/strictwarnings.h"
#include "ui/lessons/lessontext.h"

#include <QPushButton>
#include <QTest>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestLessonText : public QObject
{
    Q_OBJECT
private slots:
    void init() { failOnAnyWarning(); }
    void showsEveryBlock();
    void setsCodeApart();
    void readsNoMarkup();
    void isAsHighAsItsText();
    void followsTheTheme();
    void standsInNoBox();

private:
    Theme m_theme;
};

void TestLessonText::showsEveryBlock()
{
    using Kind = LessonBlock::Kind;
    LessonText text(m_theme);
    text.setText(u"Title"_s,
        { { Kind::Paragraph, u"One."_s }, { Kind::Item, u"two"_s },
            { Kind::Code, u"81 05\n88 00"_s }, { Kind::Mistake, u"Four."_s } });
    const QString plain = text.toPlainText();
    QCOMPARE(plain, u"Title\nOne.\n•  two\n 81 05\n 88 00\nOften told wrong: Four."_s);
    QVERIFY(text.isReadOnly());
}

void TestLessonText::setsCodeApart()
{
    LessonText text(m_theme);
    text.setText(u"T"_s, { { LessonBlock::Kind::Paragraph, u"a `key[0]` b"_s } });
    QCOMPARE(text.toPlainText(), u"T\na key[0] b"_s);
    QTextCursor cursor(text.document()->lastBlock());
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, 4);
    QCOMPARE(cursor.charFormat().font().family(), m_theme.font(Theme::TypeRole::Code).family());
    cursor.movePosition(QTextCursor::EndOfBlock);
    QCOMPARE(cursor.charFormat().font().family(), m_theme.font(Theme::TypeRole::Body).family());
}

/// What a lesson of somebody else might try.
void TestLessonText::readsNoMarkup()
{
    const QString hostile = u"<img src=\"file:///etc/passwd\"><a href=\"http://a.example\">x</a>"_s;
    LessonText text(m_theme);
    text.setText(hostile, { { LessonBlock::Kind::Paragraph, hostile } });
    QCOMPARE(text.toPlainText(), hostile + u'\n' + hostile);
    for (QTextBlock block = text.document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); part != block.end(); ++part) {
            QVERIFY(!part.fragment().charFormat().isAnchor());
            QVERIFY(!part.fragment().charFormat().isImageFormat());
        }
    }
}

void TestLessonText::isAsHighAsItsText()
{
    LessonText text(m_theme);
    text.resize(300, 100);
    text.show();
    text.setText(u"T"_s, { { LessonBlock::Kind::Paragraph, u"short"_s } });
    const int low = text.heightForWidth(300);
    text.setText(u"T"_s, { { LessonBlock::Kind::Paragraph, u"many words "_s.repeated(60) } });
    QVERIFY(text.heightForWidth(300) > 3 * low);
    QVERIFY(text.heightForWidth(300) > text.heightForWidth(600));
    QCOMPARE(text.height(), text.heightForWidth(text.viewport()->width()));
}

void TestLessonText::followsTheTheme()
{
    LessonText text(m_theme);
    text.setText(u"T"_s, { { LessonBlock::Kind::Paragraph, u"words"_s } });
    m_theme.setScheme(Theme::Scheme::Dark);
    QCOMPARE(text.document()->lastBlock().begin().fragment().charFormat().foreground().color(),
        m_theme.color(Theme::Token::Text));
}

/// It is no field; but the focus is seen.
void TestLessonText::standsInNoBox()
{
    m_theme.setScheme(Theme::Scheme::Light);
    QWidget window;
    window.setStyleSheet(m_theme.styleSheet());
    auto *text = new LessonText(m_theme, &window);
    auto *other = new QPushButton(u"Other"_s, &window);
    auto *column = new QVBoxLayout(&window);
    column->addWidget(text);
    column->addWidget(other);
    text->setText(u"T"_s, { { LessonBlock::Kind::Paragraph, u"words"_s } });
    window.resize(300, 200);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto edge = [text] { return text->grab().toImage().pixelColor(0, text->height() / 2); };
    other->setFocus();
    QTRY_VERIFY(other->hasFocus());
    QCOMPARE(edge().alpha(), 0);
    text->setFocus();
    QTRY_VERIFY(text->hasFocus());
    QCOMPARE(edge(), m_theme.color(Theme::Token::Accent));
}

QTEST_MAIN(TestLessonText)
#include "tst_lessontext.moc"
