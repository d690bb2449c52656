#include "ui/frames/annotator.h"

#include "app/capture/sessiondocument.h"
#include "app/session/errorsentence.h"
#include "ui/frames/annotationdialog.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/noticearea.h"

namespace Framescope {

Annotator::Annotator(
    const Theme &theme, SessionDocument &document, NoticeArea &notices, QWidget &window)
    : QObject(&window)
    , m_theme(theme)
    , m_document(document)
    , m_notices(notices)
    , m_window(window)
{
    connect(&document, &SessionDocument::annotationFailed, this, &Annotator::tellFailure);
}

void Annotator::ask(FrameId frame)
{
    if (frame == 0)
        return;
    const Annotations said = m_document.store()->annotations();
    auto *dialog = new AnnotationDialog(m_theme, frame, said, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const Annotation annotation = dialog->annotation();
        const Annotations now = m_document.store()->annotations();
        const Annotation *before = now.find(annotation.frame);
        if (before ? *before != annotation : !annotation.isEmpty())
            m_document.annotate(annotation);
    });
    dialog->open();
}

void Annotator::tellFailure(FrameId frame, const Error &error)
{
    m_notices.tell(Tone::Error,
        tr("What you said of frame %1 could not be kept. %2")
            .arg(countText(frame), errorSentence(error)));
}

} // namespace Framescope
