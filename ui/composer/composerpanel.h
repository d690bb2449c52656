#pragma once

#include "app/compose/sendorder.h"
#include "app/session/connectionrecord.h"
#include "ui/composer/compositionchecker.h"
#include "ui/composer/sendwatch.h"
#include "ui/composer/snippetmodel.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QHBoxLayout;
class QPushButton;
class QSpinBox;

namespace Framescope {

class EnvironmentBox;
class Environments;
class FrameControls;
class NoteRow;
class PayloadPane;
class SegmentedSwitch;
class SendButton;
class SendTargetBox;
class SnippetPane;
class TextLabel;
class Theme;
class WireView;

/// The composer at full size: any payload in any frames, the octets that they come to, what a peer
/// that keeps to the RFC will do with them, and what it did.
class ComposerPanel : public QWidget
{
    Q_OBJECT
public:
    /// \a snippets is where they are kept.
    ComposerPanel(const Theme &theme, const SnippetFile &snippets, QWidget *parent = nullptr);

    /// What stands in the fields.
    Composition composition() const;
    void setComposition(const Composition &composition);
    /// Shows what stands in \a other, and what is under way there.
    void takeOver(const ComposerPanel &other);
    /// Where the values of variables come from; \a environments must outlive the panel. Without
    /// them a variable is sent as it stands.
    void setEnvironments(Environments &environments);
    /// Where to look up the \a connections that can be sent on.
    void setConnections(const std::function<QList<ConnectionRecord>()> &connections);
    /// Nothing can be sent, whatever the connection; \a reason says why.
    void setReadOnly(const QString &reason);
    /// Why nothing can be sent now; empty if it can.
    QString obstacle() const;
    void focusEditor();

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

public slots:
    /// The connection to send on, as it is now; nullopt if none is selected.
    void setConnection(const std::optional<Framescope::ConnectionRecord> &connection);
    /// Sends once.
    void send();
    /// Sends as often as the fields say, or stops what is under way.
    void sendRepeatedly();
    /// \a sent messages of an order of several are on their way.
    void showProgress(Framescope::ConnectionId connection, quint32 sent);
    void sendingEnded(Framescope::ConnectionId connection);

signals:
    void sendRequested(Framescope::ConnectionId connection, const Framescope::SendOrder &order);
    void stopRequested(Framescope::ConnectionId connection);
    void collapseRequested();
    /// The user wants to send on another connection.
    void connectionRequested(Framescope::ConnectionId connection);
    /// Esc in the editor: the focus should go back to the frames.
    void leaveRequested();
    /// Something that is not about what stands in the fields.
    void failed(const Framescope::Error &error);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeHeading();
    QWidget *makeWirePane();
    QWidget *makeFramePane();
    QWidget *makeFooting();
    QString connectionObstacle() const;
    Variables variablesFor(const QString &text) const;
    bool isRepeating() const;
    Direction direction() const;
    SendingState sendingState() const;
    void check();
    void showChecked(const CheckedComposition &checked);
    void showState();
    void showWords(bool shown);
    void emitOrder(quint32 times);
    void saveSnippet();
    void watch();
    void fitFramePane();
    void applyTheme();

    const Theme &m_theme;
    SnippetModel m_snippets;
    CompositionChecker m_checker;
    std::optional<CheckedComposition> m_checked; ///< of what stands in the fields
    std::optional<ConnectionRecord> m_connection;
    QString m_readOnly; ///< why; empty if it is not
    SendWatch m_watch;
    QTimer m_watchTimer;
    Environments *m_environments = nullptr;
    quint32 m_pending = 0; ///< messages that are to be sent once the check is done
    QSet<ConnectionId> m_repeating; ///< where an order of several is under way

    QHBoxLayout *m_headingRow = nullptr;
    QHBoxLayout *m_formRow = nullptr; ///< for the forms of the payload, where there is little room
    QList<QWidget *> m_words; ///< in the footing
    QPushButton *m_save = nullptr;
    EnvironmentBox *m_environment = nullptr; ///< once the panel was shown
    SegmentedSwitch *m_form;
    TextLabel *m_targetLabel;
    SendTargetBox *m_target;
    SnippetPane *m_snippetPane;
    PayloadPane *m_payload;
    QWidget *m_framePane;
    FrameControls *m_frame;
    QCheckBox *m_allowInvalid;
    NoteRow *m_prediction;
    QWidget *m_wirePane;
    WireView *m_wire;
    TextLabel *m_wireSummary;
    TextLabel *m_outcome;
    QSpinBox *m_times;
    QSpinBox *m_interval;
    QPushButton *m_repeat;
    SendButton *m_send;
};

} // namespace Framescope
