#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace Framescope {

enum class ValueFormat : quint8 {
    Json, ///< RFC 8259
    Cbor, ///< RFC 8949
    MessagePack,
};

/// One value of a ValueTree: where it stands, and where the next one does. What it says is read
/// from the octets when it is asked for.
struct ValueNode
{
    enum class Kind : quint8 {
        Array,
        Map, ///< its children are a key and a value in turn; a JSON object is one too
        Tag, ///< CBOR: says of its one child what it means
        Text,
        Bytes,
        Number,
        Literal, ///< true, false, null and, in CBOR, undefined and other simple values
        Extension, ///< MessagePack: a number for a type, and octets
    };

    quint32 begin = 0; ///< in the octets of the tree
    quint32 end = 0; ///< behind its last octet, and behind those of its children
    quint32 next = 0; ///< the node behind this one and all that is in it
    quint32 children = 0; ///< nodes directly in it
    Kind kind = Kind::Literal;
    bool indefinite = false; ///< CBOR: its length was not announced (RFC 8949 §3.2)
    bool cut = false; ///< more of it was to come and is not there, or not shown

    bool isContainer() const { return kind <= Kind::Tag; }
    friend bool operator==(const ValueNode &, const ValueNode &) = default;
};

/// Why a tree ends before its octets do, or goes on behind them.
struct ValueProblem
{
    enum class Kind : quint8 {
        Malformed, ///< the octets cannot be what they were taken for
        RanOut, ///< they end too early
        Limit, ///< they may be right, but go beyond a limit of ours
    };

    Kind kind = Kind::Malformed;
    quint64 offset = 0; ///< in the octets, where it was noticed
    QString text; ///< a clause without a full stop: "a comma or the end is expected"

    friend bool operator==(const ValueProblem &, const ValueProblem &) = default;
};

/// JSON, CBOR or MessagePack taken apart: each value with the octets it stands for, in the order in
/// which they came. Nothing is converted: numbers stay as they were written, keys may come twice.
/// The first node is the outermost value; those that are in a node follow it.
struct ValueTree
{
    /// Values and keys together; a tree holds no more.
    static constexpr std::size_t MaxNodes = 2'000'000;
    /// Containers within each other.
    static constexpr std::size_t MaxDepth = 500;
    /// Octets; of more, the first are read.
    static constexpr qsizetype MaxOctets = 256 << 20;

    ValueFormat format = ValueFormat::Json;
    QByteArray octets;
    std::vector<ValueNode> nodes;
    std::optional<ValueProblem> problem;

    /// True if the octets are one value and nothing else.
    bool isWhole() const { return !problem && !nodes.empty(); }

    /// The octets of \a node, head and content.
    QByteArrayView octetsOf(const ValueNode &node) const;
};

} // namespace Framescope
