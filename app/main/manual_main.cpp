#include "app/cli/commanddefinitions.h"
#include "app/main/guiarguments.h"
#include "app/manual/clidescription.h"
#include "app/manual/manualpage.h"
#include "app/manual/shellcompletion.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

ProgramDescription describeProgram(const QString &name)
{
    if (name == u"framescope")
        return GuiArguments::description();
    ProgramDescription program = describe(CommandDefinitions().app);
    program.seeAlso = { u"framescope"_s };
    return program;
}

} // namespace

/// Writes the manual page or the completions of one of the programs: framescope-manual
/// man|bash|zsh|fish framescope|framescope-cli. Part of building packages.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QString form = QCoreApplication::arguments().value(1);
    const ProgramDescription program = describeProgram(QCoreApplication::arguments().value(2));
    QString made;
    if (form == u"man")
        made = ManualPage::write(program);
    else if (form == u"bash")
        made = ShellCompletion::bash(program);
    else if (form == u"zsh")
        made = ShellCompletion::zsh(program);
    else if (form == u"fish")
        made = ShellCompletion::fish(program);
    const QByteArray octets = made.toUtf8();
    std::fwrite(octets.constData(), 1, static_cast<size_t>(octets.size()), stdout);
    return octets.isEmpty() ? 2 : 0;
}
