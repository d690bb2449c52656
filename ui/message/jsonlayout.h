#pragma once

#include "ui/message/textline.h"

#include <QByteArrayView>

#include <optional>
#include <stop_token>

namespace Framescope {

/// What follows the octets given to layOutJson().
enum class JsonEnd : quint8 {
    Here, ///< nothing: the text must be complete
    Cut, ///< more, which is not there: the text may stop anywhere
};

/// JSON (RFC 8259) laid out for reading: a member or an element a line. Order, numbers and escapes
/// stay as they were written, which a parser into values would lose. Returns nullopt if \a json is
/// no JSON, is nested more than MaxJsonDepth deep, or \a stop was requested. Any thread.
std::optional<LaidOutText> layOutJson(
    QByteArrayView json, JsonEnd end = JsonEnd::Here, const std::stop_token &stop = {});

constexpr int MaxJsonDepth = 200;

} // namespace Framescope
