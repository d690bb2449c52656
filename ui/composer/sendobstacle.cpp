#include "ui/composer/sendobstacle.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct SendObstacleWords
{
    Q_DECLARE_TR_FUNCTIONS(SendObstacle)
};

} // namespace

QString sendObstacle(const std::optional<ConnectionRecord> &connection)
{
    if (!connection)
        return SendObstacleWords::tr("Select an open connection to send on it");
    if (connection->role == Role::Proxy)
        return SendObstacleWords::tr(
            "Connection #%1 only crosses the proxy: nothing can be put into it here")
            .arg(connection->id);
    switch (connection->state) {
    case ConnectionState::Connecting:
        return SendObstacleWords::tr("Connection #%1 is not open yet").arg(connection->id);
    case ConnectionState::Open:
    case ConnectionState::Closing:
        return {};
    case ConnectionState::Closed:
        return SendObstacleWords::tr("Connection #%1 is closed").arg(connection->id);
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
