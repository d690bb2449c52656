#include "app/filter/filterfield.h"

#include "app/session/annotation.h"
#include "protocol/wire/frame.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array Fields {
    FilterFieldInfo { FilterField::Id, "id"_L1, FilterType::Number, true,
        QT_TRANSLATE_NOOP("FilterField", "Number of the frame in the session, from 1") },
    FilterFieldInfo { FilterField::Connection, "conn"_L1, FilterType::Number, true,
        QT_TRANSLATE_NOOP("FilterField", "Number of the connection in the session, from 1") },
    FilterFieldInfo { FilterField::Direction, "dir"_L1, FilterType::Choice, true,
        QT_TRANSLATE_NOOP("FilterField",
            "Which way the frame crossed: client_to_server (c2s) or server_to_client (s2c)") },
    FilterFieldInfo { FilterField::Time, "time"_L1, FilterType::Seconds, true,
        QT_TRANSLATE_NOOP(
            "FilterField", "When the frame crossed, in seconds since the session began") },
    FilterFieldInfo { FilterField::Delta, "delta"_L1, FilterType::Seconds, false,
        QT_TRANSLATE_NOOP("FilterField", "Seconds since the previous frame of the connection") },
    FilterFieldInfo { FilterField::Opcode, "opcode"_L1, FilterType::Choice, true,
        QT_TRANSLATE_NOOP("FilterField",
            "Opcode: continuation, text, binary, close, ping, pong, or a number to 15") },
    FilterFieldInfo { FilterField::Fin, "fin"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "The final frame of a message") },
    FilterFieldInfo { FilterField::Rsv, "rsv"_L1, FilterType::Number, true,
        QT_TRANSLATE_NOOP("FilterField",
            "The three reserved bits as a number: RSV1 is 4, RSV2 is 2, RSV3 is 1") },
    FilterFieldInfo { FilterField::Rsv1Bit, "rsv1"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField",
            "Reserved bit 1; permessage-deflate marks compressed messages with it") },
    FilterFieldInfo { FilterField::Rsv2Bit, "rsv2"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "Reserved bit 2") },
    FilterFieldInfo { FilterField::Rsv3Bit, "rsv3"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "Reserved bit 3") },
    FilterFieldInfo { FilterField::Masked, "masked"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "The payload was masked") },
    FilterFieldInfo { FilterField::Key, "masking_key"_L1, FilterType::Octets, false,
        QT_TRANSLATE_NOOP("FilterField", "The four octets of the masking-key") },
    FilterFieldInfo { FilterField::Length, "len"_L1, FilterType::Number, true,
        QT_TRANSLATE_NOOP("FilterField", "Payload length in octets, as the header announces it") },
    FilterFieldInfo { FilterField::LengthForm, "len.form"_L1, FilterType::Number, true,
        QT_TRANSLATE_NOOP(
            "FilterField", "Bits in which the payload length is written: 7, 16 or 64") },
    FilterFieldInfo { FilterField::WireLength, "wire.len"_L1, FilterType::Number, true,
        QT_TRANSLATE_NOOP("FilterField", "Octets of header and payload that crossed") },
    FilterFieldInfo { FilterField::Truncated, "truncated"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "The octets ended inside the payload") },
    FilterFieldInfo { FilterField::Control, "control"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "A control frame: close, ping, pong or a reserved one") },
    FilterFieldInfo { FilterField::Heartbeat, "heartbeat"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "A ping or a pong") },
    FilterFieldInfo { FilterField::Reserved, "reserved"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "An opcode that RFC 6455 does not define") },
    FilterFieldInfo { FilterField::Fragment, "fragment"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "A frame of a message in several frames") },
    FilterFieldInfo { FilterField::Compressed, "compressed"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP(
            "FilterField", "A frame of a compressed message: its first frame has RSV1") },
    FilterFieldInfo { FilterField::Violation, "violation"_L1, FilterType::Rule, false,
        QT_TRANSLATE_NOOP("FilterField", "The frame broke a rule; compare with the name of one") },
    FilterFieldInfo { FilterField::Payload, "payload"_L1, FilterType::Octets, true,
        QT_TRANSLATE_NOOP(
            "FilterField", "Payload of the frame, unmasked; still compressed if it was") },
    FilterFieldInfo { FilterField::CloseCode, "close.code"_L1, FilterType::Number, false,
        QT_TRANSLATE_NOOP("FilterField", "Status code in a Close frame; 1005 if there is none") },
    FilterFieldInfo { FilterField::CloseReason, "close.reason"_L1, FilterType::Text, false,
        QT_TRANSLATE_NOOP("FilterField", "Reason in a Close frame that has a status code") },
    FilterFieldInfo { FilterField::MessageFirst, "message.first"_L1, FilterType::Number, false,
        QT_TRANSLATE_NOOP(
            "FilterField", "Number of the first frame of the message, on each of its frames") },
    FilterFieldInfo { FilterField::MessageType, "message.type"_L1, FilterType::Choice, false,
        QT_TRANSLATE_NOOP("FilterField", "On a message's final frame: text or binary") },
    FilterFieldInfo { FilterField::MessageLength, "message.len"_L1, FilterType::Number, false,
        QT_TRANSLATE_NOOP(
            "FilterField", "On a message's final frame: octets, assembled and decompressed") },
    FilterFieldInfo { FilterField::Message, "message"_L1, FilterType::Octets, false,
        QT_TRANSLATE_NOOP(
            "FilterField", "On a message's final frame: its octets, assembled and decompressed") },
    FilterFieldInfo { FilterField::Text, "text"_L1, FilterType::Text, false,
        QT_TRANSLATE_NOOP("FilterField",
            "On a text message's final frame: its text, assembled and decompressed") },
    FilterFieldInfo { FilterField::Json, "json"_L1, FilterType::Json, false,
        QT_TRANSLATE_NOOP("FilterField",
            "On a message's final frame: a value in its JSON, as json.items[0].price") },
    FilterFieldInfo { FilterField::Url, "url"_L1, FilterType::Text, false,
        QT_TRANSLATE_NOOP("FilterField", "URL of the connection") },
    FilterFieldInfo { FilterField::Subprotocol, "subprotocol"_L1, FilterType::Text, false,
        QT_TRANSLATE_NOOP("FilterField", "Subprotocol that was agreed on the connection") },
    FilterFieldInfo { FilterField::Role, "role"_L1, FilterType::Choice, false,
        QT_TRANSLATE_NOOP("FilterField", "The part Framescope played: client, server or proxy") },
    FilterFieldInfo { FilterField::Secure, "secure"_L1, FilterType::Flag, false,
        QT_TRANSLATE_NOOP("FilterField", "The connection is over TLS") },
    FilterFieldInfo { FilterField::Peer, "peer"_L1, FilterType::Text, false,
        QT_TRANSLATE_NOOP("FilterField", "Address and port of the connection's TCP peer") },
    FilterFieldInfo { FilterField::ConnectionCloseCode, "conn.close.code"_L1, FilterType::Number,
        false,
        QT_TRANSLATE_NOOP("FilterField",
            "How the connection ended: its first Close frame's status code, 1006 without one") },
    FilterFieldInfo { FilterField::Annotated, "annotated"_L1, FilterType::Flag, true,
        QT_TRANSLATE_NOOP("FilterField", "Somebody has given it a note or a colour") },
    FilterFieldInfo { FilterField::Note, "note"_L1, FilterType::Text, false,
        QT_TRANSLATE_NOOP("FilterField", "The note that somebody has given it") },
    FilterFieldInfo { FilterField::Colour, "colour"_L1, FilterType::Choice, false,
        QT_TRANSLATE_NOOP("FilterField",
            "The colour that somebody has given it: red, orange, yellow, green, blue, purple or "
            "grey") },
};

