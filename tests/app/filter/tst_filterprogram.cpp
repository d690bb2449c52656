#include "app/filter/filterprogram.h"
#include "app/filter/filtersearch.h"
#include "app/filter/liveframe.h"
#include "app/session/filesessionstore.h"
#include "tests/app/filter/randomsession.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// Makes expressions at random, all of them correct.
class RandomExpression
{
public:
    explicit RandomExpression(RandomSession &random)
        : m_random(random)
    {
    }

    QString make(int depth)
    {
        if (depth == 0 || m_random.chance(1, 4))
            return test();
        switch (m_random.number(3)) {
        case 0:
            return u"not (%1)"_s.arg(make(depth - 1));
        case 1:
            return u"(%1) and (%2)"_s.arg(make(depth - 1), make(depth - 1));
        default:
            return u"(%1) or (%2)"_s.arg(make(depth - 1), make(depth - 1));
        }
    }

private:
    QString any(std::initializer_list<const char *> texts)
    {
        return QString::fromUtf8(texts.begin()[m_random.number(texts.size())]);
    }

    QString test()
    {
        const std::span<const FilterFieldInfo> fields = filterFields();
        const FilterFieldInfo &info = fields[m_random.number(fields.size())];
        QString name = info.name;
        if (info.type == FilterType::Json)
            name += any({ "", ".price", ".id", ".name", ".list", ".list[0]", ".list[2].a", "[1].a",
                "[*].a", ".list[*]", ".none", ".a.a.a", "[0]", ".ok" });
        const bool canStandAlone = info.type == FilterType::Flag || !info.everyFrameHasIt;
        if (canStandAlone && m_random.chance(1, 4))
            return name;
        const bool hasText = info.type == FilterType::Text || info.type == FilterType::Octets
            || info.type == FilterType::Rule || info.type == FilterType::Json;
        if (hasText && m_random.chance(1, 3))
            return name
                + any({ " contains \"err\"", " contains \"a\"", " contains \"utf8\"",
                    " contains \"\"", " ~ \"^[a-e]\"", " matches \"(?i)ERR|pri.e\"",
                    " matches r\"\\d$\"" });
        if (m_random.chance(1, 4))
            return u"%1 in {%2, %3}"_s.arg(name, value(info.field), value(info.field));
        const bool isOrdered = info.type != FilterType::Flag && info.type != FilterType::Rule
            && (info.type != FilterType::Choice || info.field == FilterField::Opcode);
        if (isOrdered && m_random.chance(1, 5))
            return u"%1 in {%2..%3}"_s.arg(name, value(info.field, true), value(info.field, true));
        if (isOrdered && m_random.chance(1, 2))
            return name + any({ " < ", " <= ", " > ", " >= " }) + value(info.field, true);
        return name + any({ " == ", " != " }) + value(info.field);
    }

    /// \a ordered JSON is a number, so that the ends of ranges are alike.
    QString value(FilterField field, bool ordered = false)
    {
        switch (field) {
        case FilterField::Id:
        case FilterField::MessageFirst:
            return QString::number(m_random.number(2000));
        case FilterField::Time:
            return QString::number(m_random.number(500'000)) + u"ms"_s;
        case FilterField::Delta:
            return u"2."_s + QString::number(m_random.number(1000));
        case FilterField::CloseCode:
        case FilterField::ConnectionCloseCode:
            return any({ "1000", "1005", "1006" });
        case FilterField::LengthForm:
            return any({ "7", "16", "64" });
        case FilterField::Violation:
            return any({ "\"utf8.invalid\"", "\"mask.missing\"", "\"control.fragmented\"" });
        case FilterField::Opcode:
            return any({ "text", "ping", "0", "0xb", "close", "continuation" });
        case FilterField::Url:
        case FilterField::Subprotocol:
        case FilterField::Peer:
            return any({ "\"ws://host/chat\"", "\"mqtt\"", "\"n\"" });
        case FilterField::Json:
            return ordered ? any({ "0", "99.5", "-3", "1e2" })
                           : any({ "1", "\"1\"", "100.0", "true", "null", "\"error\"", "99.5" });
        default:
            break;
        }
        const FilterFieldInfo &info = filterFieldInfo(field);
        switch (info.type) {
        case FilterType::Flag:
            return any({ "0", "1", "true", "false" });
        case FilterType::Choice: {
            const auto choices = filterChoices(field);
            return choices[m_random.number(choices.size())].name;
        }
        case FilterType::Octets:
        case FilterType::Text:
            return any({ "\"error\"", "\"\"", "0x010203", "h\"01 02 03 01\"", "\"{\"" });
        default:
            return any({ "0", "1", "3", "5", "57", "130" });
        }
    }

    RandomSession &m_random;
};

} // namespace

class FilterProgramTest : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithTheOracle_data();
    void agreesWithTheOracle();
};

