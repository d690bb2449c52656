#pragma once

#include <QTcpServer>

namespace Framescope {

/// A server that completes every opening handshake and never says anything again: the peer that a
/// heartbeat is for.
class SilentServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit SilentServer(QObject *parent = nullptr);

private:
    void welcome();
};

} // namespace Framescope
