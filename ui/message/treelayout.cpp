#include "ui/message/treelayout.h"

#include "app/message/diagnostictext.h"
#include "ui/message/textlinebuilder.h"

#include <vector>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

constexpr qsizetype LaidOutLength = 100'000; // octets

TextSpan::Kind spanOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Number:
        return TextSpan::Kind::Number;
    case NodeKind::Literal:
        return TextSpan::Kind::Literal;
    default:
        return TextSpan::Kind::String;
    }
}

class TreeWriter
{
public:
    explicit TreeWriter(const ValueTree &tree)
        : m_tree(tree)
    {
    }

    LaidOutText run(const std::stop_token &stop)
    {
        const std::vector<ValueNode> &nodes = m_tree.nodes;
        for (std::size_t i = 0; i < nodes.size() && !m_builder.isFull(); ++i) {
            if (stop.stop_requested())
                break;
            closeEnded(i);
            const bool isKey = !m_open.empty() && m_open.back().kind == NodeKind::Map
                && m_open.back().written++ % 2 == 0;
            if (isKey) {
                m_builder.append(diagnosticText(m_tree, i, LaidOutLength), TextSpan::Kind::Name);
                m_builder.append(": ");
                i = nodes[i].next - 1;
            } else if (nodes[i].children > 0) {
                open(i);
            } else {
                m_builder.append(diagnosticText(m_tree, i, LaidOutLength), spanOf(nodes[i].kind));
                endValue(i);
            }
        }
        closeEnded(nodes.size());
        return m_builder.take();
    }

private:
    struct Open
    {
        std::size_t end = 0; ///< the node behind it
        NodeKind kind = NodeKind::Array;
        quint32 written = 0; ///< children, of a map
    };

    void open(std::size_t i)
    {
        const ValueNode &node = m_tree.nodes[i];
        if (node.kind == NodeKind::Tag) {
            // "1(": all that stands before the value in the tag.
            const QByteArray text = diagnosticText(m_tree, i, LaidOutLength);
            m_builder.append(text.first(text.indexOf('(') + 1));
        } else {
            m_builder.append(node.kind == NodeKind::Map ? "{" : "[");
        }
        m_open.push_back({ node.next, node.kind, 0 });
        newLine();
    }

    void closeEnded(std::size_t at)
    {
        while (!m_open.empty() && m_open.back().end == at) {
            const NodeKind kind = m_open.back().kind;
            m_open.pop_back();
            newLine();
            m_builder.append(kind == NodeKind::Map ? "}" : kind == NodeKind::Tag ? ")" : "]");
            separate(at);
        }
    }

    void endValue(std::size_t i) { separate(m_tree.nodes[i].next); }

    /// Behind a value that ends before node \a next.
    void separate(std::size_t next)
    {
        if (m_open.empty() || m_open.back().end == next)
            return;
        m_builder.append(",");
        newLine();
    }

    void newLine()
    {
        m_builder.endLine();
        m_builder.append(QByteArray(2 * static_cast<qsizetype>(m_open.size()), ' '));
    }

    const ValueTree &m_tree;
    TextLineBuilder m_builder;
    std::vector<Open> m_open; ///< outermost first
};

} // namespace

LaidOutText layOutTree(const ValueTree &tree, const std::stop_token &stop)
{
    return TreeWriter(tree).run(stop);
}

} // namespace Framescope
