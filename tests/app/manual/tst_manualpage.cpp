#include "app/manual/manualpage.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestManualPage : public QObject
{
    Q_OBJECT
private slots:
    void hasItsSections();
    void writesTextAsItIs();
    void listsExitCodes();
};

namespace {

ProgramDescription program()
{
    ProgramDescription program;
    program.name = u"my-program"_s;
    program.version = u"1.2"_s;
    program.summary = u"Do something."_s;
    OptionDescription option;
    option.names = { u"-o"_s, u"--out"_s };
    option.value = u"FILE"_s;
    option.standard = u"-"_s;
    option.description = u"Write there"_s;
    program.options = { option };
    return program;
}

} // namespace

void TestManualPage::hasItsSections()
{
    ProgramDescription described = program();
    described.commands = { { u"go"_s, u"Go on"_s, described.options, {} } };
    described.seeAlso = { u"other"_s };
    const QString page = ManualPage::write(described);
    QVERIFY(page.contains(u"\n.SH NAME\nmy\\-program \\- do something\n"_s));
    QVERIFY(page.contains(
        u".TP\n\\fB\\-o\\fR, \\fB\\-\\-out\\fR \\fIFILE\\fR\nWrite there. The default is \\-.\n"_s));
    QVERIFY(page.contains(u"\n.SS go [OPTIONS]\nGo on.\n"_s));
    QVERIFY(page.contains(u"\n.SH \"SEE ALSO\"\n\\fBother\\fR(1)\n"_s));
}

void TestManualPage::writesTextAsItIs()
{
    ProgramDescription described = program();
    described.options.first().description = u".x 'a' \\d\nnext"_s;
    const QString page = ManualPage::write(described);
    QVERIFY(page.contains(u"\n\\&.x \\(aqa\\(aq \\(rsd next."_s));
}

void TestManualPage::listsExitCodes()
{
    ProgramDescription described = program();
    described.footer = u"Exit codes: 0 done; 1 failed (a; b); 2 bad\nusage."_s;
    const QString page = ManualPage::write(described);
    QVERIFY(page.contains(u"\n.SH \"EXIT STATUS\"\n.TP\n\\fB0\\fR\ndone.\n"
                          ".TP\n\\fB1\\fR\nfailed (a; b).\n.TP\n\\fB2\\fR\nbad usage.\n"_s));
}

QTEST_GUILESS_MAIN(TestManualPage)
#include "tst_manualpage.moc"
