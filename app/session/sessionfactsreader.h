#pragma once

#include "app/session/readerthread.h"
#include "app/session/sessionfacts.h"

#include <QObject>

#include <stop_token>

namespace Framescope {

/// Reads the facts of session files off the GUI thread, one file after the other.
class SessionFactsReader : public QObject
{
    Q_OBJECT
public:
    explicit SessionFactsReader(QObject *parent = nullptr);
    ~SessionFactsReader() override; ///< waits for the file system, but not for all files

    /// Begins; factsRead() or failed() follows for each of \a paths, unless read() is called again.
    void read(const QStringList &paths);

signals:
    void factsRead(const QString &path, const Framescope::SessionFacts &facts);
    void failed(const QString &path, const Framescope::Error &error);

private:
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
