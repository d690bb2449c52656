#include "app/connect/variables.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class VariablesTest : public QObject
{
    Q_OBJECT
private slots:
    void expands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expanded");
        QTest::addColumn<QStringList>("unknown");
        QTest::addColumn<QStringList>("circular");
        const auto row = [](const char *text, const char *expanded, const QStringList &unknown = {},
                             const QStringList &circular = {}) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expanded)
                                << unknown << circular;
        };
        row("plain", "plain");
        row("", "");
        row("ws://{{host}}/{{ path }}", "ws://a.example:80/chat");
        row("{{base}}x", "ws://a.example:80/chatx");
        row("{{empty}}", "");
        row("{{nobody}} {{nobody}} {{host}}", "{{nobody}} {{nobody}} a.example:80",
            { u"nobody"_s });
        row("{{Host}}", "{{Host}}", { u"Host"_s });
        row("{{me}}", "{{me}}", {}, { u"me"_s });
        row("{{ping}}", "<<{{ping}}>>", {}, { u"ping"_s });
        row("{{}} {{ }} {host} {{host", "{{}} {{ }} {host} {{host");
        row("}}{{host}}{{", "}}a.example:80{{");
        row("{{{host}}}", "{a.example:80}");
        row("{{x{{path}}", "{{xchat");
        row("{\"a\":{\"b\":{}}}", "{\"a\":{\"b\":{}}}");
    }
    void expands()
    {
        const Variables variables { { u"host"_s, u"a.example:80"_s }, { u"path"_s, u"chat"_s },
            { u"base"_s, u"ws://{{host}}/{{path}}"_s }, { u"empty"_s, {} },
            { u"me"_s, u"{{me}}"_s }, { u"ping"_s, u"<{{pong}}>"_s },
            { u"pong"_s, u"<{{ping}}>"_s } };
        QFETCH(QString, text);
        const Expansion expansion = expandVariables(text, variables);
        QTEST(expansion.text, "expanded");
        QTEST(expansion.unknown, "unknown");
        QTEST(expansion.circular, "circular");
        QVERIFY(!expansion.tooLong);
    }

    void growsNoFurtherThanItMay_data()
    {
        QTest::addColumn<Variables>("variables");
        Variables doubling;
        Variables nothing;
        for (int i = 0; i < 7; ++i) {
            const QString inner = u"{{%1}}"_s.arg(i + 1);
            doubling.insert(QString::number(i), inner.repeated(20));
            nothing.insert(QString::number(i), inner.repeated(20));
        }
        doubling.insert(u"7"_s, QString(1'000, u'x'));
        nothing.insert(u"7"_s, {});
        QTest::newRow("long") << doubling;
        QTest::newRow("much work for nothing") << nothing;
        QTest::newRow("one long value") << Variables { { u"0"_s, QString((1 << 20) + 1, u'x') } };
        Variables deep;
        for (int i = 0; i < 20; ++i)
            deep.insert(QString::number(i), u"{{%1}}"_s.arg(i + 1));
        QTest::newRow("deep") << deep;
    }
    void growsNoFurtherThanItMay()
    {
        QFETCH(Variables, variables);
        const Expansion expansion = expandVariables(u"{{0}}"_s, variables);
        QVERIFY(expansion.tooLong);
        QCOMPARE(expansion.text, u"{{0}}"_s);
    }

    void listsNames()
    {
        QCOMPARE(variableNames(u"{{a}} {{ b }} {{a}} {{}}"_s), (QStringList { u"a"_s, u"b"_s }));
        QVERIFY(isVariableName(u"host name"));
        QVERIFY(!isVariableName(u" host"));
        QVERIFY(!isVariableName(u"a}"));
        QVERIFY(!isVariableName({}));
    }
};

QTEST_APPLESS_MAIN(VariablesTest)
#include "tst_variables.moc"
