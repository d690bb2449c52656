#pragma once

#include "ui/connect/requestissue.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace Framescope {

class NoteRow;
class SubprotocolsPage;
class Theme;

/// What a new connection offers: subprotocols (RFC 6455 §1.9), and permessage-deflate with its
/// parameters (RFC 7692 §7.1) or any other extensions, as a text.
class ExtensionsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ExtensionsPage(const Theme &theme, QWidget *parent = nullptr);

    QStringList subprotocols() const;
    QString offer() const; ///< as typed; empty: none
    void setOffers(const QStringList &subprotocols, const QString &offer);
    /// What is wrong with Sec-WebSocket-Protocol and with Sec-WebSocket-Extensions.
    void setIssues(const std::optional<RequestIssue> &subprotocols,
        const std::optional<RequestIssue> &extensions);

signals:
    void changed();

private:
    QWidget *createDeflate(const Theme &theme);
    void writeOffer();
    void readOffer();

    bool m_following = false; ///< the boxes are just following the text
    SubprotocolsPage *m_subprotocols;
    QLineEdit *m_offer;
    NoteRow *m_note;
    QCheckBox *m_deflate;
    QCheckBox *m_clientTakeover; ///< off: client_no_context_takeover
    QCheckBox *m_serverTakeover;
    QCheckBox *m_clientBits; ///< client_max_window_bits
    QSpinBox *m_clientWindow; ///< 15: without a value
    QSpinBox *m_serverWindow; ///< 15: no server_max_window_bits
};

} // namespace Framescope
