/// How fast the window shows a large session: bench_window FILE.fscope, for example one of
/// make_session. Then it records 100,000 frames a second for a minute, and starts the program
/// beside it several times. Prints percentiles in milliseconds, at 1440×900 on the offscreen
/// platform.

#include "app/capture/captureworker.h"
#include "app/session/filesessionstore.h"
#include "tests/benchmarks/sessiongenerator.h"
#include "ui/anatomy/anatomytab.h"
#include "ui/anatomy/anatomyview.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/frames/framecache.h"
#include "ui/frames/framepanel.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/hex/hexview.h"
#include "ui/shell/appearance.h"
#include "ui/shell/mainwindow.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QKeyEvent>
#include <QProcess>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <thread>
#include <vector>

using namespace Framescope;

namespace {

constexpr int Runs = 51;

double milliseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void print(const char *what, std::vector<double> runs)
{
    std::ranges::sort(runs);
    const auto percentile = [&runs](std::size_t percent) {
        return runs[std::min(runs.size() * percent / 100, runs.size() - 1)];
    };
    std::printf("%-52s %9.2f %9.2f %9.2f %9.2f\n", what, percentile(50), percentile(95),
        percentile(99), runs.back());
    std::fflush(stdout);
}

void waitFor(const std::function<bool()> &condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void measureTable(const Theme &theme, const std::shared_ptr<FileSessionStore> &store)
{
    FrameCache cache(store);
    FrameSelection selection;
    FramePanel panel(theme, store, cache, selection);
    panel.resize(1080, 640);
    const FrameTableModel &model = *panel.model();
    const auto isPainted = [&](int row) {
        panel.view()->viewport()->repaint();
        return !model.index(row, 0).data(FrameTableModel::FrameRole).value<FrameHandle>().isNull();
    };
    print("first painted table", { milliseconds([&] {
        panel.show();
        panel.refresh(store->lastFrame());
        waitFor([&] { return model.rowCount() > 0 && isPainted(model.rowCount() - 1); });
    }) });
    std::mt19937 random(7);
    std::vector<double> jumps;
    std::vector<double> paints;
    QScrollBar *bar = panel.view()->verticalScrollBar();
    for (int run = 0; run < Runs; ++run) {
        const int row = static_cast<int>(random() % static_cast<unsigned>(bar->maximum() + 1));
        jumps.push_back(milliseconds([&] {
            bar->setValue(row);
            waitFor([&] { return isPainted(row); });
        }));
        paints.push_back(milliseconds([&] { panel.view()->viewport()->repaint(); }));
    }
    print("a row after a jump", jumps);
    print("a full table painted", paints);
}

void measureTimeline(const Theme &theme, const std::shared_ptr<FileSessionStore> &store)
{
    FrameCache cache(store);
    FrameSelection selection;
    TimelineView view(theme, store, cache, selection);
    view.resize(1085, view.sizeHint().height());
    view.show();
    print("the whole session counted for the timeline", { milliseconds([&] {
        view.refresh(store->lastFrame());
        waitFor([&] { return view.content()->scannedTo() == store->lastFrame(); });
    }) });
    view.content()->fit();
    std::vector<double> paints;
    for (int run = 0; run < Runs; ++run)
        paints.push_back(milliseconds([&] { view.repaint(); }));
    print("the timeline of the whole session painted", paints);

    // One connection, so near that each frame and each read has a mark of its own.
    constexpr qint64 Near = 80'000'000; // ns
    view.setConnection(1);
    waitFor([&] { return view.content()->scannedTo() == store->lastFrame(); });
    paints.clear();
    for (int run = 0; run < Runs; ++run) {
        const qint64 begin = view.content()->window().extent().end / (Runs + 1) * run;
        view.content()->show({ begin, begin + Near });
        waitFor([&] { return !view.content()->detail().isIncomplete(); });
        paints.push_back(milliseconds([&] { view.repaint(); }));
    }
    print("the timeline painted frame by frame", paints);
}

/// Of frames from all over the session, expanded so that the diagram fills its place.
void measureAnatomy(const Theme &theme, const std::shared_ptr<FileSessionStore> &store)
{
    FrameSelection selection;
    AnatomyTab tab(theme, &selection);
    tab.setStore(store);
    tab.resize(1080, 300);
    tab.show();
    std::vector<double> paints;
    for (int run = 0; run < Runs; ++run) {
        const FrameId id = 1 + store->lastFrame() / (Runs + 1) * static_cast<FrameId>(run);
        selection.setFrame(FrameHandle(store->block(id), id));
        tab.view()->expand();
        QCoreApplication::processEvents(); // what its size asks for
        paints.push_back(milliseconds([&] { tab.repaint(); }));
    }
    print("the anatomy of a frame painted", paints);
}

/// From the file to the octets on the screen, at another place each time; make_session beside this
/// program makes the file.
void measureHex(const Theme &theme)
{
    const QTemporaryDir place;
    const QString file = place.filePath(QStringLiteral("huge.fscope"));
    const QString make = QCoreApplication::applicationDirPath() + QStringLiteral("/make_session");
    if (QProcess::execute(make,
            { QStringLiteral("--payload"), QStringLiteral("1073741824"), file,
                QStringLiteral("1") })
        != 0) {
        std::printf("%s made no file: the hex view is not measured.\n", qPrintable(make));
        return;
    }
    FrameSelection selection;
    HexView view(theme, &selection);
    view.resize(1080, 300);
    view.show();
    QCoreApplication::processEvents(); // before that nothing is painted
    std::vector<double> opens;
    for (int run = 0; run < Runs; ++run) {
        opens.push_back(milliseconds([&] {
            const auto store = FileSessionStore::open(file);
            const auto block = store ? (*store)->block(1) : nullptr;
            if (!block)
                return;
            view.setContent(wireContent(FrameHandle(block, 1)));
            view.goTo(static_cast<quint64>(run) << 24);
            view.viewport()->repaint();
        }));
    }
    print("1 GiB of a file opened in the hex view", opens);
}

/// From the last key to the first match in a painted table; \a expression has one match at least.
/// It is typed without a rest between the keys, so that the search before it is still going on.
void measureFilter(const Theme &theme, const std::shared_ptr<FileSessionStore> &store,
    const char *what, const QString &expression)
{
    constexpr int FilterRuns = 11;
    FrameCache cache(store);
    FrameSelection selection;
    FramePanel panel(theme, store, cache, selection);
    FilterBar bar(theme);
    QString applied;
    QObject::connect(&bar, &FilterBar::filterChanged, &panel, [&](const FrameFilter &filter) {
        applied = bar.edit()->text();
        panel.setFilter(filter);
    });
    panel.resize(1080, 640);
    panel.show();
    bar.show();
    panel.refresh(store->lastFrame());
    const FrameTableModel &model = *panel.model();
    std::vector<double> searches;
    for (int run = 0; run < FilterRuns; ++run) {
        bar.setExpression({});
        waitFor([&] { return !model.isSearching(); });
        QElapsedTimer timer;
        for (const QChar letter : expression) {
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, letter);
            timer.start();
            QApplication::sendEvent(bar.edit(), &key);
        }
        const auto isPainted = [&] {
            if (applied != expression || model.frameCount() == 0
                || model.frameCount() == static_cast<qint64>(store->lastFrame()))
                return false;
            panel.view()->viewport()->repaint();
            const QModelIndex shown = panel.view()->indexAt({ 5, 5 });
            return shown.isValid()
                && !shown.data(FrameTableModel::FrameRole).value<FrameHandle>().isNull();
        };
        waitFor(isPainted);
        searches.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    print(what, searches);
}

/// From the click on a header to the painted table, for as many frames as are sorted at all; and
/// how long at most the GUI thread was busy with one thing meanwhile.
void measureSorting(const Theme &theme, const std::shared_ptr<FileSessionStore> &store)
{
    constexpr int SortRuns = 11;
    FrameCache cache(store);
    FrameSelection selection;
    FramePanel panel(theme, store, cache, selection);
    panel.resize(1080, 640);
    panel.show();
    panel.refresh(store->lastFrame());
    const auto first = parseFilter(QStringLiteral("id <= %1").arg(FrameSorter::MostFrames));
    panel.setFilter({ *first, FrameFilter::Mode::Hide });
    FrameTableModel &model = *panel.model();
    waitFor([&] { return !model.isSearching(); });
    std::vector<double> sorts;
    std::vector<double> changes;
    QElapsedTimer change;
    QObject::connect(&model, &FrameTableModel::aboutToRearrange, &panel, [&] { change.start(); });
    QObject::connect(&model, &FrameTableModel::sortingChanged, &panel, [&] {
        if (!model.isSorting())
            changes.push_back(static_cast<double>(change.nsecsElapsed()) / 1e6);
    });
    for (int run = 0; run < SortRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        model.sortBy({ FrameTableModel::LengthColumn,
            run % 2 == 0 ? Qt::DescendingOrder : Qt::AscendingOrder });
        waitFor([&] {
            if (model.isSorting())
                return false;
            panel.view()->viewport()->repaint();
            const QModelIndex shown = panel.view()->indexAt({ 5, 5 });
            return !shown.data(FrameTableModel::FrameRole).value<FrameHandle>().isNull();
        });
        sorts.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    print("a million frames sorted by length", sorts);
    print("... of that, the rows taken over by the GUI thread", changes);
}

/// What a session generator makes, with the time at which it is recorded.
class ClockedRecorder final : public TrafficRecorder
{
public:
    ClockedRecorder(TrafficRecorder &recorder, const SessionClock &clock)
        : m_recorder(recorder)
        , m_clock(clock)
    {
    }

    ConnectionId openConnection(const Opening &opening, Timestamp) override
    {
        return m_recorder.openConnection(opening, m_clock.now());
    }
    void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations) override
    {
        Frame timed = frame;
        timed.time = m_clock.now();
        m_recorder.recordFrame(connection, timed, violations);
    }
    void recordMessage(ConnectionId connection, const Message &message) override
    {
        m_recorder.recordMessage(connection, message);
    }
    void recordEvent(ConnectionId connection, Timestamp, const Event &event) override
    {
        m_recorder.recordEvent(connection, m_clock.now(), event);
    }

private:
    TrafficRecorder &m_recorder;
    const SessionClock &m_clock;
};

/// Records so many frames a second on the network thread, as sockets would.
class SteadyTraffic final : public CaptureGuest
{
public:
    explicit SteadyTraffic(quint64 framesPerSecond)
        : m_framesPerSecond(framesPerSecond)
    {
    }

    void start(CaptureWorker &worker, const SessionClock &clock) override
    {
        m_recorder = std::make_unique<ClockedRecorder>(worker.recorder(), clock);
        m_generator = std::make_unique<Bench::SessionGenerator>(*m_recorder);
        m_timer = new QTimer(this); // here, on the network thread
        connect(m_timer, &QTimer::timeout, this, &SteadyTraffic::generate);
        m_since.start();
        m_timer->start(std::chrono::milliseconds(1));
    }

private:
    void generate()
    {
        const quint64 due
            = static_cast<quint64>(m_since.nsecsElapsed()) * m_framesPerSecond / 1'000'000'000;
        m_generator->generate(due - m_done);
        m_done = due;
    }

    const quint64 m_framesPerSecond;
    std::unique_ptr<ClockedRecorder> m_recorder;
    std::unique_ptr<Bench::SessionGenerator> m_generator;
    QTimer *m_timer = nullptr;
    QElapsedTimer m_since;
    quint64 m_done = 0;
};

/// The whole window while it records into a file and follows the newest frame: how long an event
/// waits for the GUI thread.
void measureCapture(Theme &theme)
{
    using namespace std::chrono_literals;
    constexpr quint64 FramesPerSecond = 100'000;
    constexpr auto Duration = 61s;
    constexpr auto Settling = 1s; // in which the window is laid out
    const QTemporaryDir folderPlace;
    SessionFolder folder(folderPlace.path());
    Appearance appearance(theme);
    MainWindow window(theme, appearance, SessionDocument::record(&folder));
    window.resize(1440, 900);
    window.show();
    window.document().use();
    window.document().capture()->adopt(std::make_unique<SteadyTraffic>(FramesPerSecond));

    std::vector<double> latencies;
    std::atomic<bool> isOver = false;
    FrameId before = 0;
    const auto begin = std::chrono::steady_clock::now();
    auto measuredFrom = begin;
    std::thread asking([&] {
        while (!isOver) {
            std::this_thread::sleep_for(2ms);
            QMetaObject::invokeMethod(
                &window,
                [&, asked = std::chrono::steady_clock::now()] {
                    const auto now = std::chrono::steady_clock::now();
                    if (now - begin < Settling)
                        return;
                    if (latencies.empty()) {
                        measuredFrom = now;
                        before = window.document().store()->lastFrame();
                    }
                    latencies.push_back(
                        std::chrono::duration<double, std::milli>(now - asked).count());
                },
                Qt::QueuedConnection);
        }
    });
    waitFor([&] { return std::chrono::steady_clock::now() - begin > Duration; });
    const FrameId recorded = window.document().store()->lastFrame() - before;
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - measuredFrom;
    isOver = true;
    asking.join();
    QCoreApplication::removePostedEvents(&window);
    std::printf("%-52s %9.0f frames/s\n", "live capture, the whole window",
        static_cast<double>(recorded) / seconds.count());
    print("live capture: an event waits for the GUI thread", latencies);
    window.document().discard();
}

/// The program beside this one, until it has drawn its window, written a picture of it and ended.
/// It waits half a second in between for panels that take their time, which is not counted.
void measureStart()
{
    constexpr double Settling = 500; // ms
    constexpr int Starts = 11;
    const QString program
        = QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/framescope");
    const QTemporaryDir place;
    std::vector<double> starts;
    for (int run = 0; run < Starts && QFileInfo::exists(program); ++run) {
        starts.push_back(milliseconds([&] {
            QProcess::execute(program,
                { QStringLiteral("--screenshot"), place.filePath(QStringLiteral("window.png")) });
        }) - Settling);
    }
    if (starts.empty())
        std::printf("%s is not there: its start is not measured.\n", qPrintable(program));
    else
        print("the program started, its window drawn and written", starts);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings; // the user's own stay as they are
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(settings.path()));
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    const QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_window FILE.fscope\n");
        return 2;
    }
    const auto store = FileSessionStore::open(QString::fromLocal8Bit(argv[1]));
    if (!store) {
        std::fprintf(stderr, "%s cannot be read.\n", argv[1]);
        return 4;
    }
    Theme theme;
    std::printf("%llu frames; milliseconds\n%-52s %9s %9s %9s %9s\n",
        static_cast<unsigned long long>((*store)->lastFrame()), "", "median", "95 %", "99 %",
        "worst");
    measureTable(theme, *store);
    measureTimeline(theme, *store);
    measureAnatomy(theme, *store);
    measureFilter(theme, *store, "filter: first match after the last key, by text",
        QStringLiteral("text contains \"error\""));
    measureFilter(theme, *store, "filter: first match after the last key, by JSON",
        QStringLiteral("json.price > 9990"));
    measureFilter(theme, *store, "filter: first match after the last key, by opcode",
        QStringLiteral("opcode == ping"));
    measureSorting(theme, *store);
    measureHex(theme);
    measureCapture(theme);
    measureStart();
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-44s %9ld MiB\n", "most memory in use", usage.ru_maxrss / 1024);
    return 0;
}
