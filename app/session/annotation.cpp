#include "app/session/annotation.h"

namespace Framescope {

namespace {

/// Of \a text in UTF-8.
qsizetype octetsOf(const QString &text)
{
    return text.toUtf8().size();
}

} // namespace

std::optional<Annotations::Refusal> Annotations::refusal(const Annotation &annotation) const
{
    if (annotation.frame == 0)
        return Refusal::NoFrame;
    const qsizetype octets = octetsOf(annotation.note);
    if (octets > MaxNoteOctets)
        return Refusal::NoteTooLong;
    const Annotation *before = find(annotation.frame);
    const qsizetype octetsBefore = before ? octetsOf(before->note) : 0;
    if ((!before && count() >= MaxCount) || m_octets - octetsBefore + octets > MaxOctets)
        return Refusal::TooMany;
    return std::nullopt;
}

void Annotations::put(const Annotation &annotation)
{
    Q_ASSERT(!refusal(annotation));
    if (const Annotation *before = find(annotation.frame))
        m_octets -= octetsOf(before->note);
    m_octets += octetsOf(annotation.note);
    if (annotation.isEmpty())
        m_byFrame.remove(annotation.frame);
    else
        m_byFrame.insert(annotation.frame, annotation);
}

const Annotation *Annotations::find(FrameId frame) const
{
    const auto found = m_byFrame.constFind(frame);
    return found == m_byFrame.cend() ? nullptr : &*found;
}

bool Annotations::hasAny(FrameId first, FrameId end) const
{
    const auto found = m_byFrame.lowerBound(first);
    return found != m_byFrame.cend() && found.key() < end;
}

} // namespace Framescope
