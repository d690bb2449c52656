#pragma once

#include "app/session/filesessionstore.h"
#include "app/session/readerthread.h"

#include <QObject>

#include <stop_token>

namespace Framescope {

/// Opens a session file off the GUI thread, and is gone once that is done.
class SessionOpener : public QObject
{
    Q_OBJECT
public:
    /// Begins; opened() or failed() follows, in a later turn of the event loop.
    explicit SessionOpener(const QString &path, QObject *parent = nullptr);
    ~SessionOpener() override; ///< waits for the file system, but not for all of the file

    const QString &path() const { return m_path; }
    /// Neither signal comes any more.
    void cancel();

signals:
    /// The store holds its connections.
    void opened(std::shared_ptr<Framescope::FileSessionStore> store);
    void failed(const Framescope::Error &error);

private:
    const QString m_path;
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
