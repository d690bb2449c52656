#pragma once

#include "app/compose/composition.h"
#include "app/session/sessionstore.h"
#include "protocol/connection/intercept.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QPushButton;

namespace Framescope {

class OutgoingEditor;
class SegmentedSwitch;
class Theme;

/// permessage-deflate was agreed on for \a connection.
bool isDeflateAgreed(const ConnectionRecord &connection);

/// Writes a message or a frame that nobody sent, and asks for it to be put on a proxied connection.
/// Stays open, so that more can be put in.
class InjectDialog : public QDialog
{
    Q_OBJECT
public:
    InjectDialog(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);

    /// Lists the proxied connections that are open, and chooses \a connection if it is one.
    void choose(ConnectionId connection, Direction direction);

    /// Writes down what sends \a composition, in \a direction, in place of what is there.
    void propose(const Composition &composition, Direction direction);

    QComboBox *connectionList() const { return m_connection; }
    SegmentedSwitch *direction() const { return m_direction; }
    SegmentedSwitch *form() const { return m_form; }
    OutgoingEditor *outgoing() const { return m_outgoing; }
    QPushButton *injectButton() const { return m_inject; }

signals:
    void injectRequested(Framescope::ConnectionId connection, Framescope::Direction direction,
        const QList<Framescope::OutgoingItem> &items);

private:
    Direction chosenDirection() const;
    void load();
    void inject();
    void updateButton();

    const std::shared_ptr<const SessionStore> m_store;
    QComboBox *m_connection;
    SegmentedSwitch *m_direction;
    SegmentedSwitch *m_form;
    OutgoingEditor *m_outgoing;
    QPushButton *m_inject;
    WholeMessage m_message;
};

} // namespace Framescope
