#pragma once

#include "protocol/connection/intercept.h"
#include "ui/frames/frameselection.h"

#include <QWidget>

class QSplitter;

namespace Framescope {

class ElidedLabel;
class HeaderEditor;
class HexView;
class MessageFields;
class NoteRow;
class OriginalView;
class PayloadField;
class Theme;

/// Edits what is to go on the wire, a frame bit by bit or a whole message: payload beside how it
/// came, which rules it breaks, and the octets that will cross.
class OutgoingEditor : public QWidget
{
    Q_OBJECT
public:
    explicit OutgoingEditor(const Theme &theme, QWidget *parent = nullptr);

    /// What it is about; before the next two.
    void setTarget(Direction direction, bool deflateAgreed);
    void setFrame(const RawFrame &frame);
    /// \a key masks it on the way to the server, unless it is compressed; nullopt: a fresh one.
    void setMessage(const WholeMessage &message, std::optional<MaskingKey> key);
    /// Shown beside the payload; nullopt: nothing is.
    void setOriginal(const std::optional<QByteArray> &payload);

    /// nullopt while something that was typed cannot be read.
    std::optional<OutgoingItem> item() const;
    bool isMessage() const;

    HeaderEditor *header() const { return m_header; }
    MessageFields *message() const { return m_message; }
    PayloadField *payload() const { return m_payload; }
    HexView *octets() const { return m_octets; }
    /// Rules that it breaks, and what cannot be read; empty: none.
    QString remark() const;

signals:
    void changed();
    /// Ctrl+Enter.
    void sendRequested();
    /// Esc.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    std::optional<RawFrame> frame() const;
    std::optional<RawFrame> messageFrame() const;
    void applyChange();
    void compare();
    void judge();
    void showOctets();
    void giveRoomToOctets(bool room);
    void fitBelow();
    void showHeader(bool isMessage);

    const Theme &m_theme;
    FrameSelection m_selection; ///< of octets in the view below
    HeaderEditor *m_header;
    MessageFields *m_message;
    ElidedLabel *m_originalTitle;
    OriginalView *m_originalView;
    ElidedLabel *m_editedTitle;
    PayloadField *m_payload;
    NoteRow *m_note;
    ElidedLabel *m_octetsTitle;
    HexView *m_octets;
    QWidget *m_originalPane;
    QWidget *m_rightPane;
    QWidget *m_below; ///< with the octets
    QSplitter *m_rows; ///< payloads, and those
    QList<int> m_heights; ///< in m_rows, while the octets are not known
    Direction m_direction = Direction::ClientToServer;
    bool m_deflateAgreed = false;
    bool m_isMessage = false;
    std::optional<MaskingKey> m_key;
    std::optional<QByteArray> m_original;
};

} // namespace Framescope
