/// How fast the window shows a large session: bench_window FILE.fscope, for example one of
/// make_session. Prints medians in milliseconds, at 1440×900 on the offscreen platform.

#include "app/session/filesessionstore.h"
#include "ui/frames/framecache.h"
#include "ui/frames/framepanel.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/hex/hexview.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>
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
    std::printf("%-44s %9.2f  worst %9.2f\n", what, runs[runs.size() / 2], runs.back());
}

void waitFor(const std::function<bool()> &condition)
{
    while (!condition())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

/// 1 GiB that nobody holds.
class HugeSource final : public ByteSource
{
public:
    quint64 size() const override { return 1ULL << 30; }
    QByteArray read(quint64 offset, qsizetype length) const override
    {
        return QByteArray(length, static_cast<char>(offset));
    }
};

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
}

void measureHex(const Theme &theme)
{
    FrameSelection selection;
    HexView view(theme, &selection);
    view.resize(1080, 300);
    view.show();
    QCoreApplication::processEvents(); // before that nothing is painted
    const auto huge = std::make_shared<HugeSource>();
    std::vector<double> opens;
    for (int run = 0; run < Runs; ++run) {
        opens.push_back(milliseconds([&] {
            view.setContent({ huge, huge, std::nullopt, 0, {} });
            view.goTo(static_cast<quint64>(run) << 24);
            view.viewport()->repaint();
        }));
    }
    print("1 GiB opened in the hex view", opens);
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_window FILE.fscope\n");
        return 2;
    }
    const auto store = FileSessionStore::open(QString::fromLocal8Bit(argv[1]));
    if (!store) {
        std::fprintf(stderr, "%s cannot be read.\n", argv[1]);
        return 4;
    }
    const Theme theme;
    std::printf("%llu frames; milliseconds, median\n",
        static_cast<unsigned long long>((*store)->lastFrame()));
    measureTable(theme, *store);
    measureTimeline(theme, *store);
    measureHex(theme);
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-44s %9ld MiB\n", "most memory in use", usage.ru_maxrss / 1024);
    return 0;
}
