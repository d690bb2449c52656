#include "protocol/endpoint/filewatchhandler.h"

#include "protocol/endpoint/pages.h"

#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace Framescope {

namespace {

/// The version that a client says it has.
std::optional<qint64> lastModified(const QString &url)
{
    bool isHex = false;
    const qint64 time
        = QUrlQuery(QUrl(url)).queryItemValue(QStringLiteral("lastMod")).toLongLong(&isHex, 16);
    return isHex ? std::optional(time) : std::nullopt;
}

} // namespace

FileWatchHandler::FileWatchHandler(const QString &path, QObject *parent)
    : ConnectionHandler(parent)
    , m_watcher(path, FileLimit)
{
    connect(&m_watcher, &FileWatcher::changed, this, &FileWatchHandler::fileChanged);
    connect(&m_watcher, &FileWatcher::failed, this, &FileWatchHandler::fileFailed);
}

void FileWatchHandler::connectionOpened(ConnectionSocket &connection)
{
    forgetWhoLeft();
    m_viewers.push_back({ &connection });
    connect(&connection, &ConnectionSocket::sendQueueDrained, this, [this, &connection] {
        for (Viewer &viewer : m_viewers) {
            if (viewer.connection == &connection && viewer.isBehind)
                show(viewer);
        }
    });
    if (m_watcher.error())
        connection.reportFailure(*m_watcher.error());
    else if (m_watcher.file()
        && lastModified(connection.requestUrl()) != m_watcher.file()->modified)
        show(m_viewers.back());
}

void FileWatchHandler::show(Viewer &viewer)
{
    viewer.isBehind = viewer.connection->isCongested();
    const auto &file = m_watcher.file();
    if (viewer.isBehind || !file)
        return;
    // Refused only while closing.
    std::ignore = viewer.connection->sendMessage(
        file->isText ? MessageType::Text : MessageType::Binary, file->octets);
}

void FileWatchHandler::fileChanged()
{
    m_page.reset();
    forgetWhoLeft();
    for (Viewer &viewer : m_viewers) {
        if (viewer.connection)
            show(viewer);
    }
}

void FileWatchHandler::fileFailed()
{
    forgetWhoLeft();
    for (const Viewer &viewer : m_viewers)
        viewer.connection->reportFailure(*m_watcher.error());
}

void FileWatchHandler::forgetWhoLeft()
{
    std::erase_if(m_viewers,
        [](const Viewer &viewer) { return !viewer.connection || !viewer.connection->isOpen(); });
}

WebPage FileWatchHandler::page()
{
    const QString name = QFileInfo(m_watcher.path()).fileName();
    if (!m_watcher.file())
        return WebPage(fileViewPage(name, {}));
    if (!m_page)
        m_page.emplace(fileViewPage(name, m_watcher.file()));
    return *m_page;
}

} // namespace Framescope
