// Octets as a capture: pcap or pcapng, as they begin. Whatever they are, reading them ends, and
// every frame has no more octets than its header announces.

#include "app/exchange/pcapreader.h"
#include "app/session/memorysessionstore.h"
#include "tests/fuzz/fuzzing.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace Framescope;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    static int none = 0;
    static const QCoreApplication application(none, nullptr); // recorders have timers
    static const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("in.pcap")));
    FUZZ_VERIFY(file.open(QIODevice::WriteOnly));
    file.write(Fuzz::input(octets, size));
    file.close();
    PcapReader reader(file.fileName());
    const auto started = reader.open();
    if (!started)
        return 0;
    MemorySessionStore store(*started);
    std::ignore = reader.readInto(store, {});
    FrameId id = 1;
    while (const auto block = store.block(id)) {
        for (; id < block->endId(); ++id) {
            const FrameRecord record = block->record(static_cast<int>(id - block->firstId()));
            FUZZ_VERIFY(record.storedLength <= record.header.payloadLength);
        }
    }
    return 0;
}
