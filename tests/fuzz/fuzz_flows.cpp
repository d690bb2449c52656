// Octets as a file of mitmproxy's flows, and as a single tnetstring: whatever they are, reading
// them ends, and a tnetstring holds no more than it was given.

#include "app/exchange/mitmreader.h"
#include "app/session/memorysessionstore.h"
#include "tests/fuzz/fuzzing.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Framescope;

namespace {

void visit(const Tnetstring &value, qsizetype room, int depth)
{
    FUZZ_VERIFY(value.octets().size() <= room);
    if (depth > 20)
        return;
    value.forEach(
        [&](const Tnetstring &element) { visit(element, value.octets().size(), depth + 1); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray input = Fuzz::input(octets, size);
    QByteArrayView rest = input;
    while (const auto value = Tnetstring::take(rest))
        visit(*value, input.size(), 0);

    static int none = 0;
    static const QCoreApplication application(none, nullptr); // recorders have timers
    static const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("in.mitm")));
    FUZZ_VERIFY(file.open(QIODevice::WriteOnly));
    file.write(input);
    file.close();
    MitmReader reader(file.fileName());
    if (const auto started = reader.open()) {
        MemorySessionStore store(*started);
        std::ignore = reader.readInto(store, {});
    }
    return 0;
}
