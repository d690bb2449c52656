#pragma once

#include "app/lessons/lessonscene.h"

#include <QString>

#include <optional>

namespace Framescope {

/// A value that follows from the learner's own traffic.
struct LessonFact
{
    QString text; ///< as one would write it
    std::optional<quint64> number {};
    bool isOctet = false; ///< read in hex, in binary, or as a character
};

/// What an exercise may ask for by name:
/// of the newest connection "accept-key", "request-key", "request-octets", "response-octets",
/// "status", "tls-version"; of the frame that the step looks at "payload[2]" (plain), "wire[2]" (as
/// it crossed), "key[1]", "first-octet", "second-octet", "length", "header-octets", "wire-octets",
/// and of the message that it ends "message-octets" (decompressed).
namespace LessonFacts {

bool isFact(QStringView name);
/// Nullopt while there is no such connection or frame. May read the disk.
std::optional<LessonFact> find(QStringView name, const LessonScene &scene);

} // namespace LessonFacts
} // namespace Framescope
