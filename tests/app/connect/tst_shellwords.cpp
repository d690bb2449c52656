#include "app/connect/shellwords.h"
#include "app/exchange/curlcommand.h"

#include <QProcess>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

using Words = QList<QByteArray>;

class ShellWordsTest : public QObject
{
    Q_OBJECT
private slots:
    void splits_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<QByteArray>>("words");
        const auto posix = [](const char *name, const QString &text, const Words &words) {
            QTest::newRow(name) << int(ShellDialect::Posix) << text << words;
        };
        posix("plain", u"curl  ws://a/\t-k"_s, { "curl", "ws://a/", "-k" });
        posix("single quotes", u"'a b' 'it'\\''s' ''"_s, { "a b", "it's", "" });
        posix("double quotes", u"\"a 'b' \\\"c\\\" \\\\ \\x\""_s, { "a 'b' \"c\" \\ \\x" });
        posix("joined", u"a'b'\"c\"\\d"_s, { "abcd" });
        posix("lines", u"curl \\\n  a \\\r\n  b"_s, { "curl", "a", "b" });
        posix("line within a word", u"a\\\nb \"c\\\nd\""_s, { "ab", "cd" });
        posix("$'' of Chrome", u"$'it\\'s\\u0021 \\u00e9 \\\\ \\n'"_s, { "it's! \u00e9 \\ \n" });
        posix("$'' halves", u"$'\\ud83d\\ude00' $'\\ud83dx'"_s, { "\U0001F600", "\uFFFDx" });
        posix("$'' numbers", u"$'\\x41\\102\\x4g\\U0001F600\\q'"_s, { "AB\x04g\U0001F600\\q" });
        posix("$'' octets", u"$'\\xff\\xfe'"_s, { "\xff\xfe" });
        posix("UTF-8", u"'\u00e9' \u4e2d"_s, { "\u00e9", "\u4e2d" });
        posix("empty", u" \n "_s, {});

        const auto cmd = [](const char *name, const QString &text, const Words &words) {
            QTest::newRow(name) << int(ShellDialect::Cmd) << text << words;
        };
        cmd("cmd: carets", u"^\"a b^\" c^d ^^"_s, { "a b", "cd", "^" });
        cmd("cmd: quotes of Chrome", u"^\"ua: ^\\^\"Not A^\\^\"^\""_s, { "ua: \"Not A\"" });
        cmd("cmd: quotes of Firefox", u"^\"ua: \"\"Not A\"\"^\""_s, { "ua: \"Not A\"" });
        cmd("cmd: doubled quotes", u"\"a \"\"b\"\" c\" d"_s, { "a \"b\" c", "d" });
        cmd("cmd: escaped quotes", u"\"a \\\"b\\\"\" \"c:\\d\\\\\" e"_s,
            { "a \"b\"", "c:\\d\\", "e" });
        cmd("cmd: backslashes", u"c:\\a\\b ^\"x^\\^\\y^\""_s, { "c:\\a\\b", "x\\\\y" });
        cmd("cmd: percent", u"^\"50^%^25 ^%^TEMP^%^\""_s, { "50%25 %TEMP%" });
        cmd("cmd: lines", u"curl ^\r\n  a ^\n  b"_s, { "curl", "a", "b" });
        cmd("cmd: a line end in a word", u"^\"a^\n\nb^\""_s, { "a\nb" });
        cmd("cmd: & in quotes", u"^\"ws://a/?b=1^&c=2^\" \"d&e\""_s, { "ws://a/?b=1&c=2", "d&e" });
        cmd("cmd: empty", u"\"\" ^\"^\""_s, { "", "" });

