#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>

/// What libFuzzer calls, and replay.cpp in its place.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size);

/// Ends the program, which is how libFuzzer learns that an oracle was not fulfilled.
#define FUZZ_VERIFY(condition)                                                                     \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            std::fprintf(stderr, "%s:%d: not fulfilled: %s\n", __FILE__, __LINE__, #condition);    \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)

namespace Framescope::Fuzz {

inline QByteArray input(const unsigned char *octets, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(octets), static_cast<qsizetype>(size));
}

/// Calls \a take with \a octets, \a step of them at a time. They are a copy of its own each time,
/// so that the sanitizers see whoever reads on behind them.
template <typename Take>
void inSteps(const QByteArray &octets, qsizetype step, Take take)
{
    for (qsizetype at = 0; at < octets.size(); at += step)
        take(octets.mid(at, std::min(step, octets.size() - at)));
}

} // namespace Framescope::Fuzz
