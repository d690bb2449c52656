#pragma once

#include "app/filter/filterrows.h"
#include "app/filter/rowset.h"

namespace Framescope {

/// Which messages a field means.
enum class MessageKind : quint8 { Any, Text };

/// The final frames of messages among some rows.
struct MessageRows
{
    RowSet direct; ///< the frame's payload is the message: one frame, not compressed
    RowSet others; ///< perhaps: ask messageInfo()

    static MessageRows among(const FilterRows &rows, const RowSet &set, MessageKind kind);
};

/// Keeps those of \a set that end a message for whose octets \a test is true.
template <typename Test>
void keepMessages(FilterRows &rows, RowSet &set, MessageKind kind, Test test)
{
    MessageRows found = MessageRows::among(rows, set, kind);
    found.direct.keepIf([&](int row) { return test(rows.payload(row)); });
    found.others.keepIf([&](int row) {
        const auto info = rows.messageInfo(row);
        const bool fits
            = info && (kind == MessageKind::Any || info->opcode == toNibble(Opcode::Text));
        return fits && test(rows.message(row));
    });
    set = std::move(found.direct);
    set |= found.others;
}

} // namespace Framescope
