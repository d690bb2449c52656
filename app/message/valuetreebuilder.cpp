#include "app/message/valuetreebuilder.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

struct ValueTreeBuilderWords
{
    Q_DECLARE_TR_FUNCTIONS(ValueTree)
};

QString counted(quint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

} // namespace

ValueTreeBuilder::ValueTreeBuilder(
    ValueFormat format, const QByteArray &octets, const std::stop_token &stop)
    : m_stop(stop)
    , m_shortened(octets.size() > ValueTree::MaxOctets)
{
    m_tree.format = format;
    m_tree.octets = m_shortened ? octets.first(ValueTree::MaxOctets) : octets;
}

bool ValueTreeBuilder::add(ValueNode::Kind kind, qint64 begin, qint64 end, bool indefinite)
{
    return append(kind, begin, end, indefinite);
}

bool ValueTreeBuilder::open(ValueNode::Kind kind, qint64 begin, qint64 head, bool indefinite)
{
    if (m_open.size() == ValueTree::MaxDepth) {
        return fail(ValueProblem::Kind::Limit, begin,
            ValueTreeBuilderWords::tr("values are nested deeper than %1 levels")
                .arg(ValueTree::MaxDepth));
    }
    const auto node = static_cast<quint32>(m_tree.nodes.size());
    if (!append(kind, begin, begin + head, indefinite))
        return false;
    m_open.push_back(node);
    return true;
}

void ValueTreeBuilder::close(qint64 end)
{
    Q_ASSERT(!m_open.empty());
    ValueNode &node = m_tree.nodes[m_open.back()];
    node.end = static_cast<quint32>(end);
    node.next = static_cast<quint32>(m_tree.nodes.size());
    m_open.pop_back();
}

bool ValueTreeBuilder::innermostIsTag() const
{
    return !m_open.empty() && m_tree.nodes[m_open.back()].kind == ValueNode::Kind::Tag;
}

bool ValueTreeBuilder::fail(ValueProblem::Kind kind, qint64 offset, const QString &text)
{
    if (!m_tree.problem)
        m_tree.problem = ValueProblem { kind, static_cast<quint64>(offset), text };
    return false;
}

std::optional<ValueTree> ValueTreeBuilder::finish(qint64 end)
{
    if (m_stop.stop_requested())
        return std::nullopt;
    const qint64 size = m_tree.octets.size();
    if (m_tree.nodes.empty())
        fail(ValueProblem::Kind::RanOut, end, ValueTreeBuilderWords::tr("there is no value"));
    else if (!m_open.empty())
        fail(ValueProblem::Kind::RanOut, size,
            ValueTreeBuilderWords::tr("the end of a container is missing"));
    else if (m_shortened)
        fail(ValueProblem::Kind::Limit, end, ValueTreeBuilderWords::tr("more octets are not read"));
    else if (end < size)
        fail(ValueProblem::Kind::Malformed, end,
            ValueTreeBuilderWords::tr("the value has ended, and more octets follow"));
    while (!m_open.empty()) {
        ValueNode &node = m_tree.nodes[m_open.back()];
        node.cut = true;
        end = std::max(end, qint64 { node.end }); // its head at least
        close(end);
    }
    return std::move(m_tree);
}

bool ValueTreeBuilder::append(ValueNode::Kind kind, qint64 begin, qint64 end, bool indefinite)
{
    if (m_tree.nodes.size() == ValueTree::MaxNodes) {
        return fail(ValueProblem::Kind::Limit, begin,
            ValueTreeBuilderWords::tr("the tree is limited to %1 values")
                .arg(counted(ValueTree::MaxNodes)));
    }
    constexpr std::size_t LookEvery = 4096;
    if (m_tree.nodes.size() % LookEvery == 0 && m_stop.stop_requested())
        return false;
    if (!m_open.empty())
        ++m_tree.nodes[m_open.back()].children;
    ValueNode node;
    node.begin = static_cast<quint32>(begin);
    node.end = static_cast<quint32>(end);
    node.kind = kind;
    node.indefinite = indefinite;
    node.next = static_cast<quint32>(m_tree.nodes.size()) + 1;
    m_tree.nodes.push_back(node);
    return true;
}

} // namespace Framescope
