#include "app/session/memorysessionstore.h"
#include "ui/compare/comparisondocument.h"
#include "ui/compare/jsonlinefinder.h"
#include "ui/compare/octetalignment.h"
#include "ui/message/jsonlayout.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Kind = ComparisonRow::Kind;

class ComparisonDocumentTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void findsWordsThatHaveChanged()
    {
        const LineChanges changes
            = changesBetween(u"  \"price\": 100.5, ok", u"  \"price\": 101.5, ok now");
        QCOMPARE(changes.left, (QList<CharacterRange> { { 11, 3 } }));
        QCOMPARE(changes.right, (QList<CharacterRange> { { 11, 3 }, { 20, 4 } }));
        QVERIFY(changesBetween(u"the same", u"the same").left.isEmpty());
    }

    void alignsOctets()
    {
        const auto rows = alignOctets("0123456789ABCDEFGH", "01x3456789ABCDEFGH");
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].left[2], 2);
        QCOMPARE(rows[0].right[2], 2);
        QCOMPARE(rows[0].changed, quint16(1 << 2));
        QCOMPARE(rows[1].left[1], 17);
        QCOMPARE(rows[1].left[2], AlignedOctets::Gap);

        const auto inserted = alignOctets("abcd", "abXcd");
        QCOMPARE(inserted.size(), std::size_t(1));
        QCOMPARE(inserted[0].left[2], AlignedOctets::Gap);
        QCOMPARE(inserted[0].right[2], 2);
        QCOMPARE(inserted[0].left[3], 2);
        QCOMPARE(inserted[0].right[3], 3);
        QCOMPARE(inserted[0].changed, quint16(1 << 2));
    }

    void comparesText()
    {
        const auto document = compare(Opcode::Text, "one\ntwo\nthree", "one\n2\nthree\nfour");
        QCOMPARE(document->form, ComparisonForm::Text);
        QVERIFY(document->hasText);
        QVERIFY(!document->isJson);
        QCOMPARE(
            kinds(*document), (QList<Kind> { Kind::Same, Kind::Changed, Kind::Same, Kind::Added }));
        QCOMPARE(document->differences, (std::vector<int> { 1, 3 }));
        QCOMPARE(document->rows[3].right, 3);
        QVERIFY2(document->summary.startsWith(u"2 difference"), qPrintable(document->summary));
    }

    void comparesJsonByLineAndByPath()
    {
        const auto document
            = compare(Opcode::Text, "{\"id\":1,\"list\":[1,2]}", "{\"id\":2,\"list\":[1,2]}");
        QVERIFY(document->isJson);
        QCOMPARE(kinds(*document).count(Kind::Changed), 1);
        QCOMPARE(document->json.size(), 1);
        QCOMPARE(document->json.first().where, u"$.id"_s);
        QCOMPARE(document->json.first().expected, u"1"_s);
        QCOMPARE(document->json.first().got, u"2"_s);
        const ComparisonRow &row = document->rows[1];
        QCOMPARE(document->changes[static_cast<std::size_t>(row.changes)].left,
            (QList<CharacterRange> { { 8, 1 } }));
    }

    void findsTheLinesOfPaths()
    {
        const auto text = layOutJson("{\"a\":{\"b\":[]},\"it's\":[{},[1,\"[\"],null],"
                                     "\"\\u0064\":1,\"d\":2,\"e\":{}}");
        QVERIFY(text);
        const auto lines = findJsonLines(text->lines,
            { u"$"_s, u"$.a.b"_s, u"$[\"it's\"][1][1]"_s, u"$[\"it's\"][2]"_s, u"$.d"_s, u"$.e"_s,
                u"$.f"_s });
        const auto at = [&](const QString &path) {
            return lines.contains(path) ? text->lines.at(lines.value(path)).text.trimmed()
                                        : QString();
        };
        QCOMPARE(lines.value(u"$"_s, -1), 0);
        QCOMPARE(at(u"$.a.b"_s), u"\"b\": []"_s);
        QCOMPARE(at(u"$[\"it's\"][1][1]"_s), u"\"[\""_s);
        QCOMPARE(at(u"$[\"it's\"][2]"_s), u"null"_s);
        QCOMPARE(at(u"$.d"_s), u"\"d\": 2,"_s); // the last of two with one name
        QCOMPARE(at(u"$.e"_s), u"\"e\": {}"_s);
        QVERIFY(!lines.contains(u"$.f"_s));
    }

    void findsLinesBehindALongOne()
    {
        const QByteArray longName(3000, 'n');
        const auto text = layOutJson("{\"" + longName + "\":{\"a\":\"" + longName + "\"},\"z\":1}");
        QVERIFY(text);
        const auto lines = findJsonLines(text->lines, { u"$.z"_s });
        QCOMPARE(text->lines.at(lines.value(u"$.z"_s, -1)).text, u"  \"z\": 1"_s);
    }

    void saysThatOnlyTheWritingDiffers()
    {
        const auto document = compare(Opcode::Text, "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1.0}");
        QVERIFY(document->json.isEmpty());
        QVERIFY2(document->summary.contains(u"As JSON they say the same"),
            qPrintable(document->summary));
    }

    void saysThatNothingDiffers()
    {
        auto document = compare(Opcode::Text, "[1, 2]", "[1,2]");
        QVERIFY(document->differences.empty());
        QCOMPARE(document->summary, u"The messages are the same."_s);
        document = compare(Opcode::Binary, "\x00\xFF"_ba, "\x00\xFF"_ba);
        QCOMPARE(document->summary, u"The messages are the same, octet by octet."_s);
        document = compare(Opcode::Binary, ""_ba, ""_ba);
        QVERIFY(document->rows.empty());
    }

    void comparesInHex()
    {
        const auto document
            = compare(Opcode::Binary, "\x00\x01\x02\xFF"_ba, "\x00\x01\x03\x02\xFF"_ba);
        QCOMPARE(document->form, ComparisonForm::Hex);
        QVERIFY(!document->hasText);
        QCOMPARE(document->rows.size(), std::size_t(1));
        QVERIFY(document->sides[0].lines.first().text.startsWith(u"00 01    02 FF "));
        QVERIFY(document->sides[1].lines.first().text.startsWith(u"00 01 03 02 FF "));
        QCOMPARE(document->changes.front().right, (QList<CharacterRange> { { 6, 2 } }));
        QVERIFY(document->changes.front().left.isEmpty());
        // Text can be compared in hex as well.
        QCOMPARE(compare(Opcode::Text, "a", "b", ComparisonForm::Hex)->form, ComparisonForm::Hex);
    }

    void comparesCborByLine()
    {
        const auto document = compare(Opcode::Binary, QByteArray::fromHex("a26161c1006162820203"),
            QByteArray::fromHex("a26161c10161628202f5"));
        QCOMPARE(document->form, ComparisonForm::Text);
        QStringList lines;
        for (const TextLine &line : document->sides[1].lines)
            lines.append(line.text);
        QCOMPARE(lines,
            (QStringList { u"{"_s, u"  \"a\": 1("_s, u"    1"_s, u"  ),"_s, u"  \"b\": ["_s,
                u"    2,"_s, u"    true"_s, u"  ]"_s, u"}"_s }));
        QCOMPARE(kinds(*document).count(Kind::Changed), 2);
        QCOMPARE(document->differences, (std::vector<int> { 2, 6 }));
    }

    void anEscapeIsNotWhatItStandsFor()
    {
        const auto document = compare(Opcode::Text, "a\x1B", "a\\u001B");
        QCOMPARE(document->sides[0].lines.first().text, document->sides[1].lines.first().text);
        QCOMPARE(kinds(*document), (QList<Kind> { Kind::Changed }));
    }

    void comparesTheBeginOfWhatIsLong()
    {
        const QByteArray octets(ComparisonDocument::HexLimit + 10, '\x01');
        const auto document = compare(Opcode::Binary, octets, octets + '\x02');
        QCOMPARE(document->rows.size(),
            static_cast<std::size_t>(ComparisonDocument::HexLimit / AlignedOctets::Columns));
        QVERIFY(document->summary.contains(u"Only the begin"));
    }

    void canBeStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!compare(Opcode::Text, "a", "b", {}, stop.get_token()));
    }

