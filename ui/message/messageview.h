#pragma once

#include "ui/frames/frameselection.h"
#include "ui/message/messageloader.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QStackedLayout;

namespace Framescope {

class Chip;
class CloseSummary;
class ElidedLabel;
class EmptyState;
class HexView;
class IconButton;
class IconLabel;
class ImagePreview;
class NoteRow;
class TextLabel;
class TextLineView;
class Theme;
class ValueTreeView;

/// The inspector's Message tab: the message that the selected frame belongs to, assembled from its
/// fragments and decompressed, in the form that its content suggests or that was chosen for its
/// kind. Reads nothing while it is hidden.
class MessageView : public QWidget
{
    Q_OBJECT
public:
    /// How many octets are laid out as text at first and at most; more is asked for by a link.
    static constexpr qsizetype FirstLimit = 1 << 20;
    static constexpr qsizetype LastLimit = 16 << 20;

    MessageView(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);

public slots:
    /// Null: nothing is selected.
    void setFrame(const Framescope::FrameHandle &frame);
    /// Frames up to \a last can be read: an unfinished message may have grown.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// A value was selected that stands in \a octets of the frame's wire octets. Only of messages
    /// whose payload crossed in this one frame as it is.
    void octetsSelected(Framescope::OctetRange octets);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createPage();
    void load();
    void layOut();
    void setDocument(const std::shared_ptr<const MessageDocument> &document);
    void showHeader();
    void showForms();
    void showStateNote();
    void showWrapNote();
    void showFormNote();
    void showCutNote();
    void showContent();
    void showWhyEmpty();
    void chooseForm(MessageForm form);
    void showMore();
    void selectOctets(OctetRange octets);
    void copy();
    void applyTheme();

    const Theme &m_theme;
    MessageLoader m_loader;
    FrameHandle m_frame;
    FrameId m_lastFrame = 0;
    qsizetype m_limit = FirstLimit;
    bool m_stale = false; ///< m_frame is to be loaded once the view is visible
    std::shared_ptr<const MessageDocument> m_document; ///< shown; null: nothing is
    QTimer m_patience; ///< until it is said that the message is being read

    QWidget *m_header = nullptr;
    IconLabel *m_direction;
    TextLabel *m_title;
    TextLabel *m_facts;
    Chip *m_validity;
    ElidedLabel *m_found; ///< why Auto shows what it shows
    QComboBox *m_forms;
    IconButton *m_copy;

    QStackedLayout *m_pages;
    EmptyState *m_empty;
    QWidget *m_loading = nullptr;
    QWidget *m_page = nullptr;
    CloseSummary *m_close;
    NoteRow *m_stateNote;
    NoteRow *m_utf8Note;
    NoteRow *m_wrapNote;
    NoteRow *m_formNote;
    NoteRow *m_cutNote;
    TextLineView *m_text;
    ValueTreeView *m_tree;
    ImagePreview *m_image;
    FrameSelection *m_hexSelection; ///< of octets in the message, of no concern to other views
    HexView *m_hex;
    EmptyState *m_nothing; ///< instead of one of the forms
};

} // namespace Framescope
