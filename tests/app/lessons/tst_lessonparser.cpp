#include "app/lessons/lessonparser.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr char Head[] = "---\nformat: 1\nid: mine\nnumber: 20\ntitle: Mine\nlanguage: en\n"
                        "summary: What it is about.\n---\n";

QByteArray lesson(const QByteArray &body)
{
    return Head + body;
}

/// A step that is all right, to put an exercise behind.
constexpr char Step[] = "# One\n\nText.\n\n";

} // namespace

class TestLessonParser : public QObject
{
    Q_OBJECT
private slots:
    void readsEverything();
    void readsARecording();
    void joinsLines();
    void cutsSpans();
    void fillsInFacts();
    void neverReadsMarkup();
    void refuses_data();
    void refuses();
    void refusesWhatIsTooLarge();
    void survivesEveryCut();
};

void TestLessonParser::readsEverything()
{
    const auto parsed = LessonParser::parse(lesson(R"(
# One

First paragraph.

- an item
- another

! Often told wrong.

```
81 05

88 00
```

@ 6455 5.2, 7692 7.1.1

:look dir == c2s
:mark fin, payload[0-1]
:view hex
:animate unmasking
:do text hi

? send-it Send `Hello`
to the server.
:tool text
:frames payload == "Hello"
:connection close.code == 1000
:hint Capital H.
:solve text Hello
:solve close 1000 bye
:mistake text hello

? typed How many?
:accept 14
:accept fourteen
:refuse 10 = Add the key.
:hint Count.

# Two

Text.

? chosen Which?
:wrong this
:right that
:hint That.
)"));
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().text()));
    QCOMPARE(parsed->id, u"mine"_s);
    QCOMPARE(parsed->number, 20);
    QCOMPARE(parsed->steps.size(), 2);
    const LessonStep &step = parsed->steps.first();
    using Kind = LessonBlock::Kind;
    QCOMPARE(step.blocks,
        (QList<LessonBlock> { { Kind::Paragraph, u"First paragraph."_s },
            { Kind::Item, u"an item"_s }, { Kind::Item, u"another"_s },
            { Kind::Mistake, u"Often told wrong."_s }, { Kind::Code, u"81 05\n\n88 00"_s } }));
    QCOMPARE(step.sections, (QList<RfcSection> { { 6455, u"5.2"_s }, { 7692, u"7.1.1"_s } }));
    QCOMPARE(step.marks, QStringList({ u"fin"_s, u"payload[0-1]"_s }));
    QCOMPARE(step.view, LessonStep::View::Hex);
    QCOMPARE(step.animation, LessonStep::Animation::Unmasking);
    QCOMPARE(step.actions.size(), 1);
    QCOMPARE(step.exercises.size(), 2);
    const LessonExercise &traffic = step.exercises.first();
    QCOMPARE(traffic.id, u"send-it"_s);
    QCOMPARE(traffic.prompt, u"Send `Hello` to the server."_s);
    QCOMPARE(traffic.check.kind, LessonCheck::Kind::Traffic);
    QCOMPARE(traffic.tool, LessonAction::Kind::Text);
    QCOMPARE(traffic.solution.size(), 2);
    QCOMPARE(traffic.solution.last().code, 1000);
    const LessonExercise &typed = step.exercises.last();
    QCOMPARE(typed.check.answers, QStringList({ u"14"_s, u"fourteen"_s }));
    QCOMPARE(typed.check.refusals.first().reason, u"Add the key."_s);
    QCOMPARE(parsed->steps.last().exercises.first().check.rightChoice, 1);
}

void TestLessonParser::readsARecording()
{
    QByteArray text = lesson("# One\nText.\n\n:recorded conn == 2\n:mark fin\n"
                             "# Two\nText.\n\n:look fin\n");
    text.replace("summary:", "session: session.jsonl\nsummary:");
    const auto parsed = LessonParser::parse(text);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().text()));
    QCOMPARE(parsed->session, u"session.jsonl"_s);
    QCOMPARE(parsed->sessionLine, 7);
    QVERIFY(parsed->steps.first().looksAtRecording);
    QCOMPARE(parsed->steps.first().look, u"conn == 2"_s);
    QCOMPARE(parsed->steps.first().lookLine, 13);
    QVERIFY(!parsed->steps.last().looksAtRecording);
    QVERIFY(LessonParser::parse(lesson(Step))->session.isEmpty());
}

