#pragma once

#include "app/session/annotation.h"
#include "protocol/result.h"

#include <QObject>

class QWidget;

namespace Framescope {

class NoticeArea;
class SessionDocument;
class Theme;

/// Asks what is to be said of frames, and has it kept.
class Annotator : public QObject
{
    Q_OBJECT
public:
    /// \a theme, \a document, \a notices and \a window, the parent of the dialogs, must outlive it.
    Annotator(const Theme &theme, SessionDocument &document, NoticeArea &notices, QWidget &window);

public slots:
    void ask(Framescope::FrameId frame);

private:
    void tellFailure(FrameId frame, const Error &error);

    const Theme &m_theme;
    SessionDocument &m_document;
    NoticeArea &m_notices;
    QWidget &m_window;
};

} // namespace Framescope
