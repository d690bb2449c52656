#include "app/manual/manualpage.h"

#include <QRegularExpression>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// \a text as roff shows it, octet for octet: a hyphen stays one that a shell understands.
QString escaped(const QString &text)
{
    QString out;
    for (const QChar character : text) {
        if (character == u'\\')
            out += u"\\(rs"_s;
        else if (character == u'-')
            out += u"\\-"_s;
        else if (character == u'\'')
            out += u"\\(aq"_s;
        else if (character == u'"')
            out += u"\\(dq"_s;
        else if (character == u'\n')
            out += u' ';
        else
            out += character;
    }
    return out.startsWith(u'.') ? u"\\&"_s + out : out;
}

QString bold(const QString &text)
{
    return u"\\fB%1\\fR"_s.arg(escaped(text));
}

QString italic(const QString &text)
{
    return u"\\fI%1\\fR"_s.arg(escaped(text));
}

QString sentence(const QString &text)
{
    const bool ends = text.isEmpty() || u".!?"_s.contains(text.back());
    return ends ? text : text + u'.';
}

QString heading(const OptionDescription &option)
{
    if (option.isPositional)
        return italic(option.names.first());
    QStringList names;
    for (const QString &name : option.names)
        names.append(bold(name));
    QString line = names.join(u", "_s);
    if (!option.choices.isEmpty())
        line += u' ' + italic(option.choices.join(u'|'));
    else if (option.takesValue())
        line += u' ' + italic(option.value);
    return line;
}

QString remarks(const OptionDescription &option)
{
    QString text;
    if (!option.standard.isEmpty())
        text += u" The default is %1."_s.arg(escaped(option.standard));
    if (option.isRepeatable && !option.isPositional)
        text += u" May be given more than once."_s;
    if (option.isRequired)
        text += u" Required."_s;
    return text;
}

QString options(const QList<OptionDescription> &options)
{
    QString page;
    for (const OptionDescription &option : options) {
        page += u".TP\n%1\n%2%3\n"_s.arg(
            heading(option), escaped(sentence(option.description)), remarks(option));
    }
    return page;
}

QString usage(const QList<OptionDescription> &options)
{
    QString line = u" [OPTIONS]"_s;
    for (const OptionDescription &option : options) {
        if (option.isPositional)
            line += option.isRequired ? u' ' + option.names.first()
                                      : u" ["_s + option.names.first() + u']';
    }
    return line;
}

/// "Exit codes: 0 done; 1 failed." as a list; any other text as a paragraph.
QString footer(const QString &text)
{
    constexpr QLatin1StringView Codes("Exit codes: ");
    if (!text.startsWith(Codes))
        return text.isEmpty() ? QString() : u".PP\n%1\n"_s.arg(escaped(text));
    static const QRegularExpression nextCode(u";\\s+(?=\\d+ )"_s);
    QString list;
    for (const QString &entry : text.sliced(Codes.size()).split(nextCode)) {
        const QString meaning = entry.section(u' ', 1);
        list += u".TP\n%1\n%2\n"_s.arg(bold(entry.section(u' ', 0, 0)), escaped(sentence(meaning)));
    }
    return list;
}

} // namespace

QString ManualPage::write(const ProgramDescription &program)
{
    QString page = u".\\\" Made from what --help is made of: do not edit.\n"_s;
    page += u".TH %1 1 \"\" \"%2 %3\" \"User Commands\"\n"_s.arg(
        escaped(program.name.toUpper()), escaped(program.name), escaped(program.version));
    const QString summary = program.summary.chopped(program.summary.endsWith(u'.') ? 1 : 0);
    page += u".SH NAME\n%1 \\- %2\n"_s.arg(
        escaped(program.name), escaped(summary.first(1).toLower() + summary.sliced(1)));
    page += u".SH SYNOPSIS\n%1 %2\n"_s.arg(bold(program.name),
        program.commands.isEmpty() ? escaped(usage(program.options).trimmed())
                                   : u"%1 [%2]..."_s.arg(italic(u"COMMAND"_s), u"OPTIONS"_s));
    page += u".SH DESCRIPTION\n%1\n"_s.arg(escaped(sentence(program.summary)));
    page += u".SH OPTIONS\n"_s + options(program.options);
    if (!program.commands.isEmpty()) {
        page
            += u".SH COMMANDS\nOptions stand after the command, in any order with its arguments.\n"_s;
        for (const CommandDescription &command : program.commands) {
            page += u".SS %1%2\n%3\n"_s.arg(escaped(command.name), escaped(usage(command.options)),
                escaped(sentence(command.summary)));
            page += options(command.options);
            page += footer(command.footer);
        }
    }
    if (!program.footer.isEmpty())
        page += u".SH \"EXIT STATUS\"\n"_s + footer(program.footer);
    QStringList others;
    for (const QString &other : program.seeAlso)
        others.append(bold(other) + u"(1)"_s);
    if (!others.isEmpty())
        page += u".SH \"SEE ALSO\"\n%1\n"_s.arg(others.join(u", "_s));
    return page;
}

} // namespace Framescope
