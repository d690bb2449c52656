#pragma once

#include "protocol/connection/intercept.h"
#include "ui/frames/frameselection.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace Framescope {

class HeaderEditor;
class HexView;
class MessageFields;
class NoteRow;
class OriginalView;
class OutgoingAnatomy;
class PaneHead;
class PayloadField;
class SegmentedSwitch;
class Theme;

/// Edits what is to go on the wire, a frame bit by bit or a whole message: payload beside how it
/// came, which rules it breaks, and the octets that will cross.
class OutgoingEditor : public QWidget
{
    Q_OBJECT
public:
    /// What views() has, in its order.
    enum View { Json, Text, Hex, Anatomy };

    explicit OutgoingEditor(const Theme &theme, QWidget *parent = nullptr);

    /// What it is about; before the next two.
    void setTarget(Direction direction, bool deflateAgreed);
    void setFrame(const RawFrame &frame);
    /// \a key masks it on the way to the server, unless it is compressed; nullopt: a fresh one.
    void setMessage(const WholeMessage &message, std::optional<MaskingKey> key);
    /// Shown beside the payload; nullopt: nothing is. Before the two above.
    void setOriginal(const std::optional<OutgoingItem> &original);

    /// nullopt while something that was typed cannot be read.
    std::optional<OutgoingItem> item() const;
    bool isMessage() const;

    /// How far its fields are from its edges, in pixels of the design.
    void setMargin(int margin);
    /// Behind the fields.
    void addBesideFields(QWidget *widget);
    /// How the payload, or the frame, is looked at. Stands beside the fields.
    SegmentedSwitch *views() const { return m_views; }
    /// Stands where the caller puts it.
    SegmentedSwitch *takeViews();
    /// As if the user of \a other had chosen here.
    void takeView(const OutgoingEditor &other);

    HeaderEditor *header() const { return m_header; }
    MessageFields *message() const { return m_message; }
    PayloadField *payload() const { return m_payload; }
    HexView *octets() const { return m_octets; }
    /// nullptr before it was chosen.
    OutgoingAnatomy *anatomy() const { return m_anatomy; }
    PaneHead *originalHead() const { return m_originalHead; }
    PaneHead *editedHead() const { return m_editedHead; }
    PaneHead *octetsHead() const { return m_octetsHead; }
    /// Rules that it breaks, and what cannot be read; empty: none.
    QString remark() const;

signals:
    void changed();
    /// Ctrl+Enter.
    void sendRequested();
    /// Esc.
    void leaveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createFields();
    QWidget *fields() const;
    QWidget *createPanes();
    std::optional<RawFrame> frame() const;
    std::optional<RawFrame> messageFrame() const;
    std::optional<RawFrame> outgoingFrame() const;
    void applyChange();
    void applyTheme();
    void chooseView(int view);
    void followPayload();
    void compare();
    void showLengths();
    void showJson();
    void judge();
    void showOctets();
    void showAnatomy();
    bool goesAsItCame() const;
    QString whyUnknown() const;
    void giveRoomToOctets(bool room);
    void fitBelow();
    void showHeader(bool isMessage);

    const Theme &m_theme;
    FrameSelection m_selection; ///< of octets in the view below
    HeaderEditor *m_header;
    MessageFields *m_message;
    SegmentedSwitch *m_views;
    PaneHead *m_originalHead;
    OriginalView *m_originalView;
    PaneHead *m_editedHead;
    PayloadField *m_payload;
    OutgoingAnatomy *m_anatomy = nullptr; ///< made when it is first needed
    NoteRow *m_note;
    PaneHead *m_octetsHead;
    HexView *m_octets;
    QVBoxLayout *m_fields = nullptr; ///< header or message
    QList<QWidget *> m_besideFields;
    QWidget *m_originalPane;
    QStackedWidget *m_pages; ///< the payloads, or the anatomy
    QWidget *m_below; ///< with the octets
    QSplitter *m_rows; ///< the pages, and those
    QList<int> m_heights; ///< in m_rows, while the octets are not known
    Direction m_direction = Direction::ClientToServer;
    bool m_deflateAgreed = false;
    bool m_isMessage = false;
    bool m_followsPayload = false; ///< the switch is set, not used
    int m_margin = 0;
    std::optional<MaskingKey> m_key;
    std::optional<OutgoingItem> m_original;
};

} // namespace Framescope
