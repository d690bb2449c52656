#pragma once

#include "app/replay/replayitem.h"
#include "app/session/messagereader.h"
#include "ui/compare/linechanges.h"
#include "ui/message/textline.h"

#include <array>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace Framescope {

enum class ComparisonForm : quint8 { Text, Hex };

struct ComparisonRow
{
    enum class Kind : quint8 {
        Same,
        Changed,
        Removed, ///< only on the left
        Added, ///< only on the right
    };

    qint32 left = -1; ///< line of that side; -1: none
    qint32 right = -1;
    Kind kind = Kind::Same;
    qint32 changes = -1; ///< index in ComparisonDocument::changes; -1: none are known
};

struct ComparisonSide
{
    QString caption; ///< "Frame 12, client to server, text, 120 B"
    QList<TextLine> lines;
    std::vector<quint32> offsets; ///< of hex: of the first octet in each line
    bool isCut = false; ///< the message is longer
};

/// Two messages aligned with each other, line by line.
struct ComparisonDocument
{
    std::array<ComparisonSide, 2> sides;
    ComparisonForm form = ComparisonForm::Text;
    bool hasText = false; ///< they can be compared as text as well as in hex
    std::vector<ComparisonRow> rows;
    std::vector<LineChanges> changes;
    std::vector<int> differences; ///< the row with which each begins
    QString summary; ///< a sentence
    /// If both are JSON: what differs by path, the first JsonLimit of them.
    QList<ReplayDifference> json;
    bool isJson = false;
    /// For each of these the row of its line on the left and on the right; -1: there is none.
    std::vector<std::array<int, 2>> jsonRows;

    static constexpr qsizetype JsonLimit = 100;
    static constexpr qsizetype TextLimit = 4 << 20; ///< octets of each side
    static constexpr qsizetype HexLimit = 512 << 10; ///< octets of each side
};

/// What is compared: a message, and which frame stands for it.
struct ComparedMessage
{
    FrameHandle frame;
    std::shared_ptr<const MessageContent> content;
};

/// The message that the frame \a id of \a store belongs to; nullopt if it is not there, or \a stop
/// was requested. Reads blocks: not for the GUI thread.
std::optional<ComparedMessage> readComparedMessage(
    const SessionStore &store, FrameId id, const std::stop_token &stop = {});

/// Compares as text (JSON, CBOR and MessagePack are laid out first) or in hex; without a \a form as
/// text if both are.
/// nullptr if \a stop was requested. Any thread.
std::shared_ptr<const ComparisonDocument> compareMessages(const ComparedMessage &left,
    const ComparedMessage &right, std::optional<ComparisonForm> form,
    const std::stop_token &stop = {});

} // namespace Framescope
