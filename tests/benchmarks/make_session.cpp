// Makes a large session to measure with: make_session --help

#include "app/capture/sessionrecorder.h"
#include "app/session/errorsentence.h"
#include "app/session/recordingsessionstore.h"
#include "tests/benchmarks/sessiongenerator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

using namespace Framescope;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Makes a session to measure with, the same every time: 50 connections, JSON text of 60 to "
        "300 octets both ways, masked from the client, a Ping or a Pong in 200 frames, and the "
        "level \"error\" in 1 of 1000 messages."));
    parser.addHelpOption();
    const QCommandLineOption deflate(
        QStringLiteral("deflate"), QStringLiteral("Compress the messages, with context takeover."));
    parser.addOption(deflate);
    parser.addPositionalArgument(
        QStringLiteral("OUT"), QStringLiteral("The session file to be made."));
    parser.addPositionalArgument(
        QStringLiteral("FRAMES"), QStringLiteral("How many frames, as 10000000."));
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    const quint64 frames = arguments.value(1).toULongLong();
    if (arguments.size() != 2 || frames == 0)
        parser.showHelp(2);
    const auto store = RecordingSessionStore::create(
        arguments.at(0), QDateTime::currentDateTimeUtc(), [](const Error &) {});
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(errorSentence(store.error())));
        return 1;
    }
    quint64 wireOctets = 0;
    {
        SessionRecorder recorder(*store);
        Bench::SessionGenerator generator(recorder, parser.isSet(deflate));
        generator.generate(frames);
        wireOctets = generator.wireOctets();
    }
    if (const auto finished = (*store)->finish(); !finished) {
        std::fprintf(stderr, "%s\n", qPrintable(errorSentence(finished.error())));
        return 1;
    }
    const qint64 size = QFileInfo(arguments.at(0)).size();
    std::printf("%llu frames, %llu octets on the wire, %lld in the file: %.3f times\n",
        static_cast<unsigned long long>(frames), static_cast<unsigned long long>(wireOctets),
        static_cast<long long>(size), static_cast<double>(size) / static_cast<double>(wireOctets));
    return 0;
}
