#include "app/message/diagnostictext.h"

#include "app/message/cbortree.h"
#include "app/message/messagepacktree.h"

#include <QCborStreamReader>
#include <QDateTime>
#include <QtEndian>

#include <msgpack/null_visitor.hpp>
#include <msgpack/unpack.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

constexpr char Ellipsis[] = "\xE2\x80\xA6";

quint8 octet(QByteArrayView octets, qsizetype index)
{
    return static_cast<quint8>(octets[index]);
}

quint64 bigEndian(QByteArrayView octets)
{
    quint64 value = 0;
    for (const char c : octets)
        value = value << 8 | static_cast<quint8>(c);
    return value;
}

/// The argument of the head that \a item begins with (RFC 8949 §3).
quint64 cborArgument(QByteArrayView item)
{
    const qsizetype head = cborHeadLength(octet(item, 0));
    return head == 1 ? octet(item, 0) & 0x1F : bigEndian(item.sliced(1, head - 1));
}

template <typename Float>
QByteArray floatText(Float number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    std::array<char, 64> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    QByteArray result(text.data(), end - text.data());
    if (!result.contains('.') && !result.contains('e'))
        result += ".0";
    return result;
}

QByteArray cborNumber(QByteArrayView item)
{
    QCborStreamReader reader(item.data(), item.size());
    switch (reader.type()) {
    case QCborStreamReader::UnsignedInteger:
        return QByteArray::number(reader.toUnsignedInteger());
    case QCborStreamReader::NegativeInteger: {
        const auto magnitude = static_cast<quint64>(reader.toNegativeInteger());
        // 2^64 does not fit and comes as 0.
        return magnitude == 0 ? QByteArray("-18446744073709551616")
                              : '-' + QByteArray::number(magnitude);
    }
    case QCborStreamReader::Float16:
        return floatText(static_cast<float>(reader.toFloat16()));
    case QCborStreamReader::Float:
        return floatText(reader.toFloat());
    default:
        return floatText(reader.toDouble());
    }
}

QByteArray cborLiteral(QByteArrayView item)
{
    const quint64 value = cborArgument(item);
    switch (value) {
    case 20:
        return "false";
    case 21:
        return "true";
    case 22:
        return "null";
    case 23:
        return "undefined";
    default:
        return "simple(" + QByteArray::number(value) + ')';
    }
}

/// Writes one number or literal.
struct PlainVisitor : msgpack::null_visitor
{
    QByteArray text;

    bool visit_nil() { return set("null"); }
    bool visit_boolean(bool value) { return set(value ? "true" : "false"); }
    bool visit_positive_integer(quint64 value) { return set(QByteArray::number(value)); }
    bool visit_negative_integer(qint64 value) { return set(QByteArray::number(value)); }
    bool visit_float32(float value) { return set(floatText(value)); }
    bool visit_float64(double value) { return set(floatText(value)); }

private:
    bool set(const QByteArray &written)
    {
        text = written;
        return true;
    }
};

QByteArray messagePackPlain(QByteArrayView object)
{
    PlainVisitor visitor;
    std::size_t offset = 0;
    msgpack::parse(object.data(), static_cast<std::size_t>(object.size()), offset, visitor);
    return visitor.text;
}

