#include "ui/message/textlinebuilder.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Kind = TextSpan::Kind;

class TextLineBuilderTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void breaksAfterLineFeeds()
    {
        const QList<TextLine> lines = plainLines("one\ntwo\r\n\nfour").lines;
        QStringList texts;
        for (const TextLine &line : lines) {
            QVERIFY(!line.continues);
            QVERIFY(line.spans.isEmpty());
            texts.append(line.text);
        }
        QCOMPARE(texts, (QStringList { u"one"_s, u"two"_s, QString(), u"four"_s }));
    }

    void nothingIsOneEmptyLine() { QCOMPARE(plainLines({}).lines, QList<TextLine>(1)); }

    void marksEscapes()
    {
        const QList<TextLine> lines = plainLines("a\xFF\x1B z").lines;
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines[0].text, u"a\\xFF\\u001B z"_s);
        QCOMPARE(lines[0].spans, (QList<TextSpan> { { 1, 10, Kind::Escape } }));
    }

    void breaksLongLinesAndSaysSo()
    {
        const qsizetype length = 2 * TextLineBuilder::MaxLineLength + 1;
        const QList<TextLine> lines = plainLines(QByteArray(length, 'x') + "\ny").lines;
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0].text.size(), TextLineBuilder::MaxLineLength);
        QVERIFY(lines[0].continues);
        QVERIFY(lines[1].continues);
        QCOMPARE(lines[2].text, u"x"_s);
        QVERIFY(!lines[2].continues);
        QCOMPARE(lines[3].text, u"y"_s);
    }

    void aBreakTearsNoEscapeAndNoCharacter()
    {
        const QByteArray filler(TextLineBuilder::MaxLineLength - 1, 'x');
        for (const QByteArray &tail : { "\xFF"_ba, "\xF0\x9F\x98\x80"_ba }) {
            const QList<TextLine> lines = plainLines(filler + tail).lines;
            QCOMPARE(lines.size(), 2);
            QCOMPARE(lines[0].text, QString::fromLatin1(filler));
            QVERIFY(lines[1].text == u"\\xFF" || lines[1].text == u"😀");
        }
    }

    void stopsAtTheLimitOfLines()
    {
        const LaidOutText full = plainLines(QByteArray(MaxTextLines - 1, '\n'));
        QCOMPARE(full.lines.size(), MaxTextLines);
        QVERIFY(!full.isCut);
        const LaidOutText more = plainLines(QByteArray(MaxTextLines + 5, '\n'));
        QCOMPARE(more.lines.size(), MaxTextLines);
        QVERIFY(more.isCut);
    }

    void keepsTheKindAcrossABreak()
    {
        TextLineBuilder builder;
        builder.append(QByteArray(TextLineBuilder::MaxLineLength + 5, 's'), Kind::String);
        const QList<TextLine> lines = builder.take().lines;
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[1].spans, (QList<TextSpan> { { 0, 5, Kind::String } }));
    }
};

QTEST_GUILESS_MAIN(TextLineBuilderTest)
#include "tst_textlinebuilder.moc"