void TestLessonParser::joinsLines()
{
    const auto parsed = LessonParser::parse(lesson("# One\nfirst\nsecond\n\n第一行\n第二行\n"));
    QVERIFY(parsed);
    QCOMPARE(parsed->steps.first().blocks.first().text, u"first second"_s);
    QCOMPARE(parsed->steps.first().blocks.last().text, u"第一行第二行"_s);
}

void TestLessonParser::cutsSpans()
{
    QCOMPARE(lessonSpans(u"a `b` c"_s),
        (QList<LessonSpan> { { u"a "_s, false }, { u"b"_s, true }, { u" c"_s, false } }));
    QCOMPARE(lessonSpans(u"`b`"_s), (QList<LessonSpan> { { u"b"_s, true } }));
    QCOMPARE(
        lessonSpans(u"a ` b"_s), (QList<LessonSpan> { { u"a "_s, false }, { u"` b"_s, false } }));
    QCOMPARE(lessonSpans({}), QList<LessonSpan>());
}

void TestLessonParser::fillsInFacts()
{
    const QString text = u"{status}, {payload[2]}, {\"a\": 1} and {status}"_s;
    QCOMPARE(lessonPlaceholders(text), QStringList({ u"status"_s, u"payload[2]"_s, u"status"_s }));
    QCOMPARE(
        fillPlaceholders(text, { { u"status"_s, u"101"_s } }), u"101, …, {\"a\": 1} and 101"_s);
}

void TestLessonParser::neverReadsMarkup()
{
    const QString text = u"<img src=\"http://a.example/x.png\"> [link](file:///etc/passwd)"_s;
    const auto parsed = LessonParser::parse(lesson("# One\n" + text.toUtf8() + '\n'));
    QVERIFY(parsed);
    QCOMPARE(parsed->steps.first().blocks.first().text, text);
}

