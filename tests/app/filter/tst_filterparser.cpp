#include "app/filter/filterexpression.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// The shape of an expression: "(a and (b or not c))", with fields by name.
QString shape(const FilterExpression &expression)
{
    using Kind = FilterExpression::Kind;
    QStringList operands;
    for (const FilterExpression &operand : expression.operands)
        operands.append(shape(operand));
    switch (expression.kind) {
    case Kind::Everything:
        return u"everything"_s;
    case Kind::And:
        return u'(' + operands.join(u" and "_s) + u')';
    case Kind::Or:
        return u'(' + operands.join(u" or "_s) + u')';
    case Kind::Not:
        return u"not "_s + operands.first();
    case Kind::Present:
    case Kind::Comparison:
        return filterFieldInfo(expression.field).name;
    }
    return {};
}

/// The only value of a comparison.
FilterValue valueOf(const QString &text)
{
    const auto parsed = parseFilter(text);
    if (!parsed || parsed->values.size() != 1)
        return nullptr;
    return parsed->values.front().first;
}

} // namespace

class FilterParserTest : public QObject
{
    Q_OBJECT
private slots:
    void precedence_data();
    void precedence();
    void values_data();
    void values();
    void times_data();
    void times();
    void jsonPaths();
    void errors_data();
    void errors();
    void limits();
};

void FilterParserTest::precedence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u"everything"_s;
    QTest::newRow("spaces") << u" \n\t "_s << u"everything"_s;
    QTest::newRow("and binds tighter")
        << u"fin or masked and control"_s << u"(fin or (masked and control))"_s;
    QTest::newRow("and first") << u"fin and masked or control"_s
                               << u"((fin and masked) or control)"_s;
    QTest::newRow("symbols") << u"fin||masked&&!control"_s
                             << u"(fin or (masked and not control))"_s;
    QTest::newRow("parentheses") << u"(fin or masked) and control"_s
                                 << u"((fin or masked) and control)"_s;
    QTest::newRow("not binds tightest") << u"not fin and masked"_s << u"(not fin and masked)"_s;
    QTest::newRow("not of a comparison") << u"not len > 3 or fin"_s << u"(not len or fin)"_s;
    QTest::newRow("not not") << u"not ! fin"_s << u"not not fin"_s;
    QTest::newRow("chains are flat")
        << u"fin and masked and control"_s << u"(fin and masked and control)"_s;
    QTest::newRow("words for operators") << u"len gt 3 and id le 4"_s << u"(len and id)"_s;
}

void FilterParserTest::precedence()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto parsed = parseFilter(text);
    QVERIFY(parsed);
    QCOMPARE(shape(*parsed), expected);
}

void FilterParserTest::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("string") << uR"(text == "Hi")"_s << QByteArray("Hi");
    QTest::newRow("escapes") << uR"(text == "\"\\\n\r\t\/")"_s << QByteArray("\"\\\n\r\t/");
    QTest::newRow("octet escapes") << uR"(text == "\x00\xff\0")"_s << QByteArray("\0\xff\0", 3);
    QTest::newRow("characters") << uR"(text == "\u00e9\ud83d\ude00é")"_s
                                << QByteArray("\xc3\xa9\xf0\x9f\x98\x80\xc3\xa9");
    QTest::newRow("raw") << uR"(text == r"\d\\")"_s << QByteArray("\\d\\\\");
    QTest::newRow("hex number") << u"payload == 0xDeadBeef"_s << QByteArray("\xde\xad\xbe\xef");
    QTest::newRow("hex octets") << uR"(payload contains h"de ad:be ef")"_s
                                << QByteArray("\xde\xad\xbe\xef");
    QTest::newRow("no octets") << uR"(payload == h"")"_s << QByteArray("");
    QTest::newRow("rule") << uR"(violation == "utf8.invalid")"_s << QByteArray("utf8.invalid");
}

void FilterParserTest::values()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, octets);
    const FilterValue value = valueOf(text);
    QVERIFY(std::holds_alternative<QByteArray>(value));
    QCOMPARE(std::get<QByteArray>(value), octets);
}

