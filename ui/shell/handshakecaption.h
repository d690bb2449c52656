#pragma once

#include "app/session/connectionrecord.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace Framescope {

class Chip;
class ElidedLabel;
class IconLabel;
class TextLabel;
class Theme;

/// "open  Connection 1  wss://host/path  84 ms to open", and what can be done with its handshake:
/// whose it is, on one line.
class HandshakeCaption : public QWidget
{
    Q_OBJECT
public:
    explicit HandshakeCaption(const Theme &theme, QWidget *parent = nullptr);

public slots:
    /// Nullopt: no connection is shown.
    void setConnection(const std::optional<Framescope::ConnectionRecord> &connection);

signals:
    void editRequested(Framescope::ConnectionId connection);
    void curlRequested(Framescope::ConnectionId connection);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitToWidth();
    void applyTheme();

    const Theme &m_theme;
    ConnectionId m_connection = 0;
    Chip *m_state;
    TextLabel *m_number;
    IconLabel *m_lock;
    ElidedLabel *m_url;
    TextLabel *m_time;
    QPushButton *m_edit;
    QPushButton *m_curl;
    bool m_isSecure = false;
    bool m_hasOpened = false;
};

} // namespace Framescope
