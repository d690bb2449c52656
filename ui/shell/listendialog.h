#pragma once

#include "protocol/endpoint/serveroptions.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace Framescope {

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

    QWidget *createOrigins();
    QWidget *createFooter();
    QStringList origins() const;
    /// Why listening cannot begin; empty if it can.
    QString obstacle() const;
    void validate();
    void applyTheme();

    const Theme &m_theme;
    ListenAddress *m_address = nullptr;
    QComboBox *m_behavior = nullptr;
    QComboBox *m_origins = nullptr;
    QLineEdit *m_patterns = nullptr;
    NoteRow *m_originNote = nullptr;
    SubprotocolsPage *m_subprotocols = nullptr;
    QSpinBox *m_messageLimit = nullptr; ///< MiB
    IdentityFields *m_identity = nullptr;
    QPushButton *m_listen = nullptr;
};

} // namespace Framescope