/// The extension of type -1: seconds, and perhaps nanoseconds, since 1970. Empty if it is none.
QByteArray timestampText(QByteArrayView content)
{
    quint64 nanoseconds = 0;
    qint64 seconds = 0;
    switch (content.size()) {
    case 4:
        seconds = static_cast<qint64>(bigEndian(content));
        break;
    case 8: {
        constexpr int SecondsBits = 34;
        const quint64 both = bigEndian(content);
        nanoseconds = both >> SecondsBits;
        seconds = static_cast<qint64>(both & ((1ULL << SecondsBits) - 1));
        break;
    }
    case 12:
        nanoseconds = bigEndian(content.first(4));
        seconds = static_cast<qint64>(bigEndian(content.sliced(4)));
        break;
    default:
        return {};
    }
    constexpr qint64 FarAway = 253'402'300'800; // the year 10,000
    if (nanoseconds >= 1'000'000'000 || seconds >= FarAway || seconds <= -FarAway)
        return {};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    QByteArray text = time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toLatin1();
    if (nanoseconds > 0)
        text += '.' + QByteArray::number(nanoseconds).rightJustified(9, '0');
    return "timestamp(" + text + "Z)";
}

class DiagnosticWriter
{
public:
    DiagnosticWriter(const ValueTree &tree, qsizetype limit)
        : m_tree(tree)
        , m_limit(limit)
    {
    }

    QByteArray write(std::size_t first)
    {
        const std::size_t end = m_tree.nodes[first].next;
        for (std::size_t i = first; i < end && !isFull();) {
            closeEnded(i);
            separate();
            const ValueNode &node = m_tree.nodes[i];
            if (node.isContainer()) {
                open(node);
            } else {
                writePlain(node);
            }
            ++i;
        }
        if (!isFull())
            closeEnded(end);
        if (isFull()) {
            qsizetype length = m_limit;
            while (length > 0 && (octet(m_text, length) & 0xC0) == 0x80)
                --length; // not within a character
            m_text.truncate(length);
            m_text += Ellipsis;
        }
        return m_text;
    }

    /// The content of a string.
    QByteArray content(const ValueNode &node)
    {
        forEachChunk(node, [this](QByteArrayView chunk) {
            m_text += chunk.first(std::min(chunk.size(), m_limit + 1 - m_text.size()));
            return !isFull();
        });
        if (isFull())
            m_text = m_text.first(m_limit) + Ellipsis;
        return m_text;
    }

private:
    struct Open
    {
        std::size_t end = 0; ///< the node behind it
        NodeKind kind = NodeKind::Array;
        bool cut = false;
        quint32 written = 0; ///< children
    };

    bool isFull() const { return m_text.size() > m_limit; }
    bool isJson() const { return m_tree.format == ValueFormat::Json; }

    void open(const ValueNode &node)
    {
        if (node.kind == NodeKind::Tag)
            m_text += QByteArray::number(cborArgument(m_tree.octetsOf(node))) + '(';
        else
            m_text += node.kind == NodeKind::Map ? '{' : '[';
        if (node.indefinite)
            m_text += node.children == 0 ? "_" : "_ ";
        m_open.push_back({ node.next, node.kind, node.cut, 0 });
    }

    void closeEnded(std::size_t at)
    {
        while (!m_open.empty() && m_open.back().end == at) {
            const Open &ended = m_open.back();
            if (ended.cut)
                m_text.append(ended.written > 0 ? ", " : "").append(Ellipsis);
            m_text += ended.kind == NodeKind::Map ? '}' : ended.kind == NodeKind::Tag ? ')' : ']';
            m_open.pop_back();
        }
    }

    void separate()
    {
        if (m_open.empty())
            return;
        Open &parent = m_open.back();
        if (parent.written > 0)
            m_text += parent.kind == NodeKind::Map && parent.written % 2 == 1 ? ": " : ", ";
        ++parent.written;
    }

    void writePlain(const ValueNode &node)
    {
        const QByteArrayView octets = m_tree.octetsOf(node);
        if (isJson()) {
            m_text += octets.first(std::min(octets.size(), m_limit + 1));
            return;
        }
        const bool isCbor = m_tree.format == ValueFormat::Cbor;
        switch (node.kind) {
        case NodeKind::Text:
        case NodeKind::Bytes:
            writeString(node);
            break;
        case NodeKind::Number:
            m_text += isCbor ? cborNumber(octets) : messagePackPlain(octets);
            break;
        case NodeKind::Extension:
            writeExtension(octets);
            break;
        default:
            m_text += isCbor ? cborLiteral(octets) : messagePackPlain(octets);
        }
    }

    void writeExtension(QByteArrayView object)
    {
        const qsizetype head = messagePackHeadLength(octet(object, 0));
        const auto type = static_cast<qint8>(object[head - 1]);
        const QByteArrayView content = object.sliced(head);
        constexpr qint8 Timestamp = -1;
        const QByteArray time = type == Timestamp ? timestampText(content) : QByteArray();
        if (!time.isEmpty()) {
            m_text += time;
            return;
        }
        m_text += "ext(" + QByteArray::number(type) + ", ";
        writeHex(content);
        m_text += ')';
    }

    /// Strings of indefinite length are shown in their chunks: (_ "a", "b").
    void writeString(const ValueNode &node)
    {
        bool first = true;
        if (node.indefinite)
            m_text += "(_ ";
        forEachChunk(node, [&](QByteArrayView chunk) {
            if (!first)
                m_text += ", ";
            first = false;
            if (node.kind == NodeKind::Text)
                writeQuoted(chunk);
            else
                writeHex(chunk);
            return !isFull();
        });
        if (node.indefinite)
            m_text += ')';
    }

    /// Calls \a visit with the octets of a string, until it returns false.
    template <typename Visit>
    void forEachChunk(const ValueNode &node, Visit visit)
    {
        const QByteArrayView octets = m_tree.octetsOf(node);
        if (isJson()) {
            const bool isClosed = octets.size() > 1 && octets.endsWith('"');
            visit(octets.sliced(1, octets.size() - (isClosed ? 2 : 1)));
            return;
        }
        if (m_tree.format == ValueFormat::MessagePack) {
            visit(octets.sliced(messagePackHeadLength(octet(octets, 0))));
            return;
        }
        if (!node.indefinite) {
            visit(octets.sliced(cborHeadLength(octet(octets, 0))));
            return;
        }
        constexpr quint8 Break = 0xFF;
        for (qsizetype at = 1; octet(octets, at) != Break;) {
            const auto length = static_cast<qsizetype>(cborArgument(octets.sliced(at)));
            at += cborHeadLength(octet(octets, at));
            if (!visit(octets.sliced(at, length)))
                return;
            at += length;
        }
    }

    void writeHex(QByteArrayView octets)
    {
        const qsizetype shown = std::min(octets.size(), m_limit / 2 + 1);
        m_text += "h'" + octets.first(shown).toByteArray().toHex();
        if (shown == octets.size())
            m_text += '\'';
        else
            m_text.append(m_limit + 1, ' '); // full, whatever stands before it
    }

    void writeQuoted(QByteArrayView text)
    {
        m_text += '"';
        for (const char c : text) {
            if (isFull())
                return;
            writeEscaped(c);
        }
        m_text += '"';
    }

    void writeEscaped(char c)
    {
        switch (c) {
        case '"':
        case '\\':
            m_text.append('\\').append(c);
            return;
        case '\n':
            m_text += "\\n";
            return;
        case '\r':
            m_text += "\\r";
            return;
        case '\t':
            m_text += "\\t";
            return;
        default:
            break;
        }
        const auto code = static_cast<quint8>(c);
        if (code < 0x20 || code == 0x7F)
            m_text += "\\u00" + QByteArray(1, c).toHex();
        else
            m_text += c;
    }

    const ValueTree &m_tree;
    const qsizetype m_limit;
    QByteArray m_text;
    std::vector<Open> m_open; ///< outermost first
};

} // namespace

QByteArray diagnosticText(const ValueTree &tree, std::size_t node, qsizetype limit)
{
    return DiagnosticWriter(tree, limit).write(node);
}

QByteArray contentText(const ValueTree &tree, std::size_t node, qsizetype limit)
{
    const ValueNode &value = tree.nodes[node];
    if (value.kind != NodeKind::Text)
        return diagnosticText(tree, node, limit);
    return DiagnosticWriter(tree, limit).content(value);
}

} // namespace Framescope