private:
    static ComparedMessage message(Opcode opcode, const QByteArray &payload, FrameId id)
    {
        MemorySessionStore store;
        FrameBlock frames(1);
        for (FrameId i = 1; i <= id; ++i) {
            frames.append(1,
                { Direction::ClientToServer, 0,
                    makeHeader(opcode, static_cast<quint64>(payload.size()), std::nullopt),
                    payload },
                i);
        }
        store.append({ std::move(frames), {}, {} });
        const FrameHandle frame(store.block(id), id);
        return { frame,
            std::make_shared<const MessageContent>(*readMessage(store, frame, 1 << 26)) };
    }
    static std::shared_ptr<const ComparisonDocument> compare(Opcode opcode, const QByteArray &left,
        const QByteArray &right, std::optional<ComparisonForm> form = std::nullopt,
        const std::stop_token &stop = {})
    {
        return compareMessages(message(opcode, left, 1), message(opcode, right, 2), form, stop);
    }
    static QList<Kind> kinds(const ComparisonDocument &document)
    {
        QList<Kind> kinds;
        for (const ComparisonRow &row : document.rows)
            kinds.append(row.kind);
        return kinds;
    }
};

QTEST_GUILESS_MAIN(ComparisonDocumentTest)
#include "tst_comparisondocument.moc"
