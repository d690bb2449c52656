#pragma once

#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"
#include "protocol/result.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <stop_token>

namespace Framescope {

class NoticeArea;
class NoticeBar;

/// Saves one connection of a session into a file of its own: asks where to, and shows how far it
/// is. Nothing here blocks.
class ConnectionSaving : public QObject
{
    Q_OBJECT
public:
    /// The dialog belongs to \a window, whose child this is.
    ConnectionSaving(
        std::shared_ptr<const SessionStore> store, NoticeArea &notices, QWidget *window);
    ~ConnectionSaving() override; ///< cancels

    bool isSaving() const { return m_isSaving; }

public slots:
    void ask(Framescope::ConnectionId connection);
    void save(Framescope::ConnectionId connection, const QString &path);

signals:
    void saved(const QString &path);

private:
    void showProgress();
    void end(const QString &path, const Result<void> &result);

    const std::shared_ptr<const SessionStore> m_store;
    NoticeArea &m_notices;
    QWidget *const m_window;
    QPointer<NoticeBar> m_progress;
    FrameId m_looked = 0;
    bool m_isSaving = false;
    std::stop_source m_stop; ///< of the save that runs
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
