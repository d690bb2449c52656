#pragma once

#include "app/session/readerthread.h"
#include "protocol/endpoint/proxyoptions.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace Framescope {

class ListenAddress;
class NoteRow;
class Theme;
class TlsPage;

/// Asks for everything a proxy is started with. Emits accepted() when options() are to be used.
class ProxyDialog : public QDialog
{
    Q_OBJECT
public:
    explicit ProxyDialog(const Theme &theme, QWidget *parent = nullptr);
    ~ProxyDialog() override;

    void setPort(quint16 port);
    ProxyOptions options() const;

public slots:
    /// Does nothing while something stands in the way.
    void accept() override;

private:
    enum class Mode { Target, Forward };

    QWidget *createProxyPage();
    QWidget *createFooter();
    Mode mode() const;
    QUrl target() const;
    /// Why the proxy cannot be started; empty if it can.
    QString obstacle() const;
    void validate();
    void askForExport();
    void exportCertificate(const QString &path);
    void applyTheme();

    const Theme &m_theme;
    ListenAddress *m_address = nullptr;
    QComboBox *m_mode = nullptr;
    QLineEdit *m_target = nullptr;
    NoteRow *m_targetNote = nullptr;
    QCheckBox *m_strict = nullptr;
    QCheckBox *m_terminate = nullptr;
    NoteRow *m_terminateNote = nullptr;
    QPushButton *m_export = nullptr;
    NoteRow *m_exportNote = nullptr;
    TlsPage *m_tls = nullptr;
    QPushButton *m_start = nullptr;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