namespace {

QList<FrameId> search(
    const std::shared_ptr<const SessionStore> &store, const FilterProgram &program, int threads)
{
    QList<FrameId> all;
    FilterSearch search(store, program, 1, threads);
    search.advance(store->lastFrame(), {}, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach([&](int row) { all.append(firstId + static_cast<FrameId>(row)); });
        return true;
    });
    return all;
}

LiveFrame toLive(const FrameFacts &facts)
{
    LiveFrame live;
    live.id = facts.record.id;
    live.connection = facts.record.connection;
    live.connectionRecord = facts.connection;
    live.frame = { facts.record.direction, facts.record.time, facts.record.header, facts.payload };
    live.messageFirst = facts.record.messageFirst;
    live.isCompressed = facts.compressed;
    live.delta = facts.delta;
    if (facts.messageOpcode) {
        live.message.emplace();
        live.message->type = static_cast<MessageType>(*facts.messageOpcode);
        live.message->payload = facts.message;
    }
    for (Rule rule : facts.rules)
        live.violations.append({ rule, facts.record.direction, 0, 0, {} });
    return live;
}

} // namespace

void FilterProgramTest::agreesWithTheOracle_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void FilterProgramTest::agreesWithTheOracle()
{
    QFETCH(unsigned, seed);
    const QTemporaryDir folder;
    RandomSession session(seed, 2000);
    const QString path = folder.filePath(u"s.fscope"_s);
    QVERIFY(session.writeTo(path));
    const auto file = FileSessionStore::open(path);
    QVERIFY(file);
    const std::shared_ptr<const SessionStore> memory = session.inMemory();
    RandomExpression expressions(session);
    FilterScratch scratch;
    scratch.annotations = session.annotations();
    for (int i = 0; i < 120; ++i) {
        const QString text = expressions.make(3);
        const auto expression = parseFilter(text);
        if (!expression)
            QFAIL(qPrintable(text + u'\n' + expression.error().sentence()));
        const FilterProgram program(*expression);
        QList<FrameId> expected;
        QList<FrameId> live;
        for (const FrameFacts &facts : session.frames()) {
            if (FilterOracle(facts).accepts(*expression))
                expected.append(facts.record.id);
            if (matches(program, toLive(facts), scratch))
                live.append(facts.record.id);
        }
        const QByteArray message = text.toUtf8();
        const auto compare = [&](const QList<FrameId> &found, const char *where) {
            if (found == expected)
                return true;
            for (const FrameFacts &facts : session.frames()) {
                const FrameId id = facts.record.id;
                if (found.contains(id) != expected.contains(id)) {
                    qWarning("%s: %s: frame %llu, expected %d", where, message.constData(),
                        static_cast<unsigned long long>(id), int(expected.contains(id)));
                    break;
                }
            }
            return false;
        };
        QVERIFY(compare(live, "live"));
        QVERIFY(compare(search(memory, program, 1), "memory"));
        QVERIFY(compare(search(*file, program, i % 3), "file"));
    }
}

QTEST_GUILESS_MAIN(FilterProgramTest)
#include "tst_filterprogram.moc"
