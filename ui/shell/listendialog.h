#pragma once

#include "protocol/endpoint/serveroptions.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Framescope {

class FileField;
class IdentityFields;
class ListenAddress;
class NoteRow;
class SubprotocolsPage;
class Theme;

/// Asks for everything a listener is started with. Emits accepted() when options() are to be used.
class ListenDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ListenDialog(const Theme &theme, QWidget *parent = nullptr);

    void setPort(quint16 port);
    ServerOptions options() const;

public slots:
    /// Does nothing while something stands in the way.
    void accept() override;

private:
    enum class Origins { Same, Any, Patterns };
    enum class Tls { None, SelfSigned, Files };

    void addBehavior(QFormLayout *form);
    void addTls(QFormLayout *form);
    QWidget *createOrigins();
    QWidget *createFooter();
    QStringList origins() const;
    ServerBehavior behavior() const;
    Tls tls() const;
    /// Why what encrypts cannot be used; empty if it can.
    QString tlsObstacle() const;
    /// Why listening cannot begin; empty if it can.
    QString obstacle() const;
    void validate();
    void applyTheme();

    const Theme &m_theme;
    ListenAddress *m_address = nullptr;
    QFormLayout *m_form = nullptr;
    QComboBox *m_behavior = nullptr;
    FileField *m_watched = nullptr;
    QComboBox *m_origins = nullptr;
    QLineEdit *m_patterns = nullptr;
    NoteRow *m_originNote = nullptr;
    SubprotocolsPage *m_subprotocols = nullptr;
    QSpinBox *m_messageLimit = nullptr; ///< MiB
    QComboBox *m_tls = nullptr;
    NoteRow *m_tlsNote = nullptr;
    std::optional<TlsServerOptions> m_selfSigned; ///< once it is to be used
    IdentityFields *m_identity = nullptr;
    QPushButton *m_listen = nullptr;
};

} // namespace Framescope
