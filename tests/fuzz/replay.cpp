#include "tests/fuzz/fuzzing.h"

#include <QDirIterator>
#include <QFile>

/// Runs every file of the folders that are named through the target.
int main(int argumentCount, char *arguments[])
{
    int replayed = 0;
    for (int i = 1; i < argumentCount; ++i) {
        QDirIterator files(QFile::decodeName(arguments[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(file.fileName()));
                return 1;
            }
            const QByteArray octets = file.readAll();
            std::fprintf(stderr, "%s\n", qPrintable(file.fileName()));
            LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(octets.constData()),
                static_cast<std::size_t>(octets.size()));
            ++replayed;
        }
    }
    std::fprintf(stderr, "%d seeds replayed\n", replayed);
    return replayed > 0 ? 0 : 1;
}
