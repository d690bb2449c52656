#include "ui/shell/mainactions.h"

#include "ui/theme/iconengine.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QMenuBar>
#include <QRegularExpression>
#include <QToolBar>
#include <QToolButton>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr char IconProperty[] = "themeIcon";
constexpr char HelpProperty[] = "help";

} // namespace

MainActions::MainActions(const Theme &theme, QObject *parent)
    : QObject(parent)
    , connectToServer(make(tr("&Connect…"), tr("Connect to a server as a client"), u"connect"_s,
          { Qt::CTRL | Qt::Key_N }))
    , listen(make(tr("&Listen…"), tr("Listen for clients as a server"), u"listen"_s,
          { Qt::CTRL | Qt::Key_L }))
    , proxy(make(tr("&Proxy…"), tr("Stand between clients and servers"), u"proxy"_s,
          { Qt::CTRL | Qt::Key_P }))
    , startDemo(make(tr("Start &demo"),
          tr("Start made-up peers on this computer and show what "
             "they say"),
          u"play"_s))
    , newWindow(make(tr("New &window"), tr("Show another window, for a new session"), {},
          { Qt::CTRL | Qt::SHIFT | Qt::Key_N }))
    , open(make(tr("&Open…"), tr("Open a session file"), u"open"_s, { QKeySequence::Open }))
    , save(make(tr("&Save"), tr("Save the session"), u"save"_s, { QKeySequence::Save }))
    , saveAs(make(tr("Save &as…"), tr("Save the session into another file"), {},
          { Qt::CTRL | Qt::SHIFT | Qt::Key_S }))
    , exportSession(make(tr("&Export…"),
          tr("Write the session as JSON lines, HAR or pcapng, or a copy of it with what is secret "
             "blanked")))
    , closeWindow(make(tr("Close w&indow"), tr("Close this window, and end its connections"), {},
          { Qt::CTRL | Qt::SHIFT | Qt::Key_W }))
    , quit(make(tr("&Quit"), tr("End all connections and quit"), {}, { QKeySequence::Quit }))
    , sendPing(make(tr("Send &ping"), tr("Send a Ping frame on the selected connection"),
          u"pulse"_s, { Qt::CTRL | Qt::SHIFT | Qt::Key_P }))
    , closeConnection(make(tr("&Close"), tr("Begin the closing handshake with 1000"), u"close"_s,
          { Qt::CTRL | Qt::Key_W }))
    , closeWithCode(make(tr("Close with c&ode…"),
          tr("Begin the closing handshake with a status code and a reason of your choice")))
    , abortConnection(
          make(tr("&Abort"), tr("End the TCP connection without a closing handshake"), u"x"_s))
    , reconnect(make(tr("&Reconnect"), tr("Open another connection as the selected one was opened"),
          u"undo"_s))
    , editAndReconnect(make(tr("&Edit and reconnect…"),
          tr("Change how the selected connection was opened, and open another one so"), u"edit"_s))
    , copyAsCurl(make(tr("&Copy as cURL"),
          tr("Copy the opening handshake as a command for curl, without what is secret"),
          u"term"_s))
    , saveConnection(make(
          tr("&Save alone…"), tr("Save the selected connection into a session file of its own")))
    , removeConnection(make(tr("Re&move from list"),
          tr("Take the selected connection from the list; its frames stay in the session"),
          u"trash"_s))
    , pauseRecording(make(tr("Pause recordin&g"),
          tr("Let frames cross without recording them, or record them again"), u"pause"_s,
          { Qt::CTRL | Qt::Key_R }))
    , replay(make(tr("Repla&y…"),
          tr("Play the selected connection again, and compare what is said with the recording"),
          u"replay"_s, { Qt::CTRL | Qt::SHIFT | Qt::Key_R }))
    , intercept(make(tr("&Intercept"),
          tr("Hold frames on their way through a proxy, look at them and change them"),
          u"intercept"_s, { Qt::CTRL | Qt::Key_I }))
    , preferences(make(tr("&Preferences…"), tr("Change how the program looks and begins"),
          u"gear"_s, { Qt::CTRL | Qt::Key_Comma }))
    , commands(make(tr("Co&mmands…"), tr("Find a command by a few letters, and do it"), u"search"_s,
          { Qt::CTRL | Qt::Key_K }))
    , filterFrames(make(tr("&Filter"), tr("Show or mark some of the frames"), u"filter"_s,
          { Qt::CTRL | Qt::Key_F }))
    , clearFilter(make(tr("&Clear filter"), tr("Show all frames again"), u"x"_s,
          { Qt::CTRL | Qt::SHIFT | Qt::Key_F }))
    , nextHit(make(tr("Next &match"), tr("Select the next frame that matches the filter"), {},
          { Qt::Key_F3 }))
    , previousHit(make(tr("Previous m&atch"),
          tr("Select the previous frame that matches the filter"), {}, { Qt::SHIFT | Qt::Key_F3 }))
    , statistics(make(tr("&Statistics…"), tr("Show what the frames add up to, and plots of them"),
          {}, { Qt::CTRL | Qt::SHIFT | Qt::Key_T }))
    , goToFrame(make(tr("&Go to frame…"), tr("Go to a frame by its number"), u"hash"_s,
          { Qt::CTRL | Qt::Key_G }))
    , nextFrame(make(tr("&Next frame"), tr("Select the next frame (J in the table)"), u"arrowd"_s))
    , previousFrame(make(tr("&Previous frame"), tr("Select the previous frame (K in the table)")))
    , nextViolation(make(tr("Next &violation"),
          tr("Select the next frame that breaks a rule (V in "
             "the table)"),
          u"warn"_s))
    , previousViolation(make(tr("Previous v&iolation"),
          tr("Select the previous frame that breaks a rule (Shift+V in the "
             "table)")))
    , nextGap(make(tr("Next gap in the captu&re"),
          tr("Select the next row that says what was not captured (G in the table)")))
    , previousGap(make(tr("Previous gap in t&he capture"),
          tr("Select the previous row that says what was not captured (Shift+G in the table)")))
    , newestFrame(make(tr("N&ewest frame"),
          tr("Show the newest frame and follow (End in the "
             "table)"),
          u"tail"_s))
    , nextOfMessage(make(tr("Next frame of the &message"),
          tr("Go round the frames of the selected frame's message (M in the table)"), u"link"_s))
    , markFrame(make(tr("Measure &times from the frame"),
          tr("Show in the Δ column how long before or after the selected frame the others came; "
             "once more ends it (Ctrl+M in the table)"),
          u"clock"_s))
    , annotateFrame(make(tr("N&ote on the frame…"),
          tr("Say something of the selected frame, and mark it with a colour (N in the table)"),
          u"tag"_s))
    , compareMessages(make(tr("Compare messages &with each other"),
          tr("Compare the two selected messages, or the selected one with the next one for which "
             "this is chosen"),
          u"diff"_s, { Qt::CTRL | Qt::Key_D }))
    , showAnatomy(
          make(tr("&Anatomy"), tr("Show the frame bit by bit"), {}, { Qt::CTRL | Qt::Key_1 }))
    , showHex(make(tr("&Hex"), tr("Show the frame's octets"), {}, { Qt::CTRL | Qt::Key_2 }))
    , showMessage(make(tr("&Message"), tr("Show the message that the frame belongs to"), {},
          { Qt::CTRL | Qt::Key_3 }))
    , showHandshake(make(
          tr("Hand&shake"), tr("Show how the connection was opened"), {}, { Qt::CTRL | Qt::Key_4 }))
    , maximizeInspector(make(tr("&Fill the window"), tr("Give the whole window to the inspector"),
          u"detach"_s, { Qt::Key_F11 }))
    , pinFrame(make(tr("&Keep the frame in the inspector"),
          tr("Let the inspector stay with its frame while others are selected, or follow again"),
          u"pin"_s, { Qt::SHIFT | Qt::Key_F11 }))
    , nextPanel(make(tr("Next &panel"), tr("Go to the next part of the window by keyboard"), {},
          { Qt::Key_F6 }))
    , previousPanel(make(tr("P&revious panel"), tr("Go back to the part of the window before"), {},
          { Qt::SHIFT | Qt::Key_F6 }))
    , toggleConnections(make(
          tr("&Connections"), tr("Show the list of connections"), {}, { Qt::CTRL | Qt::Key_B }))
    , toggleComposer(
          make(tr("C&omposer"), tr("Open the composer wide"), {}, { Qt::CTRL | Qt::Key_J }))
    , followSystem(make(tr("As the &system"), tr("Light or dark as the system is")))
    , lightTheme(make(tr("&Light"), tr("Light colours")))
    , darkTheme(make(tr("&Dark"), tr("Dark colours")))
    , systemLanguage(make(tr("As the &system"),
          tr("The language of the system if there is a translation, else English")))
    , english(make(u"&English"_s, u"English"_s)) // languages name themselves
    , chinese(make(u"简体中文(&C)"_s, u"简体中文"_s))
    , lessons(make(tr("&Lessons"), tr("Learn the protocol with frames of your own"), u"book"_s,
          { Qt::Key_F1 }))
    , rules(make(
          tr("&Rules and terms"), tr("See every rule broken, and what the words mean"), u"flask"_s))
    , welcome(make(tr("&Welcome page"), tr("Show the ways to begin, samples and lessons")))
    , about(make(tr("&About Framescope"), tr("Which version this is, and of what")))
    , m_theme(theme)
{
    quit->setMenuRole(QAction::QuitRole);
    preferences->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
    pauseRecording->setIconText(tr("Pause"));
    for (QAction *action : { pauseRecording, intercept, maximizeInspector, pinFrame,
             toggleConnections, toggleComposer })
        action->setCheckable(true);
    for (const auto &choice : { QList { followSystem, lightTheme, darkTheme },
             QList { systemLanguage, english, chinese } }) {
        auto *group = new QActionGroup(this);
        for (QAction *action : choice) {
            action->setCheckable(true);
            group->addAction(action);
        }
    }
    connect(&theme, &Theme::changed, this, &MainActions::loadIcons);
    loadIcons();
}

