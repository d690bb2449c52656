#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace Framescope {

/// What a filter can ask of a frame; docs/filter-language.md says what each means.
enum class FilterField : quint8 {
    // The frame's header
    Id,
    Connection,
    Direction,
    Time,
    Delta,
    Opcode,
    Fin,
    Rsv,
    Rsv1Bit,
    Rsv2Bit,
    Rsv3Bit,
    Masked,
    Key,
    Length,
    LengthForm,
    WireLength,
    Truncated,
    Control,
    Heartbeat,
    Reserved,
    Fragment,
    Compressed,
    Violation,
    // Its payload
    Payload,
    CloseCode,
    CloseReason,
    // Its message, on the final frame
    MessageFirst,
    MessageType,
    MessageLength,
    Message,
    Text,
    Json,
    // Its connection
    Url,
    Subprotocol,
    Role,
    Secure,
    Peer,
    ConnectionCloseCode,
    // What was said of it
    Annotated,
    Note,
    Colour,
};

enum class FilterType : quint8 {
    Flag, ///< true or false; its name alone is a filter
    Number, ///< whole, from 0
    Seconds,
    Choice, ///< one of few values with names
    Text, ///< UTF-8
    Octets,
    Rule, ///< any number of names of broken rules
    Json, ///< what a path leads to
};

struct FilterFieldInfo
{
    FilterField field;
    QLatin1StringView name;
    FilterType type;
    bool everyFrameHasIt;
    const char *description; ///< one line; see filterFieldDescription()
};

/// A value that has a name.
struct FilterChoice
{
    QLatin1StringView name;
    quint8 value;
};

/// In the order of FilterField.
std::span<const FilterFieldInfo> filterFields();
const FilterFieldInfo &filterFieldInfo(FilterField field);
std::optional<FilterField> filterFieldFromName(QStringView name);
/// Translated.
QString filterFieldDescription(FilterField field);
/// What a Choice may be compared with, besides numbers for an opcode; the preferred name of a value
/// comes first. Empty for other types.
std::span<const FilterChoice> filterChoices(FilterField field);

} // namespace Framescope
