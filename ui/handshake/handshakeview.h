#pragma once

#include "ui/handshake/handshakefacts.h"

#include <QDateTime>
#include <QScrollArea>

#include <tuple>

class QBoxLayout;

namespace Framescope {

class AcceptCard;
class DeflateCard;
class EmptyState;
class HeadCard;
class NoteRow;
class TextLabel;
class Theme;
class TimingCard;
class TlsCard;

/// The inspector's Handshake tab: how the selected connection was opened, or why it was not.
class HandshakeView : public QScrollArea
{
    Q_OBJECT
public:
    explicit HandshakeView(const Theme &theme, QWidget *parent = nullptr);

    /// When the time of the session's events began.
    void setSessionStart(const QDateTime &start) { m_sessionStart = start; }

public slots:
    /// \a events are those of \a connection, in their order. May be called at every change: what
    /// is shown already stays as it is.
    void setConnection(const Framescope::ConnectionRecord &connection,
        const QList<Framescope::EventRecord> &events);
    /// The first frame of \a connection; counts if that is shown.
    void setFirstFrame(
        Framescope::ConnectionId connection, Framescope::FrameId frame, Framescope::Timestamp time);
    /// No connection is selected.
    void clear();

signals:
    void frameRequested(Framescope::FrameId frame);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct FirstFrame
    {
        ConnectionId connection = 0;
        FrameId frame = 0;
        Timestamp time = 0;
    };

    void showEmpty(const QString &title, const QString &sentence, bool isError = false);
    void showRequest(const HandshakeFacts &facts, bool secure);
    void showInterims(const HandshakeFacts &facts, bool secure);
    void showResponse(const HandshakeFacts &facts, bool secure);
    void showAccept(const HandshakeFacts &facts);
    void showDeflate(const HandshakeFacts &facts);
    void showTls(const HandshakeFacts &facts, bool verificationOff);
    void showTiming();
    QDateTime timeOf(Timestamp time) const;
    int unfoldedWidth() const;
    void fold();
    void setFolded(bool folded);
    void applyTheme();

    const Theme &m_theme;
    /// Connection, events taken, closed: what the page shows was made of these.
    std::tuple<ConnectionId, qsizetype, bool> m_shown;
    HandshakeFacts m_facts; ///< that are shown
    FirstFrame m_firstFrame;
    QDateTime m_sessionStart;
    bool m_sentRequest = true; ///< by us, else received

    QWidget *m_page;
    EmptyState *m_empty;
    QWidget *m_cards;
    NoteRow *m_failure;
    QBoxLayout *m_heads;
    HeadCard *m_request;
    QBoxLayout *m_answers; ///< heads of the server, below each other
    QList<HeadCard *> m_interims; ///< those that are hidden have no head now
    TextLabel *m_moreInterims;
    HeadCard *m_response;
    AcceptCard *m_accept;
    QBoxLayout *m_details;
    DeflateCard *m_deflate;
    TlsCard *m_tls;
    TimingCard *m_timing;
};

} // namespace Framescope