        const auto power = [](const char *name, const QString &text, const Words &words) {
            QTest::newRow(name) << int(ShellDialect::PowerShell) << text << words;
        };
        power("PowerShell: quotes", u"'it''s' \"a \"\"b\"\" `\"c`\"\""_s,
            { "it's", "a \"b\" \"c\"" });
        power("PowerShell: lines", u"curl.exe `\n  a `\r\n  'b`c'"_s, { "curl.exe", "a", "b`c" });
    }
    void splits()
    {
        QFETCH(int, dialect);
        QFETCH(QString, text);
        const auto split = splitShellWords(text, ShellDialect(dialect));
        QVERIFY(split.has_value());
        QTEST(split->words, "words");
        QVERIFY(!split->cut);
        QVERIFY(!split->expands);
    }

    void saysWhatItCannotDo_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<bool>("expands");
        const int posix = int(ShellDialect::Posix);
        QTest::newRow("pipe") << posix << u"curl a | jq"_s << true << false;
        QTest::newRow("background") << posix << u"curl a?b=1&c=2"_s << true << false;
        QTest::newRow("two lines") << posix << u"curl a\nrm b"_s << true << false;
        QTest::newRow("line end") << posix << u"curl a\n\n"_s << false << false;
        QTest::newRow("variable") << posix << u"curl \"$URL\""_s << false << true;
        QTest::newRow("command") << posix << u"curl `id`"_s << false << true;
        QTest::newRow("quoted variable") << posix << u"curl '$URL'"_s << false << false;
        QTest::newRow("cmd: and") << int(ShellDialect::Cmd) << u"curl a & del b"_s << true << false;
        QTest::newRow("cmd: variable")
            << int(ShellDialect::Cmd) << u"curl %URL%"_s << false << true;
        QTest::newRow("cmd: per cent")
            << int(ShellDialect::Cmd) << u"curl a%20b%20"_s << false << false;
        QTest::newRow("PowerShell: variable")
            << int(ShellDialect::PowerShell) << u"curl \"$url\" ; b"_s << true << true;
    }
    void saysWhatItCannotDo()
    {
        QFETCH(int, dialect);
        QFETCH(QString, text);
        const auto split = splitShellWords(text, ShellDialect(dialect));
        QVERIFY(split.has_value());
        QTEST(split->cut, "cut");
        QTEST(split->expands, "expands");
    }

    void refusesWhatIsNoCommandLine_data()
    {
        QTest::addColumn<int>("dialect");
        QTest::addColumn<QString>("text");
        for (const char *open : { "'a", "\"a", "$'a", "$'a\\", "\"a\\" })
            QTest::newRow(open) << int(ShellDialect::Posix) << QString::fromLatin1(open);
        QTest::newRow("cmd") << int(ShellDialect::Cmd) << u"^\"a"_s;
        QTest::newRow("PowerShell") << int(ShellDialect::PowerShell) << u"\"a`\""_s;
        QTest::newRow("long") << int(ShellDialect::Posix) << QString((1 << 20) + 1, u'x');
        QTest::newRow("many") << int(ShellDialect::Posix) << u"x "_s.repeated(10'001);
    }
    void refusesWhatIsNoCommandLine()
    {
        QFETCH(int, dialect);
        QFETCH(QString, text);
        const auto split = splitShellWords(text, ShellDialect(dialect));
        QVERIFY(!split.has_value());
        QVERIFY(!split.error().isEmpty());
    }

    void knowsTheDialect_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("dialect");
        QTest::newRow("one line") << u"curl 'ws://a/'"_s << int(ShellDialect::Posix);
        QTest::newRow("backslash") << u"curl 'ws://a/' \\\n -k"_s << int(ShellDialect::Posix);
        QTest::newRow("caret") << u"curl ^\"ws://a/^\" -k"_s << int(ShellDialect::Cmd);
        QTest::newRow("caret at an end") << u"curl ws://a/ ^\r\n -k"_s << int(ShellDialect::Cmd);
        QTest::newRow("curl.exe") << u"curl.exe \"ws://a/\""_s << int(ShellDialect::Cmd);
        QTest::newRow("back quote") << u"curl.exe 'a' `\n -k"_s << int(ShellDialect::PowerShell);
    }
    void knowsTheDialect()
    {
        QFETCH(QString, text);
        QTEST(int(shellDialect(text)), "dialect");
    }

    void readsWhatWeWrite()
    {
        for (const QByteArray &word : { QByteArray("it's \"quoted\" $HOME `x` \\ !"), QByteArray(),
                 QByteArray("gr\xC3\xBC\xC3\x9F"), QByteArray("a;b&c|d") }) {
            const auto split = splitShellWords(shellWord(word), ShellDialect::Posix);
            QVERIFY(split.has_value());
            QCOMPARE(split->words, Words { word });
        }
    }

    /// The shell of this computer is the judge.
    void readsAsAShellDoes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quotes") << u"'a b'\"c\\\"d\\e\\\\\"f\\ g '' \"\""_s;
        QTest::newRow("lines") << u"a \\\n b\\\nc \"d\\\ne\" 'f\\\ng'"_s;
        QTest::newRow("joined") << u"-H'A: b'\"c\"d"_s;
    }
    void readsAsAShellDoes()
    {
        QFETCH(QString, text);
        QProcess shell;
        shell.start(u"/bin/sh"_s, { u"-c"_s, u"printf '%s\\0' "_s + text });
        QVERIFY(shell.waitForFinished());
        QByteArray expected;
        const auto split = splitShellWords(text, ShellDialect::Posix);
        QVERIFY(split.has_value());
        for (const QByteArray &word : split->words)
            expected += word + '\0';
        QCOMPARE(expected, shell.readAllStandardOutput());
    }
};

QTEST_GUILESS_MAIN(ShellWordsTest)
#include "tst_shellwords.moc"