void TestLessonParser::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QByteArray &text, int line) {
        QTest::newRow(name) << text << line;
    };
    const auto step = [&row](const char *name, const QByteArray &lines, int line) {
        row(name, lesson(Step + lines), line);
    };
    const auto recorded = [](const QByteArray &lines) {
        return lesson(Step + lines).replace("summary:", "session: session.jsonl\nsummary:");
    };
    row("empty", {}, 1);
    row("no properties", "# One\n", 1);
    row("unfinished properties", "---\nformat: 1\n", 3);
    row("no format", "---\nid: a\nnumber: 1\ntitle: A\nlanguage: en\nsummary: B\n---\n", 7);
    row("later format", "---\nformat: 2\n", 2);
    row("unknown property", "---\ncolour: red\n", 2);
    row("property twice", "---\nid: a\nid: b\n", 3);
    row("id with a path", "---\nid: ../../etc\n", 2);
    row("icon with a path", "---\nicon: ../x\n", 2);
    row("number", "---\nnumber: -1\n", 2);
    row("language", "---\nlanguage: ../en\n", 2);
    row("server", "---\nserver: example.com\n", 2);
    row("no field", "---\nfields: fin, colour\n", 2);
    row("an octet of a field", "---\nfields: masking-key[1]\n", 2);
    row("field twice", "---\nfields: fin, fin\n", 2);
    row("empty field", "---\nfields: fin,\n", 2);
    for (const char *name : { "../session.jsonl", "/etc/session.jsonl", "a/b.jsonl",
             "Session.jsonl", "session.fscope", ".jsonl", "session.jsonl.md" })
        row(qPrintable(u"recording called "_s + QLatin1StringView(name)),
            QByteArray("---\nsession: ") + name + '\n', 2);
    row("recording twice", "---\nsession: a.jsonl\nsession: b.jsonl\n", 3);
    row("no step", Head, 9);
    row("text before a step", lesson("Text.\n"), 9);
    row("step without text", lesson("# One\n\n# Two\n"), 11);
    row("no UTF-8", lesson("# One\n\xff\n"), 0);
    step("unknown directive", ":open http://a.example\n", 13);
    step("no filter", ":look opcode = text\n", 13);
    step("no recording to look at", ":recorded fin\n", 13);
    row("no filter of a recording", recorded(":recorded fin =\n"), 14);
    row("two looks", recorded(":recorded fin\n:look fin\n"), 15);
    row("two looks, the other way round", recorded(":look fin\n:recorded fin\n"), 15);
    row("a recorded frame is made", recorded(":recorded fin\n:make text a\n"), 16);
    step("no field", ":look fin\n:mark finn\n", 14);
    step("field of no frame", ":mark fin\n", 14);
    step("no view", ":view browser\n", 13);
    step("no animation", ":animate everything\n", 13);
    step("no section", "@ 6455 5.20\n", 13);
    step("no RFC", "@ 9999 1\n", 13);
    step("no action", ":do run rm\n", 13);
    step("header with a control character", ":do connect | A: b\vc\n", 13);
    step("exercise without an id", "? Do it\n", 13);
    step("exercise without a check", "? do-it Do it\n:hint Do.\n", 15);
    step("exercise without a hint", "? do-it Do it\n:accept 1\n", 15);
    step("no fact to be put in", "It has {request-octet} octets.\n", 14);
    step("two kinds", "? do-it Do it\n:accept 1\n:right 2\n", 15);
    step("two right ones", "? do-it Do it\n:right 1\n:right 2\n", 15);
    step("no right one", "? do-it Do it\n:wrong 1\n:wrong 2\n:hint Do.\n", 17);
    step("no choice", "? do-it Do it\n:right 1\n:hint Do.\n", 16);
    step("unsolved", "? do-it Do it\n:frames fin\n:hint Do.\n", 16);
    step("solved answer", "? do-it Do it\n:accept 1\n:hint Do.\n:solve text a\n", 17);
    step("no fact", "? do-it Do it\n:fact password\n", 14);
    step("no connection fact", "? do-it Do it\n:connection password == a\n", 14);
    step("no rule", "? do-it Do it\n:connection rule == no.rule\n", 14);
    step("refusal", "? do-it Do it\n:refuse 10\n", 14);
    step("exercise twice",
        "? do-it Do it\n:accept 1\n:hint Do.\n? do-it Do it\n:accept 1\n:hint Do.\n", 16);
    step("long line", QByteArray(Lesson::MaxLineLength + 1, 'a') + '\n', 13);
}

void TestLessonParser::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    const auto parsed = LessonParser::parse(text);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().line, line);
    QVERIFY(!parsed.error().reason.isEmpty());
}

void TestLessonParser::refusesWhatIsTooLarge()
{
    QVERIFY(!LessonParser::parse(lesson(Step + QByteArray(Lesson::MaxOctets, '\n'))));
    QByteArray steps;
    for (qsizetype i = 0; i <= Lesson::MaxSteps; ++i)
        steps += "# Step\nText.\n";
    QVERIFY(!LessonParser::parse(lesson(steps)));
    QByteArray blocks = "# Step\n";
    for (qsizetype i = 0; i <= Lesson::MaxPerStep; ++i)
        blocks += "Text.\n\n";
    QVERIFY(!LessonParser::parse(lesson(blocks)));
    QByteArray exercises = Step;
    for (qsizetype i = 0; i <= Lesson::MaxPerStep; ++i)
        exercises += "? e-" + QByteArray::number(i) + " Do\n:accept 1\n:hint Do.\n";
    QVERIFY(!LessonParser::parse(lesson(exercises)));
    QByteArray answers = QByteArray(Step) + "? do-it Do it\n";
    for (qsizetype i = 0; i <= Lesson::MaxPerStep; ++i)
        answers += ":accept 1\n";
    QVERIFY(!LessonParser::parse(lesson(answers)));
}

void TestLessonParser::survivesEveryCut()
{
    const QByteArray whole = lesson(
        QByteArray(Step) + "@ 6455 5.2\n:look fin\n:mark fin\n```\n00\n```\n? a B\n:accept 1\n");
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto parsed = LessonParser::parse(whole.first(length));
        QVERIFY(parsed || !parsed.error().reason.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestLessonParser)
#include "tst_lessonparser.moc"