QAction *MainActions::make(const QString &text, const QString &help, const QString &icon,
    const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(text, this);
    // Qt takes the "&" out for the tool bar, and would leave the letter of "(&F)".
    static const QRegularExpression letter(u"\\(&.\\)"_s);
    if (text.contains(letter))
        action->setIconText(QString(text).remove(letter));
    action->setShortcuts(shortcuts);
    action->setProperty(HelpProperty, help);
    setObstacle(action, {});
    action->setProperty(IconProperty, icon);
    return action;
}

void MainActions::setObstacle(QAction *action, const QString &reason) const
{
    const QString help = action->property(HelpProperty).toString();
    const QKeySequence keys = action->shortcut();
    action->setStatusTip(reason.isEmpty() ? help : reason);
    if (reason.isEmpty() && !keys.isEmpty())
        action->setToolTip(u"%1 (%2)"_s.arg(help, keys.toString(QKeySequence::NativeText)));
    else
        action->setToolTip(action->statusTip());
}

QString MainActions::obstacle(const QAction &action)
{
    const QString help = action.property(HelpProperty).toString();
    return action.statusTip() == help ? QString() : action.statusTip();
}

QString MainActions::help(const QAction &action)
{
    return action.property(HelpProperty).toString();
}

void MainActions::loadIcons()
{
    const QList<QAction *> labelled = labelledActions();
    const IconEngine::Colors colors { .normal = m_theme.color(Theme::Token::Text2),
        .disabled = m_theme.color(Theme::Token::TextDis),
        .on = m_theme.color(Theme::Token::Accent) };
    for (QAction *action : findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        const QString icon = action->property(IconProperty).toString();
        if (icon.isEmpty())
            continue;
        action->setIcon(labelled.contains(action)
                ? m_theme.icon(icon)
                : QIcon(new IconEngine(icon, colors, IconEngine::Stand::Middle)));
    }
}

