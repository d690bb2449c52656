#include "protocol/handshake/headerfield.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class HeaderFieldTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void judges_data();
    void judges();
};

void HeaderFieldTest::judges_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("hasProblem");
    QTest::addColumn<bool>("breaks");
    const auto row
        = [](const char *tag, QByteArray name, QByteArray value, bool hasProblem, bool breaks) {
              QTest::newRow(tag) << name << value << hasProblem << breaks;
          };
    row("plain", "X-Feature", "depth-v2", false, false);
    row("empty value", "X-Feature", "", false, false);
    row("tab in value", "X-Feature", "a\tb", false, false);
    row("UTF-8 in value", "X-Feature", "gr\xC3\xBC\xC3\x9F", false, false);
    row("wrong value on purpose", "Sec-WebSocket-Version", "12", false, false);
    row("empty name", "", "x", true, false);
    row("space in name", "X Request Id", "b1c7", true, false);
    row("colon in name", "X:Y", "z", true, false);
    row("UTF-8 in name", "X-\xC3\xBC", "z", true, false);
    row("control in value", "X", "a\x01z", true, false);
    row("DEL in value", "X", "a\x7Fz", true, false);
    row("LF in name", "X\nY", "z", true, true);
    row("NUL in name", QByteArray("X\0", 2), "z", true, true);
    row("CR in value", "X", "a\rb", true, true);
    row("LF in value", "X", "a\nSet-Cookie: b", true, true);
    row("NUL in value", "X", QByteArray("a\0b", 3), true, true);
}

void HeaderFieldTest::judges()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const HeaderField field { name, value };
    QTEST(headerFieldProblem(field).has_value(), "hasProblem");
    QTEST(breaksHead(field), "breaks");
}

QTEST_APPLESS_MAIN(HeaderFieldTest)
#include "tst_headerfield.moc"
