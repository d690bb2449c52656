#pragma once

#include "protocol/endpoint/connectionhandler.h"
#include "protocol/endpoint/filewatcher.h"

#include <QPointer>

#include <vector>

namespace Framescope {

/// Sends a file when a client connects, and again after each change: as text if it is UTF-8, else
/// as binary. A client whose URL has the query lastMod=, the file's time in nanoseconds since 1970
/// in hex, has that version already. Nothing is sent while there is no file. A client that is
/// slower than the changes gets only the last version.
class FileWatchHandler final : public ConnectionHandler
{
public:
    /// Octets of a file; a larger one is reported as a failure and not sent.
    static constexpr qint64 FileLimit = 64 << 20;

    explicit FileWatchHandler(const QString &path, QObject *parent = nullptr);

    void connectionOpened(ConnectionSocket &connection) override;
    WebPage page() override;

private:
    struct Viewer
    {
        QPointer<ConnectionSocket> connection;
        bool isBehind = false; ///< has not been sent the present version
    };

    void fileChanged();
    void fileFailed();
    void forgetWhoLeft();
    void show(Viewer &viewer);

    FileWatcher m_watcher;
    std::vector<Viewer> m_viewers;
    std::optional<WebPage> m_page; ///< of the present version
};

} // namespace Framescope
