#pragma once

#include "app/capture/capturecontroller.h"
#include "app/session/filesessionstore.h"
#include "app/session/memorysessionstore.h"
#include "app/session/readerthread.h"
#include "app/session/recordingsessionstore.h"
#include "app/session/sessionfolder.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace Framescope {

/// What one window is about: a session that is being recorded, or one that was opened to be looked
/// at. Knows whether it is saved, and saves it. Lives on the GUI thread.
class SessionDocument : public QObject
{
    Q_OBJECT
public:
    /// A new session, recorded into a file in \a folder. Without a folder, or where nothing can be
    /// written there, it is kept in memory; problem() then says why.
    static std::unique_ptr<SessionDocument> record(SessionFolder *folder);
    /// \a store was opened from \a path. Should hold its connections.
    static std::unique_ptr<SessionDocument> view(
        std::shared_ptr<FileSessionStore> store, const QString &path);
    /// \a store was opened from \a unsaved: it is still to be saved.
    static std::unique_ptr<SessionDocument> recover(
        std::shared_ptr<FileSessionStore> store, std::shared_ptr<UnsavedSession> unsaved);
    /// \a store is a copy of a session called \a name, which stays as it is.
    static std::unique_ptr<SessionDocument> copy(
        std::shared_ptr<MemorySessionStore> store, const QString &name);
    /// \a store was read into \a unsaved from a file of another format that is called \a name,
    /// which stays as it is.
    static std::unique_ptr<SessionDocument> imported(std::shared_ptr<FileSessionStore> store,
        std::shared_ptr<UnsavedSession> unsaved, const QString &name);
    /// Ends every connection. An unsaved session stays behind, to be recovered, unless it was
    /// discarded or holds nothing that counts.
    ~SessionDocument() override;

    std::shared_ptr<SessionStore> store() const { return m_store; }
    /// nullptr if the session is only looked at.
    CaptureController *capture() const { return m_capture.get(); }
    /// What is begun in it is recorded.
    bool isLive() const { return m_capture && !m_hasFailed; }
    bool isInMemory() const { return m_capture && !m_recording; }
    /// Where it is saved; empty if it is not.
    const QString &path() const { return m_path; }
    /// Of what it is a copy; empty if it is none.
    const QString &origin() const { return m_origin; }
    /// origin() is a file of another format.
    bool isImported() const { return m_unsaved && !m_origin.isEmpty(); }
    /// There is something that was not saved.
    bool isModified() const;
    /// Nothing was begun in it yet: another session may take its place.
    bool isBlank() const { return m_capture && !m_isUsed; }
    /// Why the session is kept in memory, or is damaged.
    std::optional<Error> problem() const { return m_problem; }
    bool isSaving() const { return m_isSaving; }

    /// Somebody begins something in it. With \a isShow, made-up peers: as long as nothing else
    /// happens there is nothing to be saved.
    void use(bool isShow = false);
    /// Writes it to \a path on a thread of its own; saved() or saveFailed() follows, unless
    /// cancelSave() comes first. What is recorded meanwhile is not in it.
    void save(const QString &path);
    void cancelSave();
    /// Nothing of it is to stay behind.
    void discard();
    /// All that is there by now as a file for another reader.
    struct Readable
    {
        QString path; ///< the session's own file, or that which was asked for
        /// To be called before it is read, off the GUI thread, while this lives.
        std::function<Result<void>(const std::stop_token &stop)> prepare;
    };
    /// A session without a file of its own is written to \a place.
    Readable readable(const QString &place) const;
    /// Says something of a frame, or takes it back with an empty annotation; annotated() or
    /// annotationFailed() follows. What is said now: store()->annotations(). In a session that was
    /// opened it is written into path() at once, and so is nothing to be saved.
    void annotate(const Framescope::Annotation &annotation);

signals:
    /// path() or isModified() is another.
    void changed();
    void saveProgressed(Framescope::FrameId written, Framescope::FrameId last);
    void saved();
    void saveFailed(const Framescope::Error &error);
    /// Instead of saved(): path() holds what stands before the damage that \a error names, and the
    /// session is still to be saved.
    void savedInPart(const Framescope::Error &error);
    /// store()->annotations() says something else of \a frame.
    void annotated(Framescope::FrameId frame);
    /// \a frame is as it was.
    void annotationFailed(Framescope::FrameId frame, const Framescope::Error &error);
    /// Nothing is recorded any more; what was recorded can still be looked at and saved.
    void recordingFailed(const Framescope::Error &error);
    /// A part of the file cannot be read.
    void damaged(const Framescope::Error &error);

private:
    SessionDocument();

    void watch(FileSessionStore &store);
    /// \a damage is why not all could be read.
    void endSave(quint64 changes, const QString &path, const Result<void> &result,
        const std::optional<Error> &damage);

    std::shared_ptr<SessionStore> m_store;
    std::shared_ptr<RecordingSessionStore> m_recording; ///< m_store, if it is one
    std::shared_ptr<UnsavedSession> m_unsaved;
    std::unique_ptr<CaptureController> m_capture;
    QString m_file; ///< that the session is in; empty if it is in memory
    QString m_path;
    QString m_origin;
    std::optional<Error> m_problem;
    bool m_isUsed = false;
    bool m_isShow = false; ///< what is in it is made up
    bool m_hasFailed = false;
    bool m_isDiscarded = false;
    bool m_isSaving = false;
    quint64 m_changes = 0;
    quint64 m_savedChanges = 0;
    std::stop_source m_stop; ///< of the save that runs
    ReaderThread m_annotating; ///< not m_thread: saving takes its time
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
