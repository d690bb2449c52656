#include "app/capture/sessiondocument.h"

#include "app/session/sessionsaver.h"

#include <QElapsedTimer>

#include <chrono>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// Between two reports of progress.
constexpr std::chrono::milliseconds ReportPeriod = 50ms;

} // namespace

SessionDocument::SessionDocument()
{
    qRegisterMetaType<FrameId>("Framescope::FrameId");
    qRegisterMetaType<Error>("Framescope::Error");
}

std::unique_ptr<SessionDocument> SessionDocument::record(SessionFolder *folder)
{
    std::unique_ptr<SessionDocument> document(new SessionDocument);
    SessionDocument *self = document.get();
    const SessionClock clock;
    if (folder) {
        auto place = folder->reserve();
        const auto failed = [self](const Error &error) {
            QMetaObject::invokeMethod(
                self,
                [self, error] {
                    self->m_hasFailed = true;
                    self->m_problem = error;
                    emit self->recordingFailed(error);
                },
                Qt::QueuedConnection);
        };
        auto recording = place
            ? RecordingSessionStore::create((*place)->path(), clock.started(), failed)
            : tl::unexpected(place.error());
        if (recording) {
            self->m_recording = *recording;
            self->m_recording->holdConnections();
            self->m_unsaved = std::move(*place);
            self->m_file = self->m_unsaved->path();
            self->m_store = self->m_recording;
        } else {
            self->m_problem = recording.error();
        }
    }
    if (!self->m_store)
        self->m_store = std::make_shared<MemorySessionStore>(clock.started());
    self->m_capture = std::make_unique<CaptureController>(self->m_store, clock);
    connect(self->m_capture.get(), &CaptureController::recorded, self, [self] {
        ++self->m_changes;
        emit self->changed();
    });
    return document;
}

std::unique_ptr<SessionDocument> SessionDocument::view(
    std::shared_ptr<FileSessionStore> store, const QString &path)
{
    std::unique_ptr<SessionDocument> document(new SessionDocument);
    document->watch(*store);
    document->m_store = std::move(store);
    document->m_file = path;
    document->m_path = path;
    return document;
}

std::unique_ptr<SessionDocument> SessionDocument::recover(
    std::shared_ptr<FileSessionStore> store, std::shared_ptr<UnsavedSession> unsaved)
{
    auto document = view(std::move(store), {});
    document->m_unsaved = std::move(unsaved);
    document->m_file = document->m_unsaved->path();
    document->m_changes = 1;
    return document;
}

std::unique_ptr<SessionDocument> SessionDocument::copy(
    std::shared_ptr<MemorySessionStore> store, const QString &name)
{
    std::unique_ptr<SessionDocument> document(new SessionDocument);
    document->m_store = std::move(store);
    document->m_origin = name;
    return document;
}

std::unique_ptr<SessionDocument> SessionDocument::imported(std::shared_ptr<FileSessionStore> store,
    std::shared_ptr<UnsavedSession> unsaved, const QString &name)
{
    auto document = view(std::move(store), {});
    document->m_unsaved = std::move(unsaved);
    document->m_file = document->m_unsaved->path();
    document->m_origin = name;
    return document;
}

SessionDocument::~SessionDocument()
{
    m_stop.request_stop();
    const bool isKept = isModified() && !m_isDiscarded;
    m_capture.reset();
    m_annotating.drain();
    if (m_unsaved && !isKept)
        m_unsaved->remove(); // before the rest is written, so that it need not be
    if (m_recording)
        std::ignore = m_recording->finish();
    if (m_unsaved && !isKept)
        m_unsaved->remove();
    if (auto *file = dynamic_cast<FileSessionStore *>(m_store.get()))
        file->tellOfDamage({});
}

void SessionDocument::watch(FileSessionStore &store)
{
    m_problem = store.damage();
    store.tellOfDamage([this](const Error &error) {
        QMetaObject::invokeMethod(
            this,
            [this, error] {
                m_problem = error;
                emit damaged(error);
            },
            Qt::QueuedConnection);
    });
}

