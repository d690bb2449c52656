#include "app/message/messagepacktree.h"

#include "app/message/valuetreebuilder.h"

#include <QCoreApplication>

#include <msgpack/null_visitor.hpp>
#include <msgpack/unpack.hpp>

#include <array>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

struct MessagePackTreeWords
{
    Q_DECLARE_TR_FUNCTIONS(MessagePackTree)
};

/// Takes what the library finds. The library does not say where; but objects stand without a gap,
/// and the first octet of each says how long its head is.
class TreeVisitor : public msgpack::null_visitor
{
public:
    explicit TreeVisitor(ValueTreeBuilder &builder)
        : m_builder(builder)
    {
    }

    qint64 end() const { return m_at; }

    bool visit_nil() { return add(NodeKind::Literal); }
    bool visit_boolean(bool) { return add(NodeKind::Literal); }
    bool visit_positive_integer(quint64) { return add(NodeKind::Number); }
    bool visit_negative_integer(qint64) { return add(NodeKind::Number); }
    bool visit_float32(float) { return add(NodeKind::Number); }
    bool visit_float64(double) { return add(NodeKind::Number); }
    bool visit_str(const char *, quint32 size) { return add(NodeKind::Text, size); }
    bool visit_bin(const char *, quint32 size) { return add(NodeKind::Bytes, size); }
    /// \a size counts the octet of the type too, which is part of the head.
    bool visit_ext(const char *, quint32 size) { return add(NodeKind::Extension, size - 1); }
    bool start_array(quint32) { return open(NodeKind::Array); }
    bool start_map(quint32) { return open(NodeKind::Map); }
    bool end_array() { return close(); }
    bool end_map() { return close(); }

    void parse_error(std::size_t, std::size_t)
    {
        m_builder.fail(ValueProblem::Kind::Malformed, m_at,
            MessagePackTreeWords::tr("no object begins with this octet"));
    }

    void insufficient_bytes(std::size_t, std::size_t)
    {
        m_builder.fail(ValueProblem::Kind::RanOut, m_at,
            MessagePackTreeWords::tr("the octets end before the object does"));
    }

private:
    qint64 head() const
    {
        return messagePackHeadLength(static_cast<quint8>(m_builder.octets()[m_at]));
    }

    bool add(NodeKind kind, qint64 content = 0)
    {
        const qint64 begin = m_at;
        m_at += head() + content;
        return m_builder.add(kind, begin, m_at);
    }

    bool open(NodeKind kind)
    {
        const qint64 length = head();
        if (!m_builder.open(kind, m_at, length))
            return false;
        m_at += length;
        return true;
    }

    bool close()
    {
        m_builder.close(m_at);
        return true;
    }

    ValueTreeBuilder &m_builder;
    qint64 m_at = 0; ///< where the next object begins
};

} // namespace

std::optional<ValueTree> readMessagePackTree(const QByteArray &octets, const std::stop_token &stop)
{
    ValueTreeBuilder builder(ValueFormat::MessagePack, octets, stop);
    TreeVisitor visitor(builder);
    std::size_t offset = 0;
    const QByteArrayView all = builder.octets();
    msgpack::parse(all.data(), static_cast<std::size_t>(all.size()), offset, visitor);
    return builder.finish(visitor.end());
}

qsizetype messagePackHeadLength(quint8 first)
{
    constexpr quint8 FirstLong = 0xC4; // below it, and from 0xE0 on, there is one octet
    constexpr std::array<qsizetype, 28> Lengths {
        2, 3, 5, // bin
        3, 4, 6, // ext: length and type
        5, 9, // float
        2, 3, 5, 9, // uint
        2, 3, 5, 9, // int
        2, 2, 2, 2, 2, // fixext: type
        2, 3, 5, // str
        3, 5, // array
        3, 5, // map
    };
    const int index = first - FirstLong;
    if (index < 0 || index >= static_cast<int>(Lengths.size()))
        return 1;
    return Lengths[static_cast<std::size_t>(index)];
}

} // namespace Framescope
