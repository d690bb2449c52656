// The first octet chooses: JSON, CBOR, MessagePack, or whatever the rest is found to be. What is
// read must be a tree that can be walked through: every node within the one that it is in, behind
// the one before it. JSON that is whole must be found to be JSON, and a CBOR tree must agree with
// Qt's own reading of it.

#include "app/message/cbortree.h"
#include "app/message/diagnostictext.h"
#include "app/message/jsontree.h"
#include "app/message/messagepacktree.h"
#include "app/message/payloaddetection.h"
#include "app/message/valuetypetext.h"
#include "tests/fuzz/fuzzing.h"

#include <QCborStreamReader>
#include <QCborValue>

#include <vector>

using namespace Framescope;

namespace {

void verifyTree(const ValueTree &tree)
{
    FUZZ_VERIFY(tree.nodes.size() <= ValueTree::MaxNodes);
    std::vector<std::size_t> open;
    std::vector<quint32> children(tree.nodes.size(), 0);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        const ValueNode &node = tree.nodes[i];
        while (!open.empty() && tree.nodes[open.back()].next <= i)
            open.pop_back();
        FUZZ_VERIFY(node.begin <= node.end);
        FUZZ_VERIFY(node.end <= static_cast<quint64>(tree.octets.size()));
        FUZZ_VERIFY(node.next > i && node.next <= tree.nodes.size());
        FUZZ_VERIFY(open.empty() == (i == 0));
        if (!open.empty()) {
            const ValueNode &parent = tree.nodes[open.back()];
            FUZZ_VERIFY(node.begin >= parent.begin && node.end <= parent.end);
            FUZZ_VERIFY(node.next <= parent.next);
            ++children[open.back()];
        }
        if (node.isContainer())
            open.push_back(i);
    }
    FUZZ_VERIFY(open.size() <= ValueTree::MaxDepth);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        FUZZ_VERIFY(tree.nodes[i].children == children[i]);
        FUZZ_VERIFY(!valueTypeText(tree, i).isEmpty());
    }
    FUZZ_VERIFY(tree.isWhole() || !tree.problem->text.isEmpty());
    if (tree.nodes.empty())
        return;
    constexpr qsizetype Short = 20;
    constexpr qsizetype Ellipsis = 3; // octets
    FUZZ_VERIFY(diagnosticText(tree, 0, Short).size() <= Short + Ellipsis);
    diagnosticText(tree, 0, 1 << 20);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i)
        FUZZ_VERIFY(contentText(tree, i, Short).size() <= Short + Ellipsis);
}

void verifyCbor(const QByteArray &octets)
{
    const auto tree = readCborTree(octets);
    FUZZ_VERIFY(tree.has_value());
    verifyTree(*tree);
    if (!tree->isWhole())
        return;
    QCborStreamReader reader(octets);
    QCborValue::fromCbor(reader);
    // Qt also refuses text that is no UTF-8, which is kept here, and knows fewer simple values.
    if (reader.lastError() == QCborError::NoError)
        FUZZ_VERIFY(reader.currentOffset() == octets.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray rest = Fuzz::input(octets + 1, size - 1);
    switch (octets[0] % 4) {
    case 0: {
        const auto tree = readJsonTree(rest);
        FUZZ_VERIFY(tree.has_value());
        verifyTree(*tree);
        if (tree->isWhole() && tree->nodes.front().isContainer()) {
            const auto found = detectPayload(rest, PayloadPart::Whole, true);
            FUZZ_VERIFY(found && found->form == DetectedForm::Json);
        }
        break;
    }
    case 1:
        verifyCbor(rest);
        break;
    case 2: {
        const auto tree = readMessagePackTree(rest);
        FUZZ_VERIFY(tree.has_value());
        verifyTree(*tree);
        break;
    }
    default: {
        const auto found = detectPayload(rest, PayloadPart::Whole, false);
        FUZZ_VERIFY(found && !found->reason.isEmpty());
        const bool isTree
            = found->form == DetectedForm::Cbor || found->form == DetectedForm::MessagePack;
        FUZZ_VERIFY(isTree == (found->tree != nullptr));
        if (found->tree)
            verifyTree(*found->tree);
        if (found->inflated)
            FUZZ_VERIFY(found->inflated->consumed <= static_cast<quint64>(rest.size()));
    }
    }
    return 0;
}
