#include "app/main/screenshot.h"
#include "app/session/sessionfolder.h"
#include "ui/shell/appearance.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sessionwindows.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QRegularExpression>
#include <QTextStream>
#include <QTranslator>

#include <algorithm>
#include <optional>
#include <string_view>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr int BadUsage = 2;

struct Arguments
{
    QString fileOrUrl;
    QString screenshot;
    bool demo = false;
    std::optional<Appearance::Choice> colours;
    QSize windowSize;
};

std::optional<Appearance::Choice> readColours(const QString &name)
{
    if (name == "light"_L1)
        return Appearance::Choice::Light;
    if (name == "dark"_L1)
        return Appearance::Choice::Dark;
    if (name == "system"_L1)
        return Appearance::Choice::System;
    return std::nullopt;
}

QSize readSize(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{3,5})x(\\d{3,5})$"_s);
    const auto match = form.match(text);
    return match.hasMatch() ? QSize(match.captured(1).toInt(), match.captured(2).toInt()) : QSize();
}

/// Returns what is wrong with the command line, or nothing. --help and --version do not return.
std::optional<QString> parse(const QStringList &words, Arguments &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"See every frame of a WebSocket conversation."_s);
    parser.addPositionalArgument(u"FILE|URL"_s,
        u"A session to open, or a ws:// or wss:// URL to "
        "connect to."_s,
        u"[FILE|URL]"_s);
    const QCommandLineOption demo(u"demo"_s,
        u"Start made-up peers on this computer and show what "
        "they say."_s);
    const QCommandLineOption screenshot(u"screenshot"_s,
        u"Write the window to a PNG file once it is ready, and exit."_s, u"OUT.png"_s);
    const QCommandLineOption colours(
        u"colours"_s, u"light, dark or system, for this run."_s, u"SCHEME"_s);
    const QCommandLineOption size(u"window-size"_s,
        u"Size of the window for this run, for example "
        "1440x900."_s,
        u"WxH"_s);
    parser.addOptions({ demo, screenshot, colours, size });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    if (!parser.parse(words))
        return parser.errorText();
    if (parser.isSet(help))
        parser.showHelp();
    if (parser.isSet(version))
        parser.showVersion();
    if (parser.positionalArguments().size() > 1)
        return u"One file or URL at a time, please."_s;
    arguments.fileOrUrl = parser.positionalArguments().value(0);
    arguments.demo = parser.isSet(demo);
    arguments.screenshot = parser.value(screenshot);
    if (parser.isSet(colours)) {
        arguments.colours = readColours(parser.value(colours));
        if (!arguments.colours)
            return u"--colours %1: light, dark or system is expected."_s.arg(parser.value(colours));
    }
    if (parser.isSet(size)) {
        arguments.windowSize = readSize(parser.value(size));
        if (arguments.windowSize.isEmpty())
            return u"--window-size %1: WIDTHxHEIGHT is expected."_s.arg(parser.value(size));
    }
    return std::nullopt;
}

/// A screenshot needs no display: where there is none, the window is drawn in memory.
void choosePlatform(int argc, char **argv)
{
    const bool screenshot = std::any_of(argv + 1, argv + argc,
        [](std::string_view word) { return word.starts_with("--screenshot"); });
    if (screenshot && qEnvironmentVariableIsEmpty("DISPLAY")
        && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

bool isUrl(const QString &text)
{
    return text.contains("://"_L1);
}

} // namespace

int main(int argc, char **argv)
{
    choosePlatform(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"framescope"_s);
    QApplication::setApplicationDisplayName(u"Framescope"_s);
    QApplication::setApplicationVersion(QStringLiteral(FRAMESCOPE_VERSION));
    QApplication::setOrganizationName(u"framescope"_s);
    QApplication::setStyle(u"Fusion"_s); // the theme draws on it, the same on every desktop

    QTranslator translator;
    if (translator.load(u":/translations/framescope_en.qm"_s))
        QApplication::installTranslator(&translator);

    Arguments arguments;
    if (const auto problem = parse(QApplication::arguments(), arguments)) {
        QTextStream(stderr) << u"framescope: %1\nRun with --help for more.\n"_s.arg(*problem);
        return BadUsage;
    }

    Theme theme;
    Appearance appearance(theme);
    if (arguments.colours)
        appearance.apply(*arguments.colours);
    // What nobody asked to be kept is not left behind either.
    const bool isShow = arguments.demo || !arguments.screenshot.isEmpty();
    SessionFolder folder(SessionFolder::standardPath());
    SessionWindows windows(theme, appearance, isShow ? nullptr : &folder);
    MainWindow *window = windows.createLive();
    if (!arguments.windowSize.isEmpty())
        window->resize(arguments.windowSize);

    auto subject = Screenshot::Subject::EmptyWindow;
    if (arguments.demo)
        subject = Screenshot::Subject::Demo;
    else if (isUrl(arguments.fileOrUrl))
        subject = Screenshot::Subject::Connection;
    else if (!arguments.fileOrUrl.isEmpty())
        subject = Screenshot::Subject::File;
    std::optional<Screenshot> shot;
    if (!arguments.screenshot.isEmpty()) {
        shot.emplace(arguments.screenshot, subject, *window);
        QObject::connect(&windows, &SessionWindows::opened, &*shot, &Screenshot::fileOpened);
        QObject::connect(&windows, &SessionWindows::openFailed, &*shot, &Screenshot::fileFailed);
    }
    if (arguments.demo)
        window->startDemo();
    if (isUrl(arguments.fileOrUrl))
        window->openUrl(arguments.fileOrUrl);
    else if (!arguments.fileOrUrl.isEmpty())
        windows.open(arguments.fileOrUrl, window);
    windows.offerRecovery(window);
    return QApplication::exec();
}
