#include "protocol/handshake/extensionlist.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class ExtensionListTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void keepsParts();
};

void ExtensionListTest::reads_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("written"); // what was read, written again
    const auto row = [](const char *name, QByteArray value, QByteArray written) {
        QTest::newRow(name) << value << written;
    };
    row("§9.1 foo", "foo", "foo");
    row("§9.1 two", "bar; baz=2", "bar; baz=2");
    row("§9.1 several", "deflate-stream, mux; max-channels=4; flow-control, deflate-stream",
        "deflate-stream, mux; max-channels=4; flow-control, deflate-stream");
    row("§9.1 private", "private-extension", "private-extension");
    row("7692 §7.1.3 browser", "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_max_window_bits");
    row("7692 §7.1.3 fallback",
        "permessage-deflate; client_max_window_bits; server_max_window_bits=10, "
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_max_window_bits; server_max_window_bits=10, "
        "permessage-deflate; client_max_window_bits");
    row("quoted token", "foo; bar=\"10\"", "foo; bar=10");
    row("quoted with escape", "foo; bar=\"a\\b\\c\"", "foo; bar=abc");
    row("no spaces", "a;b=c;d,e", "a; b=c; d, e");
    row("white space everywhere", " a ;\tb = c ; d = \"e\" ,\tf ", "a; b=c; d=e, f");
    row("empty elements", ", ,a,, b ,", "a, b");
    row("names repeat", "a; b=1; b=2", "a; b=1; b=2");
    row("case is kept", "Foo; BAR=Baz", "Foo; BAR=Baz");
}

void ExtensionListTest::reads()
{
    QFETCH(const QByteArray, value);
    const std::optional<QList<Extension>> extensions = parseExtensions(value);
    QVERIFY(extensions);
    QByteArrayList elements;
    for (const Extension &extension : *extensions)
        elements.append(extension.toHeaderValue());
    QTEST(elements.join(", "), "written");
    QCOMPARE(parseExtensions(elements.join(", ")), extensions);
}

void ExtensionListTest::refuses_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only commas") << QByteArray(" ,, ");
    QTest::newRow("no name") << QByteArray("; a=b");
    QTest::newRow("no parameter") << QByteArray("foo;");
    QTest::newRow("empty parameter") << QByteArray("foo; ; bar");
    QTest::newRow("no value") << QByteArray("foo; bar=");
    QTest::newRow("no parameter name") << QByteArray("foo; =1");
    QTest::newRow("space in name") << QByteArray("foo bar");
    QTest::newRow("two values") << QByteArray("foo; bar=1 2");
    QTest::newRow("two equals signs") << QByteArray("foo; bar=1=2");
    QTest::newRow("quote not closed") << QByteArray("foo; bar=\"10");
    QTest::newRow("escape at the end") << QByteArray("foo; bar=\"10\\");
    QTest::newRow("escaped closing quote") << QByteArray("foo; bar=\"10\\\"");
    QTest::newRow("§9.1 quoted no token") << QByteArray("foo; bar=\"a b\"");
    QTest::newRow("§9.1 quoted empty") << QByteArray("foo; bar=\"\"");
    QTest::newRow("§9.1 quoted quote") << QByteArray("foo; bar=\"\\\"\"");
    QTest::newRow("text after quote") << QByteArray("foo; bar=\"10\"x");
    QTest::newRow("quoted name") << QByteArray("\"foo\"");
    QTest::newRow("NUL") << QByteArray("foo\0", 4);
    QTest::newRow("not ASCII") << QByteArray("f\xC3\xB6\xC3\xB6");
}

void ExtensionListTest::refuses()
{
    QFETCH(const QByteArray, value);
    QVERIFY(!parseExtensions(value));
}

void ExtensionListTest::keepsParts()
{
    const QList<Extension> expected { { "a", { { "b", "1" }, { "c", std::nullopt } } },
        { "d", {} } };
    QCOMPARE(parseExtensions("a; b=1; c, d"), expected);
}

QTEST_APPLESS_MAIN(ExtensionListTest)
#include "tst_extensionlist.moc"
