#include "app/manual/shellcompletion.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

QString functionName(const ProgramDescription &program)
{
    return u'_' + QString(program.name).replace(u'-', u'_');
}

/// As one word of a shell.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

/// fish reads a backslash in single quotes.
QString fishQuoted(QString text)
{
    return u'\'' + text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

/// What has to be escaped in a specification of zsh's _arguments.
QString zshText(QString text)
{
    for (const QChar special : u"\\[]:"_s)
        text.replace(special, u'\\' + QString(special));
    return text.replace(u'\n', u' ');
}

QStringList optionNames(const QList<OptionDescription> &options)
{
    QStringList names;
    for (const OptionDescription &option : options) {
        if (!option.isPositional)
            names.append(option.names);
    }
    return names;
}

bool takesFileArguments(const QList<OptionDescription> &options)
{
    return std::any_of(options.cbegin(), options.cend(),
        [](const OptionDescription &option) { return option.isPositional && option.takesFile(); });
}

/// Those of the options whose value is neither a file nor one of a few.
bool takesAnything(const OptionDescription &option)
{
    return option.takesValue() && option.choices.isEmpty() && !option.takesFile();
}

/// The cases of bash's "COMMAND PREVIOUS-WORD" in which a value is completed.
QString bashValueCases(const QString &command, const QList<OptionDescription> &options)
{
    QString cases;
    for (const OptionDescription &option : options) {
        if (option.isPositional || !option.takesValue())
            continue;
        QStringList patterns;
        for (const QString &name : option.names)
            patterns.append(u"'%1 %2'"_s.arg(command, name));
        QString action = u"return"_s;
        if (!option.choices.isEmpty())
            action = u"words=%1"_s.arg(quoted(option.choices.join(u' ')));
        else if (!takesAnything(option))
            action = u"files=yes"_s;
        cases += u"        %1) %2 ;;\n"_s.arg(patterns.join(u" | "_s), action);
    }
    return cases;
}

/// The case of bash's COMMAND in which an option or an argument begins.
QString bashCommandCase(const QString &command, const QList<OptionDescription> &options)
{
    return u"            '%1') words=%2%3 ;;\n"_s.arg(command,
        quoted(optionNames(options).join(u' ')),
        takesFileArguments(options) ? u" files=yes"_s : QString());
}

QString zshOption(const OptionDescription &option)
{
    QString value;
    if (option.takesValue() || option.isPositional) {
        const QString label = option.isPositional ? option.names.first() : option.value;
        value = u":%1:"_s.arg(zshText(label.isEmpty() ? u"value"_s : label));
        if (!option.choices.isEmpty())
            value += u"(%1)"_s.arg(option.choices.join(u' '));
        else if (option.takesFile())
            value += u"_files"_s;
    }
    if (option.isPositional)
        return u"        "_s + quoted((option.isRepeatable ? u"*"_s : QString()) + value)
            + u" \\\n"_s;
    QString lines;
    for (const QString &name : option.names) {
        const QString before
            = option.isRepeatable ? u"*"_s : u"(%1)"_s.arg(option.names.join(u' '));
        lines += u"        "_s
            + quoted(u"%1%2[%3]%4"_s.arg(before, name, zshText(option.description), value))
            + u" \\\n"_s;
    }
    return lines;
}

QString zshArguments(const QList<OptionDescription> &options)
{
    QString text = u"    _arguments -s \\\n"_s;
    for (const OptionDescription &option : options)
        text += zshOption(option);
    return text.chopped(3) + u'\n'; // the last " \"
}

QString fishOptions(
    const QString &program, const QString &condition, const QList<OptionDescription> &options)
{
    QString text;
    for (const OptionDescription &option : options) {
        if (option.isPositional)
            continue;
        QString line = u"complete -c %1%2"_s.arg(program, condition);
        for (const QString &name : option.names)
            line
                += name.startsWith(u"--") ? u" -l "_s + name.sliced(2) : u" -s "_s + name.sliced(1);
        if (!option.choices.isEmpty())
            line += u" -x -a "_s + fishQuoted(option.choices.join(u' '));
        else if (option.takesValue())
            line += option.takesFile() ? u" -r -F"_s : u" -x"_s;
        text += line + u" -d "_s + fishQuoted(QString(option.description).replace(u'\n', u' '))
            + u'\n';
    }
    return text;
}

} // namespace

QString ShellCompletion::bash(const ProgramDescription &program)
{
    QStringList commands;
    QString values = bashValueCases(QString(), program.options);
    QString words;
    for (const CommandDescription &command : program.commands) {
        commands.append(command.name);
        values += bashValueCases(command.name, command.options);
        words += bashCommandCase(command.name, command.options);
    }
    const QString choices = (optionNames(program.options) + commands).join(u' ');
    const bool files = takesFileArguments(program.options);
    return uR"(# Completes %1 in bash. Made from what --help is made of: do not edit.
%2() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' files='' words='' word
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case " %3 " in
            *" $word "*) command=$word; break ;;
        esac
    done
    case "$command $previous" in
%4    esac
    if [[ -z $words && -z $files ]]; then
        case $command in
            '') words=%5%6 ;;
%7        esac
        if [[ $current != -* && ( -n $command || -z '%3' ) ]]; then
            words=''
        fi
    fi
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    fi
    if [[ -n $files && $current != -* ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -F %2 %1
)"_s.arg(program.name, functionName(program), commands.join(u' '), values, quoted(choices),
        files ? u" files=yes"_s : QString(), words);
}

QString ShellCompletion::zsh(const ProgramDescription &program)
{
    const QString function = functionName(program);
    QString text
        = u"#compdef %1\n# Made from what --help is made of: do not edit.\n"_s.arg(program.name);
    if (program.commands.isEmpty())
        return text + u"%1() {\n%2}\n%1 \"$@\"\n"_s.arg(function, zshArguments(program.options));

    QString commands;
    for (const CommandDescription &command : program.commands) {
        text += u"%1_%2() {\n%3}\n"_s.arg(function, command.name, zshArguments(command.options));
        commands += u"        %1\n"_s.arg(
            quoted(u"%1:%2"_s.arg(command.name, zshText(command.summary))));
    }
    QString options;
    for (const OptionDescription &option : program.options)
        options += zshOption(option);
    return text + uR"(%1() {
    local state line
    local -a commands=(
%2    )
    _arguments -C -s \
%3        '1:command:->command' \
        '*::argument:->argument'
    case $state in
        command) _describe command commands ;;
        argument) (( $+functions[%1_$line[1]] )) && %1_$line[1] ;;
    esac
}
%1 "$@"
)"_s.arg(function, commands, options);
}

QString ShellCompletion::fish(const ProgramDescription &program)
{
    QString text
        = u"# Completes %1 in fish. Made from what --help is made of: do not edit.\n"_s.arg(
            program.name);
    if (program.commands.isEmpty())
        return text + fishOptions(program.name, {}, program.options);

    text += u"complete -c %1 -n __fish_use_subcommand -f\n"_s.arg(program.name);
    text += fishOptions(program.name, u" -n __fish_use_subcommand"_s, program.options);
    for (const CommandDescription &command : program.commands) {
        text += u"complete -c %1 -n __fish_use_subcommand -f -a %2 -d %3\n"_s.arg(
            program.name, command.name, fishQuoted(command.summary));
        const QString here = u" -n '__fish_seen_subcommand_from %1'"_s.arg(command.name);
        if (!takesFileArguments(command.options))
            text += u"complete -c %1%2 -f\n"_s.arg(program.name, here);
        text += fishOptions(program.name, here, command.options);
    }
    return text;
}

} // namespace Framescope
