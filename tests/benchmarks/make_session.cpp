// Makes a large session to measure with: make_session OUT.fscope FRAMES

#include "app/capture/sessionrecorder.h"
#include "app/session/errorsentence.h"
#include "app/session/recordingsessionstore.h"
#include "tests/benchmarks/sessiongenerator.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

using namespace Framescope;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const quint64 frames = arguments.value(2).toULongLong();
    if (arguments.size() != 3 || frames == 0) {
        std::fputs("usage: make_session OUT.fscope FRAMES\n", stderr);
        return 2;
    }
    const auto store = RecordingSessionStore::create(
        arguments.at(1), QDateTime::currentDateTimeUtc(), [](const Error &) {});
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(errorSentence(store.error())));
        return 1;
    }
    quint64 wireOctets = 0;
    {
        SessionRecorder recorder(*store);
        Bench::SessionGenerator generator(recorder);
        generator.generate(frames);
        wireOctets = generator.wireOctets();
    }
    if (const auto finished = (*store)->finish(); !finished) {
        std::fprintf(stderr, "%s\n", qPrintable(errorSentence(finished.error())));
        return 1;
    }
    const qint64 size = QFileInfo(arguments.at(1)).size();
    std::printf("%llu frames, %llu octets on the wire, %lld in the file: %.3f times\n",
        static_cast<unsigned long long>(frames), static_cast<unsigned long long>(wireOctets),
        static_cast<long long>(size), static_cast<double>(size) / static_cast<double>(wireOctets));
    return 0;
}
