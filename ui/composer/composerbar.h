#pragma once

#include "app/compose/composition.h"
#include "app/connect/variables.h"
#include "app/session/connectionrecord.h"
#include "ui/composer/composerhistory.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace Framescope {

class Chip;
class CloseEditor;
class Environments;
class IconButton;
class IconLabel;
class NoteRow;
class PayloadEditor;
class TextLabel;
class Theme;

/// The composer on one line: writes messages, pings and closes and asks for them to be sent on the
/// selected connection. Only legal frames can be asked for; what is wrong is said below the field
/// while it is typed.
class ComposerBar : public QWidget
{
    Q_OBJECT
public:
    explicit ComposerBar(const Theme &theme, QWidget *parent = nullptr);

    PayloadKind kind() const;
    void setKind(PayloadKind kind);
    /// What stands in the fields.
    Composition composition() const;
    /// Shows what stands in \a other, and remembers what was sent there.
    void takeOver(const ComposerBar &other);
    /// Where the values of variables come from; \a environments must outlive the bar. Without them
    /// a variable is sent as it stands.
    void setEnvironments(Environments &environments);
    /// Nothing can be sent, whatever the connection; \a reason says why.
    void setReadOnly(const QString &reason);
    /// Why nothing can be sent now; empty if it can.
    QString obstacle() const { return m_obstacle; }

public slots:
    /// The connection to send on; nullopt if none is selected.
    void setConnection(const std::optional<Framescope::ConnectionRecord> &connection);
    void focusEditor();
    /// Does what the button does, unless there is an obstacle.
    void send();

signals:
    /// \a payload of a text message is UTF-8.
    void sendMessageRequested(Framescope::ConnectionId connection, Framescope::MessageType type,
        const QByteArray &payload);
    void sendPingRequested(Framescope::ConnectionId connection, const QByteArray &payload);
    void closeRequested(Framescope::ConnectionId connection, quint16 code, const QString &reason);
    /// The composer should be shown at full size.
    void expandRequested();
    /// A file or a frame was dropped: it wants all fields to be shown.
    void compositionDropped(const Framescope::Composition &composition);
    /// Esc in the editor: the focus should go back to the frames.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// Something in the fields that must not be sent.
    struct Problem
    {
        QString text;
        QString section; ///< "§5.5"
        bool inCode = false; ///< of a Close frame, else in the payload or reason
    };

    ComposerEntry entry() const;
    void setEntry(const ComposerEntry &entry);
    /// As typed and with its variables replaced: the payload, or the reason of a Close frame.
    QString typedText() const;
    QString expandedText() const;
    Variables variables() const;
    std::optional<Problem> problem() const;
    QString connectionObstacle() const;
    void showKind();
    void showTarget();
    void fitToWidth();
    void validate();
    void applyTheme();

    const Theme &m_theme;
    std::optional<ConnectionRecord> m_connection;
    Environments *m_environments = nullptr;
    ComposerHistory m_history;
    QString m_readOnly; ///< why; empty if it is not
    QString m_obstacle;

    IconButton *m_chevron;
    TextLabel *m_title;
    QComboBox *m_kind;
    QStackedWidget *m_fields;
    PayloadEditor *m_payload;
    CloseEditor *m_close;
    IconLabel *m_arrow;
    TextLabel *m_target;
    Chip *m_mask;
    QPushButton *m_send;
    NoteRow *m_note;
};

} // namespace Framescope