/// Those that have a word in the tool bar where there is room for it.
QList<QAction *> MainActions::labelledActions() const
{
    return { connectToServer, listen, proxy, pauseRecording, replay, intercept };
}

void MainActions::fill(QMenuBar &menuBar, QMenu *recentFiles, QMenu *sorting) const
{
    QMenu *file = menuBar.addMenu(tr("&File"));
    file->addActions({ connectToServer, listen, proxy, startDemo });
    file->addSeparator();
    file->addActions({ newWindow, open });
    file->addMenu(recentFiles);
    file->addSeparator();
    file->addActions({ save, saveAs, exportSession });
    file->addSeparator();
    file->addActions({ closeWindow, quit });

    QMenu *edit = menuBar.addMenu(tr("&Edit"));
    edit->addActions({ commands, preferences });

    QMenu *view = menuBar.addMenu(tr("&View"));
    view->addActions(
        { showAnatomy, showHex, showMessage, showHandshake, maximizeInspector, pinFrame });
    view->addSeparator();
    view->addActions({ toggleConnections, toggleComposer });
    view->addSeparator();
    view->addActions({ nextPanel, previousPanel });
    view->addSeparator();
    QMenu *colours = view->addMenu(tr("C&olours"));
    colours->addActions({ followSystem, lightTheme, darkTheme });
    QMenu *language = view->addMenu(tr("La&nguage"));
    language->addActions({ systemLanguage, english, chinese });

    QMenu *connection = menuBar.addMenu(tr("&Connection"));
    connection->addActions({ sendPing, closeConnection, closeWithCode, abortConnection });
    connection->addSeparator();
    connection->addActions({ reconnect, editAndReconnect });
    connection->addSeparator();
    connection->addActions({ copyAsCurl, saveConnection, removeConnection });
    connection->addSeparator();
    connection->addActions({ pauseRecording, replay, intercept });

    QMenu *frames = menuBar.addMenu(tr("F&rames"));
    frames->addActions({ filterFrames, clearFilter, nextHit, previousHit });
    frames->addSeparator();
    frames->addActions({ goToFrame, nextFrame, previousFrame });
    frames->addSeparator();
    frames->addActions({ nextViolation, previousViolation, nextGap, previousGap });
    frames->addSeparator();
    frames->addActions({ nextOfMessage, markFrame, annotateFrame, compareMessages });
    frames->addSeparator();
    frames->addAction(newestFrame);
    frames->addMenu(sorting);
    frames->addSeparator();
    frames->addAction(statistics);

    QMenu *learn = menuBar.addMenu(tr("&Learn"));
    learn->addActions({ lessons, rules });

    QMenu *help = menuBar.addMenu(tr("&Help"));
    help->addActions({ welcome, about });
}

