#include "app/filter/filtersearch.h"
#include "app/session/memorysessionstore.h"

#include <QFile>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// The session that docs/filter-language.md describes.
class PageSession
{
public:
    PageSession()
    {
        constexpr auto ToServer = Direction::ClientToServer;
        constexpr auto FromServer = Direction::ServerToClient;
        add(1, ToServer, 1000, Opcode::Text, "Hello");
        add(1, FromServer, 1200, Opcode::Text, R"({"id":7,"price":120,"tags":["new","sale"]})");
        add(2, FromServer, 1500, Opcode::Text, QByteArray(19, '\xA5'), Flags { .rsv = Rsv1 });
        m_block.attachMessage("temperature 21, time out");
        add(1, ToServer, 2000, Opcode::Ping, "beat");
        add(1, FromServer, 2010, Opcode::Pong, "beat");
        add(2, ToServer, 3000, Opcode::Binary, QByteArray("\0\1\2", 3), Flags { .fin = false });
        add(2, ToServer, 3100, Opcode::Continuation, "\3\4", Flags { .messageFirst = 6 });
        add(1, FromServer, 4000, Opcode::Text, R"({"id":"7","price":99.5,"error":"timeout"})");
        add(1, ToServer, 5500, Opcode::Text, "bad", Flags { .masked = false });
        add(1, FromServer, 6000, Opcode::Close, "\x03\xf0policy");
        add(1, ToServer, 6100, Opcode::Close, "");
        add(2, FromServer, 20'000, Opcode::Text, QByteArray(300, 'x'));
    }

    std::shared_ptr<SessionStore> store() const
    {
        ConnectionRecord chat;
        chat.id = 1;
        chat.role = Role::Proxy;
        chat.url = u"ws://shop.example/chat"_s;
        chat.peer = u"192.0.2.1:80"_s;
        chat.verdict
            = CloseVerdict { CloseCause::ClosingHandshake, ClosedBy::Server, 1008, u"policy"_s };
        ConnectionRecord feed;
        feed.id = 2;
        feed.url = u"wss://shop.example/feed"_s;
        feed.peer = u"192.0.2.1:443"_s;
        feed.secure = true;
        feed.subprotocol = u"feed.v2"_s;
        feed.verdict = CloseVerdict { CloseCause::ConnectionEnded };
        auto made = std::make_shared<MemorySessionStore>();
        made->append({ m_block, {}, { chat, feed } });
        const bool annotated
            = made->annotate({ 2, AnnotationColour::Red, u"too dear"_s }).has_value()
            && made->annotate({ 9, AnnotationColour::None, u"who forgot the mask?"_s }).has_value()
            && made->annotate({ 12, AnnotationColour::Green }).has_value();
        if (!annotated)
            return nullptr;
        return made;
    }

private:
    struct Flags
    {
        bool fin = true;
        quint8 rsv = 0;
        bool masked = true; ///< from the client
        FrameId messageFirst = 0; ///< if it is another frame
    };
    void add(ConnectionId connection, Direction direction, qint64 milliseconds, Opcode opcode,
        const QByteArray &payload)
    {
        add(connection, direction, milliseconds, opcode, payload, Flags {});
    }
    void add(ConnectionId connection, Direction direction, qint64 milliseconds, Opcode opcode,
        const QByteArray &payload, const Flags &flags)
    {
        std::optional<MaskingKey> key;
        if (direction == Direction::ClientToServer && flags.masked)
            key = MaskingKey { 0x37, 0xfa, 0x21, 0x3d };
        FrameHeader header
            = makeHeader(opcode, static_cast<quint64>(payload.size()), key, flags.fin);
        header.rsv = flags.rsv;
        FrameId first = flags.messageFirst;
        if (first == 0 && isDataOpcode(header.opcode))
            first = m_block.endId();
        QList<Violation> violations;
        if (direction == Direction::ClientToServer && !flags.masked)
            violations.append({ Rule::MaskMissing, direction, 0, 0, {} });
        m_block.append(connection, { direction, milliseconds * 1'000'000, header, payload }, first,
            violations);
    }

    FrameBlock m_block;
};

/// What is between backticks.
QString code(const QString &cell)
{
    QString text = cell.trimmed();
    if (text.size() < 2 || !text.startsWith(u'`') || !text.endsWith(u'`'))
        return {};
    text = text.mid(1, text.size() - 2);
    return text.replace(u"\\|"_s, u"|"_s);
}

struct Table
{
    QStringList headings;
    QList<QStringList> rows;
};

QStringList cells(const QString &line)
{
    QString marked = line.trimmed();
    marked.replace(u"\\|"_s, u"\u0001"_s);
    QStringList found = marked.sliced(1).chopped(1).split(u'|');
    for (QString &cell : found)
        cell = cell.replace(u'\u0001', u"\\|"_s).trimmed();
    return found;
}

QList<Table> tables(const QString &page)
{
    QList<Table> all;
    bool inTable = false;
    for (const QString &line : page.split(u'\n')) {
        if (!line.startsWith(u'|')) {
            inTable = false;
        } else if (!inTable) {
            all.append({ cells(line), {} });
            inTable = true;
        } else if (!line.startsWith(u"| ---"_s)) {
            all.last().rows.append(cells(line));
        }
    }
    return all;
}

} // namespace