constexpr std::array Directions {
    FilterChoice { "client_to_server"_L1, quint8(Direction::ClientToServer) },
    FilterChoice { "c2s"_L1, quint8(Direction::ClientToServer) },
    FilterChoice { "server_to_client"_L1, quint8(Direction::ServerToClient) },
    FilterChoice { "s2c"_L1, quint8(Direction::ServerToClient) },
};

constexpr std::array Opcodes {
    FilterChoice { "continuation"_L1, toNibble(Opcode::Continuation) },
    FilterChoice { "text"_L1, toNibble(Opcode::Text) },
    FilterChoice { "binary"_L1, toNibble(Opcode::Binary) },
    FilterChoice { "close"_L1, toNibble(Opcode::Close) },
    FilterChoice { "ping"_L1, toNibble(Opcode::Ping) },
    FilterChoice { "pong"_L1, toNibble(Opcode::Pong) },
};

constexpr std::array MessageTypes {
    FilterChoice { "text"_L1, quint8(MessageType::Text) },
    FilterChoice { "binary"_L1, quint8(MessageType::Binary) },
};

constexpr std::array Roles {
    FilterChoice { "client"_L1, quint8(Role::Client) },
    FilterChoice { "server"_L1, quint8(Role::Server) },
    FilterChoice { "proxy"_L1, quint8(Role::Proxy) },
};

constexpr std::array Colours {
    FilterChoice { "red"_L1, quint8(AnnotationColour::Red) },
    FilterChoice { "orange"_L1, quint8(AnnotationColour::Orange) },
    FilterChoice { "yellow"_L1, quint8(AnnotationColour::Yellow) },
    FilterChoice { "green"_L1, quint8(AnnotationColour::Green) },
    FilterChoice { "blue"_L1, quint8(AnnotationColour::Blue) },
    FilterChoice { "purple"_L1, quint8(AnnotationColour::Purple) },
    FilterChoice { "grey"_L1, quint8(AnnotationColour::Grey) },
};

} // namespace

std::span<const FilterFieldInfo> filterFields()
{
    return Fields;
}

const FilterFieldInfo &filterFieldInfo(FilterField field)
{
    return Fields[static_cast<std::size_t>(field)];
}

std::optional<FilterField> filterFieldFromName(QStringView name)
{
    const auto found = std::ranges::find_if(
        Fields, [name](const FilterFieldInfo &info) { return info.name == name; });
    if (found == Fields.end())
        return std::nullopt;
    return found->field;
}

QString filterFieldDescription(FilterField field)
{
    return QCoreApplication::translate("FilterField", filterFieldInfo(field).description);
}

std::span<const FilterChoice> filterChoices(FilterField field)
{
    switch (field) {
    case FilterField::Direction:
        return Directions;
    case FilterField::Opcode:
        return Opcodes;
    case FilterField::MessageType:
        return MessageTypes;
    case FilterField::Role:
        return Roles;
    case FilterField::Colour:
        return Colours;
    default:
        return {};
    }
}

} // namespace Framescope