void MainActions::fill(QToolBar &toolBar) const
{
    toolBar.addActions({ connectToServer, listen, proxy });
    toolBar.addSeparator();
    toolBar.addActions({ open, save });
    toolBar.addSeparator();
    toolBar.addActions({ pauseRecording, replay, intercept });
    toolBar.addSeparator();
    toolBar.addActions({ sendPing, closeConnection });
    toolBar.addSeparator();
    toolBar.addActions({ nextViolation, newestFrame, goToFrame });
    toolBar.addSeparator();
}

void MainActions::showLabels(QToolBar &toolBar, bool shown) const
{
    const Qt::ToolButtonStyle style = shown ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    for (QAction *action : labelledActions())
        static_cast<QToolButton *>(toolBar.widgetForAction(action))->setToolButtonStyle(style);
}

void MainActions::showFewer(QToolBar &toolBar, bool fewer) const
{
    if (fewer != toolBar.actions().contains(goToFrame))
        return;
    QList<QAction *> separators;
    for (QAction *action : toolBar.actions()) {
        if (action->isSeparator())
            separators.append(action);
    }
    const QList<QAction *> groups[]
        = { { sendPing, closeConnection }, { nextViolation, newestFrame, goToFrame } };
    const auto last = separators.size() - static_cast<qsizetype>(std::size(groups));
    for (qsizetype i = 0; const QList<QAction *> &group : groups) {
        QAction *after = separators.at(last + i++);
        after->setVisible(!fewer);
        if (!fewer)
            toolBar.insertActions(after, group);
        for (QAction *action : group) {
            if (fewer)
                toolBar.removeAction(action);
        }
    }
}

} // namespace Framescope
