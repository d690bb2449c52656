#pragma once

#include "app/session/eventloader.h"
#include "ui/frames/frameselection.h"

#include <QWidget>

#include <memory>

class QStackedWidget;
class QTabBar;

namespace Framescope {

class AnatomyTab;
class FieldCard;
class FrameCache;
class FrameStrip;
class FrameTableModel;
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
    /// \a frame should be changed and sent again.
    void composeRequested(const Framescope::FrameHandle &frame);

private:
    QWidget *createHeader(const Theme &theme, FrameSelection &selection);
    void showHandshake();
    void explainField();

    const Theme &m_theme;
    FrameSelection &m_selection;
    const std::shared_ptr<const SessionStore> m_store;
    EventLoader m_events;
    ConnectionId m_connection = 0;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    IconButton *m_previous = nullptr;
    IconButton *m_next = nullptr;
    IconButton *m_maximize = nullptr;
    FrameStrip *m_strip = nullptr; ///< see setNeighbours()
    AnatomyTab *m_anatomy = nullptr;
    HexTab *m_hex = nullptr;
    MessageView *m_message = nullptr;
    HandshakeView *m_handshake = nullptr;
};

} // namespace Framescope