void FilterParserTest::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("nanoseconds");
    QTest::newRow("seconds") << u"1"_s << qint64(1'000'000'000);
    QTest::newRow("a fraction") << u"12.5"_s << qint64(12'500'000'000);
    QTest::newRow("to the nanosecond") << u"0.000000001"_s << qint64(1);
    QTest::newRow("zeros behind") << u"1.5000000000000"_s << qint64(1'500'000'000);
    QTest::newRow("ms") << u"250ms"_s << qint64(250'000'000);
    QTest::newRow("us") << u"1.5us"_s << qint64(1'500);
    QTest::newRow("min") << u"2min"_s << qint64(120'000'000'000);
    QTest::newRow("negative") << u"-1s"_s << qint64(-1'000'000'000);
}

void FilterParserTest::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, nanoseconds);
    const FilterValue value = valueOf(u"time > "_s + text);
    QVERIFY(std::holds_alternative<qint64>(value));
    QCOMPARE(std::get<qint64>(value), nanoseconds);
}

void FilterParserTest::jsonPaths()
{
    using Step = JsonPath::Step;
    const auto parsed = parseFilter(uR"(json.items[0]."a b".c-d[*] == 1)"_s);
    QVERIFY(parsed);
    const JsonPath expected { { Step { Step::Kind::Member, "items" },
        Step { Step::Kind::Element, {}, 0 }, Step { Step::Kind::Member, "a b" },
        Step { Step::Kind::Member, "c-d" }, Step { Step::Kind::EveryElement } } };
    QCOMPARE(parsed->path, expected);
    QVERIFY(parseFilter(u"json"_s)->path.steps.empty());
    QVERIFY(parseFilter(u"json[3] == null"_s)->path.steps.size() == 1);
}

void FilterParserTest::errors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("column");
    QTest::addColumn<QString>("suggestion");
    const auto row = [](const char *text, qsizetype column, const char *suggestion = "") {
        QTest::newRow(text) << QString::fromUtf8(text) << column << QString::fromUtf8(suggestion);
    };
    row("opcod == text", 1, "opcode");
    row("message.length > 3", 1, "message.len");
    row("mesage.len > 3", 1, "message.len");
    row("close. == 3", 8);
    row("opcode == txt", 11, "text");
    row("opcode == 16", 11);
    row("opcode = ping", 8, "==");
    row("dir == client", 8);
    row("len", 4);
    row("len >", 6);
    row("len > -1", 7);
    row("len > 1.5", 7);
    row("len > 99999999999999999999", 7);
    row("len > 0x", 7);
    row("len contains 3", 5);
    row("len matches \"a\"", 5);
    row("dir < c2s", 5);
    row("fin == 2", 8);
    row("fin masked", 5);
    row("time > 1x", 8);
    row("time > 0.0000000001", 8);
    row("time > 9999999999999s", 8);
    row("text == error", 9, "\"error\"");
    row("text == \"a", 9);
    row("text == \"a\\d\"", 11, "r\"a\\d\"");
    row("text == \"\\ud800\"", 10);
    row("payload == 0xabc", 12);
    row("payload == h\"abc\"", 16);
    row("payload == h\"xy\"", 14);
    row("text contian \"a\"", 6, "contains");
    row("text matches \"a(b\"", 18);
    row("text matches \"a\" \"b\"", 18);
    row("text matches 5", 14);
    row("violation == \"utf8.invald\"", 14, "\"utf8.invalid\"");
    row("violation == utf8.invalid", 14);
    row("json. == 3", 7);
    row("json.a[x] == 3", 8);
    row("json.a[1 == 3", 10);
    row("json.a < true", 10, "\"true\"");
    row("json.a == abc", 11, "\"abc\"");
    row("opcode in ping", 11);
    row("opcode in {}", 12);
    row("opcode in {ping", 16);
    row("opcode in {ping, pong", 22);
    row("dir in {c2s..s2c}", 12);
    row("json.a in {1..\"b\"}", 18);
    row("(fin", 5);
    row("fin)", 4);
    row("fin and", 8);
    row("and fin", 1);
    row("not", 4);
    row("fin adn masked", 5, "and");
    row("len > 3 len < 5", 9);
    row("fin ; masked", 5);
    row("'a' == text", 1, "\"");
}

void FilterParserTest::errors()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, column);
    QFETCH(QString, suggestion);
    const auto parsed = parseFilter(text);
    QVERIFY(!parsed);
    const FilterError &error = parsed.error();
    QCOMPARE(error.column(), column);
    QVERIFY(error.length >= 1);
    QVERIFY(!error.problem.isEmpty());
    QCOMPARE(error.suggestion, suggestion);
    QVERIFY(error.sentence().contains(QString::number(column)));
}

void FilterParserTest::limits()
{
    const auto nested
        = [](int depth) { return QString(depth, u'(') + u"fin"_s + QString(depth, u')'); };
    QVERIFY(parseFilter(nested(FilterExpression::MaxDepth)));
    QVERIFY(!parseFilter(nested(FilterExpression::MaxDepth + 1)));
    QVERIFY(!parseFilter(u"! "_s.repeated(FilterExpression::MaxDepth + 1) + u"fin"_s));
    QVERIFY(!parseFilter(QString(FilterExpression::MaxLength + 1, u' ')));
    QVERIFY(parseFilter(u"fin"_s + u" or fin"_s.repeated(9000)));
    QVERIFY(!parseFilter(nested(30'000)));
}

QTEST_GUILESS_MAIN(FilterParserTest)
#include "tst_filterparser.moc"
