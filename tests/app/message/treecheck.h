#pragma once

#include "app/message/valuetree.h"

#include <QTest>

#include <vector>

/// Every node lies within the one that it is in, behind the one before it, and the counts agree:
/// what those who walk through a tree take for granted.
inline void verifyTree(const Framescope::ValueTree &tree)
{
    using Framescope::ValueNode;
    std::vector<std::size_t> open;
    std::vector<quint32> children(tree.nodes.size(), 0);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        while (!open.empty() && tree.nodes[open.back()].next <= i)
            open.pop_back();
        QVERIFY(node.begin <= node.end);
        QVERIFY(node.end <= static_cast<quint64>(tree.octets.size()));
        QVERIFY(node.next > i && node.next <= tree.nodes.size());
        if (open.empty()) {
            QCOMPARE(i, std::size_t(0));
        } else {
            const ValueNode &parent = tree.nodes[open.back()];
            QVERIFY(node.begin >= parent.begin && node.end <= parent.end);
            QVERIFY(node.next <= parent.next);
            ++children[open.back()];
        }
        if (node.isContainer())
            open.push_back(i);
        else
            QCOMPARE(node.next, static_cast<quint32>(i + 1));
    }
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        QCOMPARE(tree.nodes[i].children, children[i]);
    if (tree.problem) {
        QVERIFY(!tree.problem->text.isEmpty());
        QVERIFY(tree.problem->offset <= static_cast<quint64>(tree.octets.size()));
    }
}
