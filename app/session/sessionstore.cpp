#include "app/session/sessionstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

struct AnnotationWords
{
    Q_DECLARE_TR_FUNCTIONS(Annotation)
};

QString refusalText(Annotations::Refusal refusal, FrameId frame)
{
    switch (refusal) {
    case Annotations::Refusal::NoFrame:
        return AnnotationWords::tr("there is no frame %1 to be annotated").arg(frame);
    case Annotations::Refusal::NoteTooLong:
        return AnnotationWords::tr("the note of frame %1 is longer than %2 octets")
            .arg(frame)
            .arg(Annotations::MaxNoteOctets);
    case Annotations::Refusal::TooMany:
        return AnnotationWords::tr(
            "a session takes no more than %1 annotations, and %2 MiB of them")
            .arg(Annotations::MaxCount)
            .arg(Annotations::MaxOctets >> 20);
    }
    Q_UNREACHABLE();
}

} // namespace

std::shared_ptr<const FrameBlock> SessionStore::soundBlock(FrameId id) const
{
    auto found = block(id);
    return found && found->isSound() ? found : nullptr;
}

void SessionStore::visitEvents(const std::function<bool(const EventRecord &event)> &visit) const
{
    QList<EventRecord> all;
    for (const ConnectionRecord &connection : connections())
        all += events(connection.id);
    std::stable_sort(all.begin(), all.end(),
        [](const EventRecord &left, const EventRecord &right) { return left.time < right.time; });
    for (const EventRecord &event : std::as_const(all)) {
        if (!visit(event))
            return;
    }
}

Annotations SessionStore::annotations() const
{
    const std::lock_guard lock(m_annotationsMutex);
    return m_annotations;
}

std::unique_lock<std::mutex> SessionStore::pauseKeeping()
{
    return std::unique_lock(m_keeping);
}

void SessionStore::setAnnotations(const Annotations &annotations)
{
    const std::lock_guard lock(m_annotationsMutex);
    m_annotations = annotations;
}

Result<void> SessionStore::annotate(const Annotation &annotation)
{
    const std::lock_guard keeping(m_keeping);
    std::optional<Annotations::Refusal> refusal;
    if (annotation.frame > lastFrame()) {
        refusal = Annotations::Refusal::NoFrame;
    } else {
        const std::lock_guard lock(m_annotationsMutex);
        refusal = m_annotations.refusal(annotation);
    }
    if (refusal)
        return tl::unexpected(
            Error { ErrorCode::InvalidArgument, refusalText(*refusal, annotation.frame) });
    if (const auto kept = keep(annotation); !kept)
        return kept;
    const std::lock_guard lock(m_annotationsMutex);
    m_annotations.put(annotation);
    return {};
}

} // namespace Framescope
