#include "app/filter/filtercompletions.h"
#include "app/filter/filterexpression.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class FilterCompletionsTest : public QObject
{
    Q_OBJECT
private slots:
    void offers_data();
    void offers();
    void everyFieldIsDescribed();
    void whatIsOfferedIsUnderstood();
    void lookOnlyAtWhatIsBefore();
};

void FilterCompletionsTest::offers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("replaced");
    QTest::addColumn<QStringList>("offered"); // some of it
    QTest::addColumn<QStringList>("others");
    const auto row = [](const char *typed, const char *replaced, const QStringList &offered,
                         const QStringList &others) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(replaced) << offered
                             << others;
    };
    row("", "", { u"opcode"_s, u"not"_s, u"json"_s }, { u"and"_s, u"=="_s });
    row("op", "op", { u"opcode"_s }, { u"len"_s });
    row("message.", "message.", { u"message.len"_s, u"message.type"_s }, { u"message"_s });
    row("not (he", "he", { u"heartbeat"_s }, { u"not"_s });
    row("opcode ", "", { u"=="_s, u"in"_s, u"<"_s }, { u"contains"_s, u"and"_s });
    row("opcode =", "=", { u"=="_s }, { u"!="_s });
    row("fin ", "", { u"=="_s, u"and"_s, u"or"_s }, { u"<"_s, u"contains"_s });
    row("text co", "co", { u"contains"_s }, { u"matches"_s });
    row("opcode == ", "", { u"text"_s, u"ping"_s }, { u"and"_s });
    row("opcode == p", "p", { u"ping"_s, u"pong"_s }, { u"text"_s });
    row("dir == ", "", { u"client_to_server"_s, u"s2c"_s }, {});
    row("opcode in ", "", { u"{"_s }, {});
    row("opcode in {", "", { u"text"_s }, { u"and"_s });
    row("opcode in {text, bi", "bi", { u"binary"_s }, { u"text"_s });
    row("opcode in {text..p", "p", { u"ping"_s }, { u"text"_s });
    row("opcode in {text} ", "", { u"and"_s }, { u"text"_s });
    row("violation == ", "", { u"\"utf8.invalid\""_s }, {});
    row("violation == \"utf", "\"utf", { u"\"utf8.invalid\""_s }, { u"\"mask.missing\""_s });
    row("close.code == 100", "100", { u"1001"_s, u"1006"_s }, { u"1011"_s });
    row("json.a == ", "", { u"true"_s, u"null"_s }, {});
    row("json.a[0].b ", "", { u"contains"_s, u"and"_s }, {});
    row("len > 3 ", "", { u"and"_s, u"or"_s }, { u"opcode"_s });
    row("len > 3 and ", "", { u"opcode"_s }, { u"and"_s });
    row("(fin) ", "", { u"and"_s }, { u"opcode"_s });
    row("text contains \"op", "\"op", {}, { u"opcode"_s });
    row("text == \"opcode == ", "", {}, { u"text"_s });
    row("nonsense ", "", {}, { u"=="_s, u"and"_s });
}

void FilterCompletionsTest::offers()
{
    QFETCH(QString, typed);
    QFETCH(QString, replaced);
    const FilterCompletions completions = filterCompletions(typed, typed.size());
    QCOMPARE(typed.mid(completions.position, completions.length), replaced);
    QStringList texts;
    for (const FilterCompletions::Item &item : completions.items)
        texts.append(item.text);
    QFETCH(QStringList, offered);
    for (const QString &text : offered)
        QVERIFY2(texts.contains(text), qPrintable(text));
    QFETCH(QStringList, others);
    for (const QString &text : others)
        QVERIFY2(!texts.contains(text), qPrintable(text));
}

void FilterCompletionsTest::everyFieldIsDescribed()
{
    const FilterCompletions completions = filterCompletions(u"", 0);
    QCOMPARE(completions.items.size(), static_cast<qsizetype>(filterFields().size()) + 1);
    for (const FilterCompletions::Item &item : completions.items) {
        QVERIFY2(!item.description.isEmpty(), qPrintable(item.text));
        QVERIFY(!item.description.contains(u'\n'));
    }
}

void FilterCompletionsTest::whatIsOfferedIsUnderstood()
{
    for (const FilterFieldInfo &info : filterFields()) {
        const QString test = QString(info.name) + u" == "_s;
        const FilterCompletions completions = filterCompletions(test, test.size());
        for (const FilterCompletions::Item &value : completions.items)
            QVERIFY2(parseFilter(test + value.text), qPrintable(test + value.text));
    }
}

void FilterCompletionsTest::lookOnlyAtWhatIsBefore()
{
    const FilterCompletions completions = filterCompletions(u"op == text", 2);
    QCOMPARE(completions.position, 0);
    QCOMPARE(completions.length, 2);
    QCOMPARE(completions.items.size(), 1);
    QCOMPARE(filterCompletions(u"op", 100).items.size(), 1);
    QCOMPARE(filterCompletions(u"op", -1).items.size(), filterCompletions(u"", 0).items.size());
}

QTEST_GUILESS_MAIN(FilterCompletionsTest)
#include "tst_filtercompletions.moc"
