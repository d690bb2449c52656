#pragma once

#include <QObject>
#include <QPointer>

namespace Framescope {

class NoticeArea;
class NoticeBar;
class SessionDocument;
struct Error;

/// Saves the session of a window: asks where to, shows how far it is, and asks before an unsaved
/// one is closed. Nothing here blocks.
class SessionSaving : public QObject
{
    Q_OBJECT
public:
    /// Dialogs belong to \a window, whose child this is.
    SessionSaving(SessionDocument &document, NoticeArea &notices, QWidget *window);

    /// False if something has to be asked or saved first; then closeRequested() follows, unless the
    /// user changes their mind.
    bool mayClose();

public slots:
    /// To where it was saved before, or asks.
    void save();
    void saveAs();

signals:
    void saved(const QString &path);
    void closeRequested();

private:
    void begin(const QString &path);
    void showProgress(quint64 written, quint64 last);
    void end();
    void fail(const Framescope::Error &error);
    void endInPart(const Framescope::Error &error);
    void ask();
    void close();

    SessionDocument &m_document;
    NoticeArea &m_notices;
    QWidget *const m_window;
    QPointer<NoticeBar> m_progress;
    quint64 m_written = 0;
    quint64 m_last = 0; ///< 0: not known yet
    bool m_closesThen = false; ///< once it is saved
    bool m_mayClose = false;
};

} // namespace Framescope
