#include "ui/hex/octetsearch.h"

#include <QSignalSpy>
#include <QtTest>

#include <atomic>

using namespace Framescope;

using namespace Qt::StringLiterals;

namespace {

class HeldSource final : public ByteSource
{
public:
    explicit HeldSource(QByteArray octets)
        : m_octets(std::move(octets))
    {
    }
    quint64 size() const override { return static_cast<quint64>(m_octets.size()); }
    QByteArray read(quint64 offset, qsizetype length) const override
    {
        largest = std::max(largest.load(), length);
        return m_octets.mid(static_cast<qsizetype>(offset), length);
    }

    mutable std::atomic<qsizetype> largest = 0;

private:
    QByteArray m_octets;
};

/// 1 GiB of zeros that nobody holds, with a mark at its end.
class HugeSource final : public ByteSource
{
public:
    quint64 size() const override { return 1ULL << 30; }
    QByteArray read(quint64 offset, qsizetype length) const override
    {
        QByteArray octets(static_cast<qsizetype>(
                              std::min<quint64>(static_cast<quint64>(length), size() - offset)),
            '\0');
        if (offset + static_cast<quint64>(octets.size()) == size())
            octets.back() = 'x';
        return octets;
    }
};

OctetNeedle needle(OctetNeedle::Kind kind, const QString &text)
{
    const auto parsed = OctetNeedle::parse(kind, text);
    return parsed ? *parsed : OctetNeedle();
}

} // namespace

class OctetSearchTest : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void refusesWhatCannotBeFound_data();
    void refusesWhatCannotBeFound();
    void matchesAcrossWindows();
    void readsWindowsOnly();
    void canBeCancelled();

private:
    OctetRange look(const std::shared_ptr<const ByteSource> &source, const OctetNeedle &what,
        quint64 from, OctetSearch::Towards towards);

    bool m_wrapped = false;
};

OctetRange OctetSearchTest::look(const std::shared_ptr<const ByteSource> &source,
    const OctetNeedle &what, quint64 from, OctetSearch::Towards towards)
{
    OctetSearch search;
    QSignalSpy finished(&search, &OctetSearch::finished);
    search.find(source, what, from, towards);
    if (!finished.wait())
        return {};
    m_wrapped = finished.at(0).at(1).toBool();
    return finished.at(0).at(0).value<OctetRange>();
}

void OctetSearchTest::finds_data()
{
    using Kind = OctetNeedle::Kind;
    using Towards = OctetSearch::Towards;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("from");
    QTest::addColumn<Towards>("towards");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<bool>("wrapped");
    // "one two one \xff\x00 end"
    const auto row = [](const char *name, Kind kind, const QString &text, quint64 from,
                         Towards towards, quint64 offset, quint64 length, bool wrapped = false) {
        QTest::newRow(name) << kind << text << from << towards << offset << length << wrapped;
    };
    row("text", Kind::Text, u"one"_s, 0, Towards::Later, 0, 3);
    row("the next", Kind::Text, u"one"_s, 1, Towards::Later, 8, 3);
    row("round the end", Kind::Text, u"one"_s, 9, Towards::Later, 0, 3, true);
    row("backwards", Kind::Text, u"one"_s, 15, Towards::Earlier, 8, 3);
    row("backwards from itself", Kind::Text, u"one"_s, 8, Towards::Earlier, 8, 3);
    row("backwards round", Kind::Text, u"end"_s, 3, Towards::Earlier, 15, 3, true);
    row("hex", Kind::Hex, u"FF 00"_s, 0, Towards::Later, 12, 2);
    row("hex without spaces", Kind::Hex, u"0xff00"_s, 0, Towards::Later, 12, 2);
    row("pattern", Kind::Regex, u"t[a-z]o"_s, 0, Towards::Later, 4, 3);
    row("pattern at the beginning", Kind::Regex, u"^one"_s, 1, Towards::Later, 0, 3, true);
    row("pattern looks back", Kind::Regex, u"(?<=two )one"_s, 6, Towards::Later, 8, 3);
    row("octets in a pattern", Kind::Regex, u"\\xff\\x00"_s, 0, Towards::Later, 12, 2);
    row("nothing", Kind::Text, u"three"_s, 0, Towards::Later, 0, 0, true);
    row("an empty match is none", Kind::Regex, u"q*"_s, 0, Towards::Later, 0, 0, true);
}

void OctetSearchTest::finds()
{
    QFETCH(OctetNeedle::Kind, kind);
    QFETCH(QString, text);
    QFETCH(quint64, from);
    QFETCH(OctetSearch::Towards, towards);
    QFETCH(quint64, offset);
    QFETCH(quint64, length);
    const auto source = std::make_shared<HeldSource>(QByteArray("one two one \xff\x00 end", 18));
    const OctetRange found = look(source, needle(kind, text), from, towards);
    QCOMPARE(found, (OctetRange { offset, length }));
    QTEST(m_wrapped, "wrapped");
}

void OctetSearchTest::refusesWhatCannotBeFound_data()
{
    using Kind = OctetNeedle::Kind;
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << Kind::Text << QString();
    QTest::newRow("half an octet") << Kind::Hex << u"9C 4"_s;
    QTest::newRow("no digits") << Kind::Hex << u"xyz"_s;
    QTest::newRow("wrong pattern") << Kind::Regex << u"a("_s;
}

void OctetSearchTest::refusesWhatCannotBeFound()
{
    QFETCH(OctetNeedle::Kind, kind);
    QFETCH(QString, text);
    const auto parsed = OctetNeedle::parse(kind, text);
    QVERIFY(!parsed);
    QVERIFY(parsed.error().endsWith(u'.'));
}

void OctetSearchTest::matchesAcrossWindows()
{
    QByteArray octets(3 * OctetSearch::Window, '-');
    const qsizetype at = OctetSearch::Window - 2;
    octets.replace(at, 5, "found");
    const auto source = std::make_shared<HeldSource>(octets);
    for (const auto kind : { OctetNeedle::Kind::Text, OctetNeedle::Kind::Regex }) {
        for (const auto towards : { OctetSearch::Towards::Later, OctetSearch::Towards::Earlier }) {
            const quint64 from = towards == OctetSearch::Towards::Later ? 0 : source->size() - 1;
            QCOMPARE(look(source, needle(kind, u"found"_s), from, towards),
                (OctetRange { static_cast<quint64>(at), 5 }));
        }
    }
}

void OctetSearchTest::readsWindowsOnly()
{
    const auto source = std::make_shared<HeldSource>(QByteArray(5 * OctetSearch::Window, '-'));
    look(source, needle(OctetNeedle::Kind::Text, u"x"_s), 0, OctetSearch::Towards::Later);
    QVERIFY(source->largest <= OctetSearch::Window + 1);
}

void OctetSearchTest::canBeCancelled()
{
    const auto huge = std::make_shared<HugeSource>();
    OctetSearch search;
    QSignalSpy finished(&search, &OctetSearch::finished);
    QSignalSpy progressed(&search, &OctetSearch::progressed);
    search.find(huge, needle(OctetNeedle::Kind::Hex, u"FE"_s), 0, OctetSearch::Towards::Later);
    QVERIFY(search.isSearching());
    search.cancel();
    QVERIFY(!search.isSearching());
    // What comes behind it answers, and what was cancelled does not.
    search.find(huge, needle(OctetNeedle::Kind::Text, u"x"_s), huge->size() - 4,
        OctetSearch::Towards::Later);
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).at(0).value<OctetRange>().offset, huge->size() - 1);
}

QTEST_GUILESS_MAIN(OctetSearchTest)
#include "tst_octetsearch.moc"
