#pragma once

#include "app/message/valuetree.h"

#include <stop_token>

namespace Framescope {

/// Puts a ValueTree together while its octets are read from front to back. Every call that returns
/// false says: read no further; problem() then says why, unless it was stopped.
class ValueTreeBuilder
{
public:
    /// Of \a octets, those beyond ValueTree::MaxOctets are left out.
    ValueTreeBuilder(ValueFormat format, const QByteArray &octets, const std::stop_token &stop);

    QByteArrayView octets() const { return m_tree.octets; }
    std::size_t depth() const { return m_open.size(); }

    /// A value without others in it.
    bool add(ValueNode::Kind kind, qint64 begin, qint64 end, bool indefinite = false);
    /// A container, whose head is \a head octets long: what comes until close() is in it.
    bool open(ValueNode::Kind kind, qint64 begin, qint64 head, bool indefinite = false);
    /// \a end is behind the container's last octet.
    void close(qint64 end);
    bool innermostIsTag() const;

    /// Always returns false. The first problem counts.
    bool fail(ValueProblem::Kind kind, qint64 offset, const QString &text);
    bool hasProblem() const { return m_tree.problem.has_value(); }

    /// What is still open ends at \a end, where reading has ended; octets behind it are a problem.
    /// nullopt if it was stopped.
    std::optional<ValueTree> finish(qint64 end);

private:
    bool append(ValueNode::Kind kind, qint64 begin, qint64 end, bool indefinite);

    ValueTree m_tree;
    const std::stop_token m_stop;
    std::vector<quint32> m_open; ///< nodes, outermost first
    const bool m_shortened;
};

} // namespace Framescope
