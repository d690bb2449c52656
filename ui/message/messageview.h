#pragma once

#include "ui/message/messageloader.h"

#include <QTimer>
#include <QWidget>

class QStackedLayout;

namespace Framescope {

class Chip;
class CloseSummary;
class EmptyState;
class FrameSelection;
class HexView;
class IconButton;
class IconLabel;
class NoteRow;
class SegmentedSwitch;
class TextLabel;
class TextLineView;
class Theme;

/// The inspector's Message tab: the message that the selected frame belongs to, assembled from its
/// fragments and decompressed, as text, as JSON or in hex. Reads nothing while it is hidden.
class MessageView : public QWidget
{
    Q_OBJECT
public:
    /// How many octets are shown at first and at most; more is asked for by a link.
    static constexpr quint64 FirstLimit = 1ULL << 20;
    static constexpr quint64 LastLimit = 16ULL << 20;

    MessageView(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);

public slots:
    /// Null: nothing is selected.
    void setFrame(const Framescope::FrameHandle &frame);
    /// Frames up to \a last can be read: an unfinished message may have grown.
    void setLastFrame(Framescope::FrameId last);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Form { Text, Json, Hex };

    QWidget *createHeader();
    QWidget *createPage();
    void load();
    void setDocument(const std::shared_ptr<const MessageDocument> &document);
    void showHeader();
    void showNotes();
    void showForm();
    Form form() const;
    void setForm(Form form);
    void showMore();
    void copy();
    void applyTheme();

    const Theme &m_theme;
    MessageLoader m_loader;
    FrameHandle m_frame;
    FrameId m_lastFrame = 0;
    quint64 m_limit = FirstLimit;
    bool m_stale = false; ///< m_frame is to be loaded once the view is visible
    std::shared_ptr<const MessageDocument> m_document; ///< shown; null: nothing is
    Form m_textForm = Form::Json; ///< wanted for text messages, as far as it can be had
    Form m_binaryForm = Form::Hex; ///< wanted for all others
    QTimer m_patience; ///< until it is said that the message is being read

    QWidget *m_header = nullptr;
    IconLabel *m_direction;
    TextLabel *m_title;
    TextLabel *m_facts;
    Chip *m_validity;
    SegmentedSwitch *m_formsWithJson;
    SegmentedSwitch *m_forms;
    IconButton *m_copy;

    QStackedLayout *m_pages;
    EmptyState *m_empty;
    QWidget *m_loading = nullptr;
    QWidget *m_page = nullptr;
    CloseSummary *m_close;
    NoteRow *m_stateNote;
    NoteRow *m_utf8Note;
    NoteRow *m_cutNote;
    TextLineView *m_text;
    FrameSelection *m_hexSelection; ///< of octets in the message, of no concern to other views
    HexView *m_hex;
};

} // namespace Framescope
