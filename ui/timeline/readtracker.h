#pragma once

#include "app/session/frameblock.h"
#include "ui/timeline/connectionroles.h"

#include <array>
#include <memory>
#include <vector>

namespace Framescope {

/// Finds the reads of sockets in what is recorded: all frames that one read completed carry the
/// time of that read, so those of a connection and direction with the same time came together. In
/// an imported capture a read is a TCP segment. What cannot be found: a read that completed no
/// frame, and the earlier ones of a frame that took several. A value; it remembers little.
class ReadTracker
{
public:
    /// Without \a roles, whatever crossed was read.
    explicit ReadTracker(std::shared_ptr<const ConnectionRoles> roles = {});

    enum class Part : quint8 {
        None, ///< sent from here, and read by the peer only
        Begins, ///< the first frame of a read
        Continues, ///< another frame of the read before
    };
    /// To be called for each frame, in the order of ids.
    Part add(const FrameRecord &frame);

    /// One that has seen no frame yet, with the same roles.
    ReadTracker anew() const { return ReadTracker(m_roles); }

private:
    struct Source
    {
        ConnectionId connection;
        Direction direction;

        friend bool operator==(const Source &, const Source &) = default;
    };
    struct Asked
    {
        ConnectionId connection = 0;
        Role role = Role::Proxy;
    };
    bool isRead(const FrameRecord &frame);

    std::shared_ptr<const ConnectionRoles> m_roles;
    qint64 m_time = -1; ///< of the frame before
    std::vector<Source> m_sources; ///< those with frames at that time
    std::array<Asked, 64> m_asked {}; ///< the same few connections again and again
};

} // namespace Framescope
