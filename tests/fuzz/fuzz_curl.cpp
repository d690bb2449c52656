#include "app/connect/curlreader.h"
#include "app/connect/shellwords.h"
#include "app/exchange/curlcommand.h"
#include "tests/fuzz/fuzzing.h"

// The first octet chooses a dialect of shells, the rest is a command line. What comes out is
// bounded by what went in; the words of a POSIX line, quoted by us, are the same words again; a
// command for curl has a URL and no more remarks than a person reads.

using namespace Framescope;

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    constexpr std::size_t Longest = 4096;
    if (size == 0 || size > Longest)
        return 0;
    const QString text = QString::fromUtf8(Fuzz::input(octets + 1, size - 1));
    const auto split = splitShellWords(text, static_cast<ShellDialect>(octets[0] % 3));
    if (split) {
        qsizetype length = 0;
        QString line;
        bool printable = true;
        for (const QByteArray &word : split->words) {
            length += word.size();
            const QString quoted = shellWord(word);
            printable = printable && quoted.startsWith(QLatin1Char('\''));
            line += quoted + QLatin1Char(' ');
        }
        FUZZ_VERIFY(length <= text.toUtf8().size());
        if (printable) { // what is not is written by a command of its own, which is not run here
            const auto again = splitShellWords(line, ShellDialect::Posix);
            FUZZ_VERIFY(again && again->words == split->words && !again->cut && !again->expands);
        }
    } else {
        FUZZ_VERIFY(!split.error().isEmpty());
    }
    const auto reading = readCurl(text);
    FUZZ_VERIFY(!reading || looksLikeCurl(text));
    FUZZ_VERIFY(!reading || (!reading->draft.url.isEmpty() && reading->remarks.size() <= 22));
    FUZZ_VERIFY(reading || !reading.error().isEmpty());
    return 0;
}
