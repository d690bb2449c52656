#include "app/message/valuetypetext.h"

#include <QCoreApplication>

#include <array>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

struct ValueTypeTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ValueType)
};

/// For a plural.
int count(quint32 number)
{
    return static_cast<int>(number);
}

quint8 firstOctet(const ValueTree &tree, const ValueNode &node)
{
    return static_cast<quint8>(tree.octets[node.begin]);
}

QString jsonType(const ValueTree &tree, const ValueNode &node)
{
    switch (node.kind) {
    case NodeKind::Map:
        return ValueTypeTextWords::tr(
            "object, %n member(s)", nullptr, count((node.children + 1) / 2));
    case NodeKind::Array:
        return ValueTypeTextWords::tr("array, %n element(s)", nullptr, count(node.children));
    case NodeKind::Text:
        return ValueTypeTextWords::tr("string");
    case NodeKind::Number:
        return ValueTypeTextWords::tr("number");
    default:
        return tree.octets[node.begin] == 'n' ? ValueTypeTextWords::tr("null")
                                              : ValueTypeTextWords::tr("Boolean");
    }
}

quint64 tagNumber(const ValueTree &tree, const ValueNode &node)
{
    constexpr int Longer = 24;
    const int information = firstOctet(tree, node) & 0x1F;
    if (information < Longer)
        return static_cast<quint64>(information);
    quint64 number = 0;
    for (int i = 0; i < 1 << (information - Longer); ++i)
        number = number << 8 | static_cast<quint8>(tree.octets[node.begin + 1 + i]);
    return number;
}

QString cborNumberType(quint8 first)
{
    constexpr int Negative = 1;
    switch (first) {
    case 0xF9:
        return ValueTypeTextWords::tr("half-precision float");
    case 0xFA:
        return ValueTypeTextWords::tr("single-precision float");
    case 0xFB:
        return ValueTypeTextWords::tr("double-precision float");
    default:
        return first >> 5 == Negative ? ValueTypeTextWords::tr("negative integer")
                                      : ValueTypeTextWords::tr("unsigned integer");
    }
}

QString cborType(const ValueTree &tree, const ValueNode &node)
{
    QString type;
    switch (node.kind) {
    case NodeKind::Map:
        type = ValueTypeTextWords::tr("map, %n pair(s)", nullptr, count((node.children + 1) / 2));
        break;
    case NodeKind::Array:
        type = ValueTypeTextWords::tr("array, %n element(s)", nullptr, count(node.children));
        break;
    case NodeKind::Tag: {
        const quint64 number = tagNumber(tree, node);
        const QString name = cborTagName(number);
        return name.isEmpty() ? ValueTypeTextWords::tr("tag %1").arg(number)
                              : ValueTypeTextWords::tr("tag %1, %2").arg(number).arg(name);
    }
    case NodeKind::Text:
        type = ValueTypeTextWords::tr("text string");
        break;
    case NodeKind::Bytes:
        type = ValueTypeTextWords::tr("byte string");
        break;
    case NodeKind::Number:
        return cborNumberType(firstOctet(tree, node));
    default:
        return ValueTypeTextWords::tr("simple value");
    }
    return node.indefinite ? ValueTypeTextWords::tr("%1, of indefinite length").arg(type) : type;
}

/// As the specification of MessagePack calls the formats.
QString messagePackFormat(quint8 first)
{
    constexpr std::array<const char *, 32> Names { "nil", "(never used)", "false", "true", "bin 8",
        "bin 16", "bin 32", "ext 8", "ext 16", "ext 32", "float 32", "float 64", "uint 8",
        "uint 16", "uint 32", "uint 64", "int 8", "int 16", "int 32", "int 64", "fixext 1",
        "fixext 2", "fixext 4", "fixext 8", "fixext 16", "str 8", "str 16", "str 32", "array 16",
        "array 32", "map 16", "map 32" };
    const char *name = "negative fixint";
    if (first < 0x80)
        name = "positive fixint";
    else if (first < 0x90)
        name = "fixmap";
    else if (first < 0xA0)
        name = "fixarray";
    else if (first < 0xC0)
        name = "fixstr";
    else if (first < 0xE0)
        name = Names[first - 0xC0U];
    return QLatin1StringView(name);
}

QString messagePackType(const ValueTree &tree, const ValueNode &node)
{
    const QString format = messagePackFormat(firstOctet(tree, node));
    switch (node.kind) {
    case NodeKind::Map:
        return ValueTypeTextWords::tr("%1, %n pair(s)", nullptr, count((node.children + 1) / 2))
            .arg(format);
    case NodeKind::Array:
        return ValueTypeTextWords::tr("%1, %n element(s)", nullptr, count(node.children))
            .arg(format);
    default:
        return format;
    }
}

} // namespace

QString valueTypeText(const ValueTree &tree, std::size_t node)
{
    const ValueNode &value = tree.nodes[node];
    switch (tree.format) {
    case ValueFormat::Json:
        return jsonType(tree, value);
    case ValueFormat::Cbor:
        return cborType(tree, value);
    case ValueFormat::MessagePack:
        break;
    }
    return messagePackType(tree, value);
}

QString cborTagName(quint64 tag)
{
    switch (tag) {
    case 0:
        return ValueTypeTextWords::tr("date and time as text");
    case 1:
        return ValueTypeTextWords::tr("epoch-based date and time");
    case 2:
        return ValueTypeTextWords::tr("unsigned bignum");
    case 3:
        return ValueTypeTextWords::tr("negative bignum");
    case 4:
        return ValueTypeTextWords::tr("decimal fraction");
    case 5:
        return ValueTypeTextWords::tr("bigfloat");
    case 21:
        return ValueTypeTextWords::tr("to become base64url");
    case 22:
        return ValueTypeTextWords::tr("to become base64");
    case 23:
        return ValueTypeTextWords::tr("to become base16");
    case 24:
        return ValueTypeTextWords::tr("encoded CBOR data item");
    case 32:
        return ValueTypeTextWords::tr("URI");
    case 33:
        return ValueTypeTextWords::tr("base64url");
    case 34:
        return ValueTypeTextWords::tr("base64");
    case 36:
        return ValueTypeTextWords::tr("MIME message");
    case 37:
        return ValueTypeTextWords::tr("UUID");
    case 61:
        return ValueTypeTextWords::tr("CBOR Web Token");
    case 258:
        return ValueTypeTextWords::tr("set");
    case 1004:
        return ValueTypeTextWords::tr("full date as text");
    case 55799:
        return ValueTypeTextWords::tr("self-described CBOR");
    default:
        return {};
    }
}

} // namespace Framescope
