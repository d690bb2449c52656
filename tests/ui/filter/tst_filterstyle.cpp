#include "ui/filter/filterstyle.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFilterStyle : public QObject
{
    Q_OBJECT
private slots:
    void coloursByWhatItIs()
    {
        const Theme theme;
        const QString text = u"opcode == text and not payload contains \"text\" or len > 0x7d"_s;
        const auto colorAt = [&](const QString &part, qsizetype from = 0) {
            const qsizetype at = text.indexOf(part, from);
            for (const QTextLayout::FormatRange &range : filterFormats(theme, text)) {
                if (range.start <= at && at < range.start + range.length)
                    return range.format.foreground().color();
            }
            return QColor();
        };
        using Token = Theme::Token;
        QCOMPARE(colorAt(u"opcode"_s), theme.color(Token::Text));
        QCOMPARE(colorAt(u"text"_s), theme.fieldColors(Theme::Field::Opcode).text);
        QCOMPARE(colorAt(u"and"_s), theme.color(Token::Accent));
        QCOMPARE(colorAt(u"payload"_s), theme.color(Token::Text));
        QCOMPARE(colorAt(u"\"text\""_s), theme.color(Token::Ok));
        QCOMPARE(colorAt(u"len"_s), theme.color(Token::Text));
        QCOMPARE(colorAt(u"0x7d"_s), theme.fieldColors(Theme::Field::Mask).text);
    }

    void sets()
    {
        const Theme theme;
        const auto formats = filterFormats(theme, u"opcode in {ping, pong} and fin");
        QCOMPARE(formats.size(), 9);
        const QColor value = theme.fieldColors(Theme::Field::Opcode).text;
        QCOMPARE(formats.at(3).format.foreground().color(), value);
        QCOMPARE(formats.at(5).format.foreground().color(), value);
        QCOMPARE(formats.at(8).format.foreground().color(), theme.color(Theme::Token::Text));
    }

    void whatIsWrongIsColouredToo()
    {
        const Theme theme;
        for (const auto text : { u"", u"\"open", u"len > §", u"((((", u"\"a\\" })
            QVERIFY(filterFormats(theme, text).size() <= 4);
    }
};

QTEST_MAIN(TestFilterStyle)
#include "tst_filterstyle.moc"
