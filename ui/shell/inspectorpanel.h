#pragma once

#include "app/session/eventloader.h"
#include "ui/frames/frameselection.h"

#include <QWidget>

#include <memory>

class QStackedWidget;
class QTabBar;

namespace Framescope {

class AnatomyTab;
class HandshakeView;
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

    void setTab(Tab tab);
    Tab tab() const;
    /// Shows that the panel fills the window, or not.
    void setMaximized(bool maximized);

public slots:
    /// The connection whose handshake is shown; 0: none.
    void setConnection(Framescope::ConnectionId connection);
    /// Frames up to \a last, and news of the connections \a changed, can be read from the store.
    void refresh(Framescope::FrameId last, const QList<Framescope::ConnectionId> &changed);

signals:
    void frameRequested(Framescope::FrameId id);
    void previousFrameRequested();
    void nextFrameRequested();
    void maximizeRequested(bool maximized);

private:
    QWidget *createHeader(const Theme &theme, FrameSelection &selection);
    void showHandshake();

    const std::shared_ptr<const SessionStore> m_store;
    EventLoader m_events;
    ConnectionId m_connection = 0;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    IconButton *m_maximize = nullptr;
    AnatomyTab *m_anatomy = nullptr;
    MessageView *m_message = nullptr;
    HandshakeView *m_handshake = nullptr;
};

} // namespace Framescope
