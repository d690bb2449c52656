#include "app/cli/commanddefinitions.h"
#include "app/manual/clidescription.h"

#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestCliDescription : public QObject
{
    Q_OBJECT
private slots:
    void tellsOfOptions();
    void tellsOfFramescopeCli();
};

void TestCliDescription::tellsOfOptions()
{
    CLI::App app("Does it.", "program");
    bool flag = false;
    std::string side = "client";
    std::string file;
    std::string wanted;
    std::vector<std::string> headers;
    app.add_flag("-f,--flag", flag, "Only a flag");
    app.add_option("--from", side, "Whose")
        ->capture_default_str()
        ->check(CLI::IsMember({ "client", "server" }));
    app.add_option("--ca", file, "A file")->type_name("FILE");
    app.add_option("--header", headers, "Often")->allow_extra_args(false)->type_name("HEADER");
    app.add_option("WHAT", wanted, "Needed")->required();

    const ProgramDescription program = describe(app);
    QCOMPARE(program.name, u"program"_s);
    QCOMPARE(program.summary, u"Does it."_s);
    const QList<OptionDescription> options = program.options.sliced(1); // after --help
    QCOMPARE(options.size(), 5);
    QCOMPARE(options[0].names, QStringList({ u"-f"_s, u"--flag"_s }));
    QVERIFY(!options[0].takesValue());
    QCOMPARE(options[1].choices, QStringList({ u"client"_s, u"server"_s }));
    QCOMPARE(options[1].standard, u"client"_s);
    QVERIFY(options[2].takesFile());
    QVERIFY(!options[2].isRepeatable);
    QCOMPARE(options[3].value, u"HEADER"_s);
    QVERIFY(options[3].isRepeatable);
    QVERIFY(options[4].isPositional && options[4].isRequired);
    QCOMPARE(options[4].names, QStringList(u"WHAT"_s));
}

void TestCliDescription::tellsOfFramescopeCli()
{
    const CommandDefinitions defined;
    const ProgramDescription program = describe(defined.app);
    QCOMPARE(program.name, u"framescope-cli"_s);
    QCOMPARE(program.version, QStringLiteral(FRAMESCOPE_VERSION));
    QStringList commands;
    for (const CommandDescription &command : program.commands) {
        commands.append(command.name);
        QVERIFY2(!command.summary.isEmpty(), qPrintable(command.name));
        for (const OptionDescription &option : command.options) {
            QVERIFY(!option.names.isEmpty());
            QVERIFY2(!option.description.isEmpty(), qPrintable(option.names.first()));
        }
    }
    QCOMPARE(commands,
        QStringList({ u"connect"_s, u"serve"_s, u"proxy"_s, u"decode"_s, u"show"_s, u"replay"_s,
            u"convert"_s }));
    const auto &listen = program.commands.at(1).options;
    const auto found = std::find_if(listen.cbegin(), listen.cend(),
        [](const OptionDescription &option) { return option.names.contains(u"--listen"_s); });
    QVERIFY(found != listen.cend());
    QCOMPARE(found->value, u"HOST:PORT"_s);
}

QTEST_GUILESS_MAIN(TestCliDescription)
#include "tst_clidescription.moc"
