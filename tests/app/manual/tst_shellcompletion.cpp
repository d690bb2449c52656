#include "app/manual/shellcompletion.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

/// What bash completes; the packages' test asks the other shells.
class TestShellCompletion : public QObject
{
    Q_OBJECT
private slots:
    void completesInBash_data();
    void completesInBash();
    void quotesForZshAndFish();
};

namespace {

ProgramDescription program()
{
    OptionDescription side;
    side.names = { u"--from"_s };
    side.value = u"SIDE"_s;
    side.choices = { u"client"_s, u"server"_s };
    side.description = u"Whose: it's [either]"_s;
    OptionDescription seconds;
    seconds.names = { u"--timeout"_s };
    seconds.value = u"S"_s;
    OptionDescription file;
    file.names = { u"FILE"_s };
    file.isPositional = true;
    OptionDescription help;
    help.names = { u"-h"_s, u"--help"_s };
    ProgramDescription program;
    program.name = u"my-program"_s;
    program.options = { help };
    program.commands = { { u"show"_s, u"Show it"_s, { file, side }, {} },
        { u"send"_s, u"Send it"_s, { seconds }, {} } };
    return program;
}

} // namespace

void TestShellCompletion::completesInBash_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("completed");
    QTest::newRow("command") << QStringList { u"s"_s } << QStringList { u"show"_s, u"send"_s };
    QTest::newRow("option of the program")
        << QStringList { u"--h"_s } << QStringList { u"--help"_s };
    QTest::newRow("option of a command")
        << QStringList { u"send"_s, u"--"_s } << QStringList { u"--timeout"_s };
    QTest::newRow("one of a few values")
        << QStringList { u"show"_s, u"--from"_s, u"s"_s } << QStringList { u"server"_s };
    QTest::newRow("any value") << QStringList { u"send"_s, u"--timeout"_s, u"s"_s }
                               << QStringList {};
    QTest::newRow("file") << QStringList { u"show"_s, u"a "_s } << QStringList { u"a file"_s };
    QTest::newRow("no file") << QStringList { u"send"_s, u"a"_s } << QStringList {};
}

void TestShellCompletion::completesInBash()
{
    QFETCH(QStringList, words);
    QFETCH(QStringList, completed);
    QTemporaryDir folder;
    for (const QString &name : { u"a file"_s, u"script"_s }) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        if (name == u"script")
            file.write(ShellCompletion::bash(program()).toUtf8());
    }
    QProcess bash;
    bash.setWorkingDirectory(folder.path());
    bash.start(u"bash"_s,
        QStringList { u"-c"_s,
            uR"(. ./script; COMP_WORDS=(my-program "$@"); COMP_CWORD=$#; _my_program
                (( ${#COMPREPLY[@]} )) && printf '%s\n' "${COMPREPLY[@]}"; true)"_s,
            u"bash"_s }
            + words);
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardError(), QByteArray());
    QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts),
        completed);
}

void TestShellCompletion::quotesForZshAndFish()
{
    QVERIFY(ShellCompletion::zsh(program()).contains(
        u"'(--from)--from[Whose\\: it'\\''s \\[either\\]]:SIDE:(client server)'"_s));
    QVERIFY(ShellCompletion::fish(program()).contains(
        u"-l from -x -a 'client server' -d 'Whose: it\\'s [either]'\n"_s));
}

QTEST_GUILESS_MAIN(TestShellCompletion)
#include "tst_shellcompletion.moc"
