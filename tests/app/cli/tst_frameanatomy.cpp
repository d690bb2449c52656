#include "app/cli/frameanatomy.h"
#include "protocol/connection/framereader.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// Explains what it reads.
class Explainer : public FrameObserver
{
public:
    QStringList texts;

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        texts.append(frameAnatomy(quint64(texts.size()) + 1, frame, violations));
    }
    void messageCrossed(const Message &) override { }
};

QString explain(QByteArray octets, Direction direction)
{
    Explainer explainer;
    FrameReader reader(direction, quint64(octets.size()));
    reader.read({ octets.data(), std::size_t(octets.size()) }, 0, explainer);
    reader.end(0, explainer);
    return explainer.texts.join(QString());
}

QString explainHex(const char *hex, Direction direction = Direction::ServerToClient)
{
    return explain(QByteArray::fromHex(hex), direction);
}

} // namespace

class TestFrameAnatomy : public QObject
{
    Q_OBJECT
private slots:
    void explainsTheMaskedHello();
    void namesEveryField_data();
    void namesEveryField();
    void explainsLongPayloadsInLines();
    void stopsSomewhere();
    void isSafeForATerminal();
};

/// RFC 6455 §5.7, octet by octet.
void TestFrameAnatomy::explainsTheMaskedHello()
{
    const QStringList lines
        = explainHex("818537fa213d7f9f4d5158", Direction::ClientToServer).split(u'\n');
    QCOMPARE(lines.value(0), u"Frame 1 from the client: text, 6 octets of header, 5 of payload"_s);
    const auto has = [&lines](const QString &words) {
        return std::any_of(lines.cbegin(), lines.cend(),
            [&words](const QString &line) { return line.simplified().startsWith(words); });
    };
    QVERIFY(has(u"0 81 1....... FIN 1:"_s));
    QVERIFY(has(u".000.... RSV1-RSV3 0"_s));
    QVERIFY(has(u"....0001 opcode 0x1 text"_s));
    QVERIFY(has(u"1 85 1....... MASK 1:"_s));
    QVERIFY(has(u".0000101 payload length 5 octets"_s));
    QVERIFY(has(u"2-5 37 FA 21 3D masking-key"_s));
    QVERIFY(has(u"6 7F payload[0] XOR 37 = 48 'H'"_s));
    QVERIFY(has(u"7 9F payload[1] XOR FA = 65 'e'"_s));
    QVERIFY(has(u"8 4D payload[2] XOR 21 = 6C 'l'"_s));
    QVERIFY(has(u"9 51 payload[3] XOR 3D = 6C 'l'"_s));
    QVERIFY(has(u"10 58 payload[4] XOR 37 = 6F 'o'"_s));
    QVERIFY(has(u"payload \"Hello\""_s));
    QVERIFY(has(u"no violations"_s));
}

void TestFrameAnatomy::namesEveryField_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *name, const char *hex, const QStringList &words) {
        QTest::newRow(name) << QByteArray(hex) << words;
    };
    row("fragment", "0103416263", { u"0: more fragments follow"_s });
    row("reserved bits", "f100", { u"RSV1, RSV2, RSV3 set"_s, u"! rsv.unexpected"_s });
    row("reserved opcode", "8300", { u"0x3 reserved-0x3"_s, u"! opcode.reserved"_s });
    row("16-bit length", "827e0004aabbccdd",
        { u"126: the next 2 octets"_s, u"2-3"_s, u"00 04"_s, u"! length.not-minimal"_s });
    row("64-bit length", "827f0000000000000001aa",
        { u"127: the next 8 octets"_s, u"2-9"_s, u"00 00 00 00 00 00 00 01"_s });
    row("no payload", "8900", { u"ping"_s, u"no payload"_s });
    row("close", "880503e8627965", { u"status code 1000, normal closure"_s, u"reason \"bye\""_s });
    row("close without a code", "8800", { u"no status code"_s });
    row("truncated", "8105486c", { u"truncated: 2 of 5 payload octets are there"_s });
    row("broken UTF-8", "8102c328", { u"! utf8.invalid (RFC 6455 §8.1)"_s, u"\"\\xc3(\""_s });
}

void TestFrameAnatomy::namesEveryField()
{
    QFETCH(QByteArray, hex);
    QFETCH(QStringList, words);
    const QString text = explainHex(hex);
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(text));
}

void TestFrameAnatomy::explainsLongPayloadsInLines()
{
    QByteArray octets = QByteArray::fromHex("827e0064") + QByteArray(100, 'x');
    octets.replace(20, 1, "%"); // a sign that QString::arg() likes
    const QString text = explain(octets, Direction::ServerToClient);
    QVERIFY2(text.contains(u"payload[0]"_s), qPrintable(text));
    QVERIFY(text.contains(u"payload[96]"_s));
    QVERIFY(!text.contains(u"payload[1] "_s));
    QVERIFY(text.contains(u"78 78 78 78"_s));
    QVERIFY(text.contains(u"xxxxxxxxxxxxxxxx"_s));
    QVERIFY(text.contains(u"%xxxxxxxxxxxxxxx"_s));
}

void TestFrameAnatomy::stopsSomewhere()
{
    const QString text
        = explain(QByteArray::fromHex("827f0000000000100000") + QByteArray(1 << 20, 'x'),
            Direction::ServerToClient);
    QVERIFY(text.contains(u"1044480 more octets"_s));
    QVERIFY(text.size() < 100'000);
}

void TestFrameAnatomy::isSafeForATerminal()
{
    QByteArray octets;
    for (int octet = 0; octet < 256; ++octet)
        octets += static_cast<char>(octet);
    for (const QByteArray &header :
        { QByteArray::fromHex("827e0100"), QByteArray::fromHex("887e0100") }) {
        for (const QChar unit : explain(header + octets, Direction::ServerToClient)) {
            QVERIFY(unit == u'\n' || (unit >= u' ' && unit != u'\x7f'));
            QVERIFY(unit < u'\x80' || unit >= u'\xa0');
        }
    }
}

QTEST_APPLESS_MAIN(TestFrameAnatomy)
#include "tst_frameanatomy.moc"
