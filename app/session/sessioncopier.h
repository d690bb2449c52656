#pragma once

#include "app/session/memorysessionstore.h"
#include "app/session/readerthread.h"

#include <QObject>

#include <stop_token>

namespace Framescope {

/// Reads all of a session file into memory, off the GUI thread, and is gone once that is done. For
/// the small ones that come with the program: what is done with the copy never reaches the file.
class SessionCopier : public QObject
{
    Q_OBJECT
public:
    /// Begins; copied() or failed() follows, in a later turn of the event loop.
    explicit SessionCopier(const QString &path, QObject *parent = nullptr);
    ~SessionCopier() override;

signals:
    void copied(std::shared_ptr<Framescope::MemorySessionStore> store);
    void failed(const Framescope::Error &error);

private:
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
