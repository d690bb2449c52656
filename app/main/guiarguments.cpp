#include "app/main/guiarguments.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

const QString Summary = u"See every frame of a WebSocket conversation."_s;
const QString FileOrUrl = u"FILE|URL"_s;
const QString FileOrUrlMeaning = u"A session to open, or a ws:// or wss:// URL to connect to."_s;
const QStringList Colours { u"light"_s, u"dark"_s, u"system"_s };
const QStringList Languages { u"en"_s, u"zh_CN"_s };

struct Options
{
    QCommandLineOption demo { u"demo"_s,
        u"Start made-up peers on this computer and show what they say."_s };
    QCommandLineOption screenshot { u"screenshot"_s,
        u"Write the window to a PNG file once it is ready, and exit."_s, u"OUT.png"_s };
    QCommandLineOption colours { u"colours"_s, u"light, dark or system, for this run."_s,
        u"SCHEME"_s };
    QCommandLineOption language { u"language"_s, u"en or zh_CN, for this run."_s, u"LANGUAGE"_s };
    QCommandLineOption size { u"window-size"_s,
        u"Size of the window for this run, for example 1440x900."_s, u"WxH"_s };

    QList<QCommandLineOption> all() const { return { demo, screenshot, colours, language, size }; }
};

QSize readSize(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

OptionDescription describeOption(const QCommandLineOption &option)
{
    OptionDescription described;
    for (const QString &name : option.names()) {
        if (name != u"?") // a shell would take it for a pattern
            described.names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    }
    described.value = option.valueName();
    described.description = option.description();
    return described;
}

} // namespace

tl::expected<GuiArguments, QString> GuiArguments::parse(const QStringList &words)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(Summary);
    parser.addPositionalArgument(FileOrUrl, FileOrUrlMeaning, u"[FILE|URL]"_s);
    parser.addOptions(options.all());
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    if (!parser.parse(words))
        return tl::unexpected(parser.errorText());
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();
    if (parser.positionalArguments().size() > 1)
        return tl::unexpected(u"One file or URL at a time, please."_s);
    GuiArguments arguments;
    arguments.fileOrUrl = parser.positionalArguments().value(0);
    arguments.demo = parser.isSet(options.demo);
    arguments.screenshot = parser.value(options.screenshot);
    arguments.colours = parser.value(options.colours);
    if (parser.isSet(options.colours) && !Colours.contains(arguments.colours))
        return tl::unexpected(
            u"--colours %1: light, dark or system is expected."_s.arg(arguments.colours));
    arguments.language = parser.value(options.language);
    if (parser.isSet(options.language) && !Languages.contains(arguments.language))
        return tl::unexpected(u"--language %1: en or zh_CN is expected."_s.arg(arguments.language));
    if (parser.isSet(options.size)) {
        arguments.windowSize = readSize(parser.value(options.size));
        if (arguments.windowSize.isEmpty())
            return tl::unexpected(
                u"--window-size %1: WIDTHxHEIGHT is expected."_s.arg(parser.value(options.size)));
    }
    return arguments;
}

ProgramDescription GuiArguments::description()
{
    const Options options;
    ProgramDescription program { u"framescope"_s, QStringLiteral(FRAMESCOPE_VERSION), Summary, {},
        {}, {}, { u"framescope-cli"_s } };
    OptionDescription file;
    file.names = { FileOrUrl };
    file.description = FileOrUrlMeaning;
    file.isPositional = true;
    program.options.append(file);
    for (const QCommandLineOption &option : options.all()) {
        program.options.append(describeOption(option));
        if (option.names() == options.colours.names())
            program.options.last().choices = Colours;
        if (option.names() == options.language.names())
            program.options.last().choices = Languages;
    }
    QCommandLineParser standard;
    program.options.append(describeOption(standard.addHelpOption()));
    program.options.append(describeOption(standard.addVersionOption()));
    return program;
}

} // namespace Framescope
