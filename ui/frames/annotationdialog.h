#pragma once

#include "app/session/annotation.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace Framescope {

class NoteRow;

/// What is said of one frame: a note and a colour, to be written or taken back.
class AnnotationDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a others are those of the whole session, which must have room for this one. \a theme must
    /// outlive the dialog.
    AnnotationDialog(
        const Theme &theme, FrameId frame, const Annotations &others, QWidget *parent = nullptr);

    /// What was typed and chosen; empty if nothing is to be said any more.
    Annotation annotation() const;

private:
    void createColours();
    void update();
    QString obstacle() const;

    const Theme &m_theme;
    const FrameId m_frame;
    const Annotations m_others;
    QPlainTextEdit *m_note;
    QComboBox *m_colour;
    NoteRow *m_problem;
    QPushButton *m_keep = nullptr;
};

} // namespace Framescope
