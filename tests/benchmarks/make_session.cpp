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

namespace {

/// Returns the octets on the wire.
quint64 appendLarge(SessionStore &store, quint64 frames, qsizetype payload)
{
    quint64 wireOctets = 0;
    ConnectionRecord connection;
    connection.id = 1;
    for (FrameId id = 1; id <= frames; ++id) {
        SessionBatch batch { FrameBlock(id), {}, {} };
        if (id == 1)
            batch.connections = { connection };
        FrameHeader header;
        header.fin = true;
        header.opcode = toNibble(Opcode::Binary);
        header.payloadLength = static_cast<quint64>(payload);
        header.lengthForm = minimalLengthForm(header.payloadLength);
        QByteArray octets(payload, '\0');
        for (qsizetype i = 0; i < payload; ++i)
            octets[i] = static_cast<char>((i * 7919) >> 8);
        batch.frames.append(1,
            { Direction::ServerToClient, static_cast<Timestamp>(id) * 1'000'000, header, octets },
            id);
        wireOctets += batch.frames.record(0).wireLength();
        store.append(std::move(batch));
    }
    return wireOctets;
}

} // namespace

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
    const QCommandLineOption payload(QStringLiteral("payload"),
        QStringLiteral("Instead, binary frames of one connection with so many octets each."),
        QStringLiteral("OCTETS"));
    parser.addOption(payload);
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
    if (const qsizetype octets = parser.value(payload).toLongLong(); octets > 0) {
        wireOctets = appendLarge(**store, frames, octets);
    } else {
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
