#include "app/manual/clidescription.h"

namespace Framescope {

namespace {

QString text(const std::string &octets)
{
    return QString::fromStdString(octets);
}

OptionDescription describeOption(const CLI::Option &option)
{
    OptionDescription described;
    described.isPositional = option.get_positional();
    if (described.isPositional) {
        described.names.append(text(option.get_name(true)));
    } else {
        for (const std::string &name : option.get_snames())
            described.names.append(u'-' + text(name));
        for (const std::string &name : option.get_lnames())
            described.names.append(QStringLiteral("--") + text(name));
    }
    described.description = text(option.get_description());
    described.isRequired = option.get_required();
    const bool isFlag = option.get_items_expected_max() == 0;
    if (isFlag)
        return described;

    // A type is NAME, followed by what its checks say of themselves: TEXT:{client,server}.
    const QString type = text(option.get_type_name());
    described.value = type.section(QStringLiteral(":{"), 0, 0);
    const qsizetype start = type.indexOf(u":{");
    if (start >= 0 && type.endsWith(u'}'))
        described.choices = type.sliced(start + 2).chopped(1).split(u',');
    else
        described.value = type.section(u':', 0, type.startsWith(u"HOST:PORT") ? 1 : 0);
    described.standard = text(option.get_default_str());
    described.isRepeatable = option.get_items_expected_max() > 1;
    return described;
}

QList<OptionDescription> describeOptions(const CLI::App &app)
{
    QList<OptionDescription> options;
    for (const CLI::Option *option : app.get_options()) {
        if (!option->get_group().empty()) // an empty group hides it
            options.append(describeOption(*option));
    }
    return options;
}

} // namespace

ProgramDescription describe(const CLI::App &app)
{
    ProgramDescription program;
    program.name = text(app.get_name());
    program.version = text(app.version()).section(u' ', -1);
    program.summary = text(app.get_description());
    program.options = describeOptions(app);
    program.footer = text(app.get_footer());
    for (const CLI::App *command : app.get_subcommands({})) {
        program.commands.append({ text(command->get_name()), text(command->get_description()),
            describeOptions(*command), text(command->get_footer()) });
    }
    return program;
}

} // namespace Framescope
