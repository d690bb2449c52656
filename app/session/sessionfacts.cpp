#include "app/session/sessionfacts.h"

#include "app/session/filesessionstore.h"

#include <QFileInfo>

namespace Framescope {

Result<SessionFacts> readSessionFacts(const QString &path, const std::stop_token &stop)
{
    const auto store = FileSessionStore::open(path, stop);
    if (!store)
        return tl::unexpected(store.error());
    SessionFacts facts;
    facts.frames = (*store)->lastFrame();
    facts.octets = QFileInfo(path).size();
    if (stop.stop_requested())
        return facts;
    (*store)->visitConnections([&facts](const ConnectionRecord &connection) {
        ++facts.connections;
        facts.violations += connection.violations;
    });
    return facts;
}

} // namespace Framescope