/// Everything that docs/filter-language.md says by example.
class FilterLanguageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void examples_data();
    void examples();
    void mistakes_data();
    void mistakes();
    void namesEveryField();

private:
    QString m_page;
    QList<Table> m_tables;
    std::shared_ptr<SessionStore> m_store;
};

void FilterLanguageTest::initTestCase()
{
    QFile file(QStringLiteral(FRAMESCOPE_DOCS "/filter-language.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_page = QString::fromUtf8(file.readAll());
    m_tables = tables(m_page);
    m_store = PageSession().store();
}

void FilterLanguageTest::examples_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("frames");
    for (const Table &table : std::as_const(m_tables)) {
        const qsizetype frames = table.headings.indexOf(u"Frames"_s);
        const qsizetype filter = table.headings.contains(u"Filter"_s)
            ? table.headings.indexOf(u"Filter"_s)
            : table.headings.indexOf(u"Example"_s);
        if (frames < 0 || filter < 0)
            continue;
        for (const QStringList &row : table.rows) {
            const QString text = code(row.value(filter));
            QTest::newRow(qPrintable(text)) << text << row.value(frames);
        }
    }
}

void FilterLanguageTest::examples()
{
    QFETCH(QString, filter);
    QVERIFY(!filter.isEmpty());
    const auto program = FilterProgram::fromText(filter);
    if (!program)
        QFAIL(qPrintable(program.error().sentence()));
    QStringList found;
    FilterSearch search(m_store, *program);
    search.advance(m_store->lastFrame(), {}, [&](FrameId firstId, const RowSet &rows, FrameId) {
        rows.forEach(
            [&](int row) { found.append(QString::number(firstId + static_cast<FrameId>(row))); });
        return true;
    });
    QTEST(found.join(u", "_s), "frames");
}

void FilterLanguageTest::mistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("meant");
    for (const Table &table : std::as_const(m_tables)) {
        if (!table.headings.contains(u"Not a filter"_s))
            continue;
        for (const QStringList &row : table.rows)
            QTest::newRow(qPrintable(row.first()))
                << code(row.at(0)) << row.at(1) << code(row.at(2));
    }
}

void FilterLanguageTest::mistakes()
{
    QFETCH(QString, text);
    const auto parsed = parseFilter(text);
    QVERIFY(!parsed);
    QTEST(QString::number(parsed.error().column()), "column");
    QTEST(parsed.error().suggestion, "meant");
}

void FilterLanguageTest::namesEveryField()
{
    QStringList named;
    for (const Table &table : std::as_const(m_tables)) {
        if (!table.headings.contains(u"Field"_s))
            continue;
        for (const QStringList &row : table.rows) {
            for (const QString &name : row.first().split(u", "_s))
                named.append(name.section(u'`', 1, 1));
        }
    }
    for (const FilterFieldInfo &info : filterFields())
        QVERIFY2(named.contains(info.name), info.name.data());
    QCOMPARE(named.size(), static_cast<qsizetype>(filterFields().size()));
}

QTEST_GUILESS_MAIN(FilterLanguageTest)
#include "tst_filterlanguage.moc"
