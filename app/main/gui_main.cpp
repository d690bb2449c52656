#include "app/main/guiarguments.h"
#include "app/main/screenshot.h"
#include "app/session/memoryreuse.h"
#include "app/session/sessionfolder.h"
#include "ui/shell/appearance.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/sessionwindows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/screensize.h"

#include <QApplication>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <csignal>
#include <optional>
#include <string_view>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr int BadUsage = 2;

Appearance::Choice choiceOf(const QString &colours)
{
    if (colours == "light"_L1)
        return Appearance::Choice::Light;
    return colours == "dark"_L1 ? Appearance::Choice::Dark : Appearance::Choice::System;
}

/// Neither a screenshot nor --help and --version need a display: where there is none, the window is
/// drawn in memory.
void choosePlatform(int argc, char **argv)
{
    static constexpr std::array<std::string_view, 4> Answered { "-h", "--help", "-v", "--version" };
    const bool needsNone = std::any_of(argv + 1, argv + argc, [](std::string_view word) {
        return word.starts_with("--screenshot")
            || std::find(Answered.begin(), Answered.end(), word) != Answered.end();
    });
    if (needsNone && qEnvironmentVariableIsEmpty("DISPLAY")
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
    reuseMemory();
#ifndef Q_OS_WIN
    std::signal(SIGXFSZ, SIG_IGN); // a recording that may not become larger says so
#endif
    choosePlatform(argc, argv);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"framescope"_s);
    QApplication::setApplicationDisplayName(u"Framescope"_s);
    QApplication::setApplicationVersion(QStringLiteral(FRAMESCOPE_VERSION));
    QApplication::setOrganizationName(u"framescope"_s);

    const auto parsed = GuiArguments::parse(QApplication::arguments());
    if (!parsed) {
        QTextStream(stderr) << u"framescope: %1\nRun with --help for more.\n"_s.arg(parsed.error());
        return BadUsage;
    }
    const GuiArguments &arguments = *parsed;

    Language language;
    if (!arguments.language.isEmpty())
        language.apply(
            arguments.language == "en"_L1 ? Language::Choice::English : Language::Choice::Chinese);
    Theme theme;
    Appearance appearance(theme);
    if (!arguments.colours.isEmpty())
        appearance.apply(choiceOf(arguments.colours));
    // What nobody asked to be kept is not left behind either.
    const bool isShow = arguments.demo || !arguments.screenshot.isEmpty();
    SessionFolder folder(SessionFolder::standardPath());
    SessionWindows windows(theme, appearance, language, isShow ? nullptr : &folder);
    MainWindow *window = windows.createLive();
    if (!arguments.windowSize.isEmpty())
        window->resize(arguments.windowSize);
    else if (arguments.screenshot.isEmpty()) // a picture needs no screen
        window->resize(sizeOnScreen(*window, window->size()));

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
