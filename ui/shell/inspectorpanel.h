#pragma once

#include "app/session/eventloader.h"
#include "ui/frames/frameselection.h"
#include "ui/handshake/firstframefinder.h"

#include <QWidget>

#include <memory>

class QStackedWidget;
class QTabBar;

namespace Framescope {

class AnatomyTab;
class Chip;
class FieldCard;
class FrameCache;
class FramePin;
class FrameStrip;
class FrameTableModel;
class HandshakeCaption;
class HandshakeView;
class HexTab;
class IconButton;
class MessageView;
class Theme;

/// The selected frame from four sides: anatomy, octets, message, and the handshake of its
/// connection.
class InspectorPanel : public QWidget
{
    Q_OBJECT
public:
    enum Tab { AnatomyTabIndex, HexTabIndex, MessageTabIndex, HandshakeTabIndex };

    /// All must outlive the panel.
    InspectorPanel(const Theme &theme, std::shared_ptr<const SessionStore> store,
        FrameSelection &selection, QWidget *parent = nullptr);

    /// The frames among which the selected one is shown while the panel fills the window. Both
    /// must outlive the panel.
    void setNeighbours(FrameTableModel &model, FrameCache &cache);
    /// There is a composer that could take a frame.
    void setComposable(bool composable);

    /// Where fields are explained.
    FieldCard *fieldCard() const;

    void setTab(Tab tab);
    Tab tab() const;
    /// Shows that the panel fills the window, or not.
    void setMaximized(bool maximized);
    /// The panel stays with its frame while the window selects others.
    bool isPinned() const;
    /// Stays with the frame that \a other stays with, if it does.
    void takeOverPin(const InspectorPanel &other);

public slots:
    /// Without a frame there is nothing to stay with.
    void setPinned(bool pinned);
    /// The connection whose handshake is shown, unless another one's frame is pinned; 0: none.
    void setConnection(Framescope::ConnectionId connection);
    /// Frames up to \a last, and news of the connections \a changed, can be read from the store.
    void refresh(Framescope::FrameId last, const QList<Framescope::ConnectionId> &changed);

signals:
    void frameRequested(Framescope::FrameId id);
    void previousFrameRequested();
    void nextFrameRequested();
    void maximizeRequested(bool maximized);
    /// isPinned() may be another.
    void pinChanged(bool pinned);
    /// The handshake of \a connection should be changed, and another one made with it.
    void editRequested(Framescope::ConnectionId connection);
    /// It should be copied as a command.
    void curlRequested(Framescope::ConnectionId connection);
    /// \a frame should be changed and sent again.
    void composeRequested(const Framescope::FrameHandle &frame);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createHeader();
    void showSteps();
    void showPin();
    void showConnection();
    void showHandshake();
    void explainField();

    const Theme &m_theme;
    FrameSelection &m_selection; ///< the window's
    FrameSelection *m_shown; ///< that of the pages; the last of the children, for it outlives them
    FramePin *m_pin;
    const std::shared_ptr<const SessionStore> m_store;
    EventLoader m_events;
    FirstFrameFinder m_firstFrame;
    ConnectionId m_wanted = 0; ///< that the window has selected
    ConnectionId m_connection = 0;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    HandshakeCaption *m_handshakeCaption = nullptr; ///< above the handshake
    IconButton *m_previous = nullptr;
    IconButton *m_next = nullptr;
    Chip *m_elsewhere = nullptr; ///< which frame is selected while another one is pinned
    IconButton *m_pinButton = nullptr;
    IconButton *m_maximize = nullptr;
    FrameStrip *m_strip = nullptr; ///< see setNeighbours()
    AnatomyTab *m_anatomy = nullptr;
    HexTab *m_hex = nullptr;
    MessageView *m_message = nullptr;
    HandshakeView *m_handshake = nullptr;
};

} // namespace Framescope
