#pragma once

#include "app/session/sessionstore.h"
#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/httphead.h"

#include <optional>

namespace Framescope {

/// What a recording knows of a connection besides its frames, and where the frames are.
struct RecordedConnection
{
    std::shared_ptr<const SessionStore> store;
    ConnectionRecord record;
    std::optional<RequestHead> request; ///< the opening handshake; nullopt if none was sent
    std::optional<ResponseHead> response; ///< what was answered to it

    /// \a id must be a connection of \a store. Reads the disk.
    static RecordedConnection read(std::shared_ptr<const SessionStore> store, ConnectionId id);

    bool isOpened() const { return record.opened.has_value(); }
    /// Whether \a side has sent a Close frame.
    bool hasClose(Direction side) const;
    /// How messages that went in \a direction were compressed; nullopt if it was not agreed on.
    std::optional<DeflateContext> deflate(Direction direction) const;
};

} // namespace Framescope
