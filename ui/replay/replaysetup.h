#pragma once

#include "app/replay/replayrequest.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace Framescope {

class ElidedLabel;
class LinkButton;
class NoteRow;
class SegmentedSwitch;
class TextLabel;
class Theme;

/// Where, how fast and by which side a recording is played, the buttons that start and stop that,
/// and how far it is.
class ReplaySetup : public QWidget
{
    Q_OBJECT
public:
    /// Begins with what is known of \a record; \a known is what it was opened with, if it is ours.
    ReplaySetup(const Theme &theme, const ConnectionRecord &record,
        const std::optional<ClientOptions> &known, QWidget *parent = nullptr);

    /// Why it cannot start; empty if it can.
    QString obstacle() const;
    /// With what the server is asked in place of the recorded request; nullopt: with that.
    void setHandshake(const std::optional<ClientOptions> &options);
    const std::optional<ClientOptions> &handshake() const { return m_handshake; }
    /// How the server is reached, as far as that is known: TLS, proxy and limits.
    const ClientOptions &known() const { return m_options; }
    /// All but what is played and what counts.
    void fill(ReplayRequest &request) const;
    /// The headers with credentials that the recorded request has: "Cookie". Says so where they
    /// would go to another host.
    void setCredentials(const QStringList &headers);

    enum class State { Idle, Playing, Paused, Stepwise };
    /// While it plays nothing can be changed. What is paused or stepwise can be let go on.
    void setState(State state);
    /// \a done of \a all in any unit; with \a all 0 it is not known. \a text says so in words.
    void setProgress(quint64 done, quint64 all, const QString &text);

    /// By keyboard: the URL, or while it plays the button that goes on.
    void takeFocus();
    QLineEdit *url() const { return m_url; }

public slots:
    /// As if the button was pressed, if it can be.
    void start();
    void step();
    /// Pauses, or goes on.
    void pause();

signals:
    void startRequested();
    void pauseRequested(bool paused);
    void stepRequested();
    void stopRequested();
    /// Somebody wants to see the opening handshake, and perhaps to write another one.
    void handshakeRequested();

private:
    QWidget *createWhere(const ConnectionRecord &record);
    QWidget *createHow();
    QWidget *createLimits();
    void validate();
    void showState();
    void applyTheme();
    bool playsServer() const;
    bool isStepwise() const;
    QUrl typedUrl() const;

    const Theme &m_theme;
    const QString m_recordedHost;
    ClientOptions m_options;
    std::optional<ClientOptions> m_handshake;
    QStringList m_credentials;
    State m_state = State::Idle;
    SegmentedSwitch *m_side;
    QStackedWidget *m_where;
    QLineEdit *m_url;
    QSpinBox *m_port;
    QCheckBox *m_anyCertificate;
    QPushButton *m_editHandshake;
    LinkButton *m_resetHandshake;
    QPushButton *m_start; ///< pauses while it plays
    QPushButton *m_step;
    QPushButton *m_stop;
    SegmentedSwitch *m_speed;
    QDoubleSpinBox *m_factor;
    QComboBox *m_wait;
    QSpinBox *m_timeout;
    QCheckBox *m_lenient;
    QProgressBar *m_progress;
    ElidedLabel *m_progressText;
    NoteRow *m_note;
};

} // namespace Framescope