bool SessionDocument::isModified() const
{
    return m_changes != m_savedChanges && !m_isShow;
}

void SessionDocument::use(bool isShow)
{
    m_isShow = isShow && (m_isShow || !m_isUsed);
    m_isUsed = true;
    emit changed();
}

void SessionDocument::save(const QString &path)
{
    if (m_isSaving)
        return;
    m_isSaving = true;
    m_stop = {};
    m_thread.post([this, path, changes = m_changes, stop = m_stop.get_token()] {
        std::shared_ptr<SessionStore> source = m_store;
        const Annotations annotations = m_store->annotations();
        Result<void> result;
        if (m_recording)
            m_recording->waitUntilWritten();
        if (!m_file.isEmpty()) {
            // Events in their order, connections as they were, and past the caches of the window.
            auto file = FileSessionStore::open(m_file, stop);
            if (file)
                source = *file;
            else
                result = tl::unexpected(file.error());
        }
        QElapsedTimer sinceReport;
        sinceReport.start();
        const auto progressed = [this, &sinceReport, last = source->lastFrame()](FrameId written) {
            if (!sinceReport.hasExpired(ReportPeriod.count()))
                return;
            sinceReport.start();
            QMetaObject::invokeMethod(
                this, [this, written, last] { emit saveProgressed(written, last); },
                Qt::QueuedConnection);
        };
        if (result)
            result = saveSession(*source, annotations, path, progressed, stop);
        const auto *const read = dynamic_cast<FileSessionStore *>(source.get());
        const auto damage = read ? read->damage() : std::nullopt;
        auto *const opened = dynamic_cast<FileSessionStore *>(m_store.get());
        if (result && opened && !stop.stop_requested())
            result = opened->annotateCopy(path, annotations);
        QMetaObject::invokeMethod(
            this,
            [this, changes, path, result, damage, stop] {
                if (!stop.stop_requested())
                    endSave(changes, path, result, damage);
            },
            Qt::QueuedConnection);
    });
}

void SessionDocument::endSave(quint64 changes, const QString &path, const Result<void> &result,
    const std::optional<Error> &damage)
{
    m_isSaving = false;
    if (!result) {
        emit saveFailed(result.error());
        return;
    }
    m_path = path;
    m_isShow = false; // what was saved is worth to be kept
    if (!damage)
        m_savedChanges = changes;
    emit changed();
    if (damage)
        emit savedInPart(*damage);
    else
        emit saved();
}

void SessionDocument::cancelSave()
{
    m_stop.request_stop();
    m_isSaving = false;
}

void SessionDocument::annotate(const Annotation &annotation)
{
    if (m_capture || !m_origin.isEmpty()) {
        m_isShow = false; // somebody has something to say of it
        m_isUsed = true;
        ++m_changes;
        emit changed();
    }
    m_annotating.post([this, annotation] {
        const Result<void> kept = m_store->annotate(annotation);
        QMetaObject::invokeMethod(
            this,
            [this, kept, frame = annotation.frame] {
                if (kept)
                    emit annotated(frame);
                else
                    emit annotationFailed(frame, kept.error());
            },
            Qt::QueuedConnection);
    });
}

SessionDocument::Readable SessionDocument::readable(const QString &place) const
{
    if (m_recording)
        return { m_file, [recording = m_recording](const std::stop_token &) {
                    recording->waitUntilWritten();
                    return Result<void>();
                } };
    if (!m_file.isEmpty())
        return { m_file, [](const std::stop_token &) { return Result<void>(); } };
    return { place, [store = m_store, place](const std::stop_token &stop) {
                return saveSession(
                    *store, store->annotations(), place, [](FrameId) {}, stop);
            } };
}

void SessionDocument::discard()
{
    m_isDiscarded = true;
}

} // namespace Framescope
