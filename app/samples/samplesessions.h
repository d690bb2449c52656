#pragma once

#include "protocol/result.h"

#include <QDateTime>
#include <QLatin1StringView>

#include <span>

namespace Framescope {

class SampleStage;

/// A session that comes with the program.
struct SampleSession
{
    QLatin1StringView name; ///< of its file, without ".fscope"
    QLatin1StringView started; ///< the wall-clock time of its Timestamp 0, ISO 8601
    /// Plays all of it.
    void (*play)(SampleStage &stage);
};

/// All of them, in the order in which they are shown.
std::span<const SampleSession> sampleSessions();

/// Writes \a sample into \a path, which must not exist: the same octets in every run.
[[nodiscard]] Result<void> writeSample(const SampleSession &sample, const QString &path);

} // namespace Framescope
