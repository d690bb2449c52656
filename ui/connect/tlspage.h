#pragma once

#include "app/connect/connectiondraft.h"
#include "app/connect/variables.h"
#include "protocol/endpoint/tlsoptions.h"
#include "ui/connect/requestissue.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace Framescope {

class FileField;
class IdentityFields;
class NoteRow;
class Theme;

/// How a new connection speaks TLS.
class TlsPage : public QWidget
{
    Q_OBJECT
public:
    explicit TlsPage(const Theme &theme, QWidget *parent = nullptr);

    TlsClientOptions options() const;
    /// The same as typed; certificates that came with setOptions() are no part of it.
    DraftTls draft() const;
    void setDraft(const DraftTls &draft);
    /// Begins with \a options: their certificates are used unless files are named instead.
    void setOptions(const TlsClientOptions &options);
    /// Are replaced in the fields.
    void setVariables(const Variables &variables);
    /// What keeps the settings from being used, and what they make unsafe.
    QList<RequestIssue> issues() const;
    /// False: the URL is ws://, and nothing here has an effect.
    void setUsed(bool used);

signals:
    void changed();

private:
    void readAuthorities();

    bool m_used = true;
    Variables m_variables;
    TlsClientOptions m_base; ///< certificates that are not from a file that is named here
    QList<QSslCertificate> m_authorities;
    QString m_authorityProblem;

    NoteRow *m_unused;
    QCheckBox *m_verify;
    NoteRow *m_verifyNote;
    FileField *m_authorityFile;
    NoteRow *m_authorityNote;
    IdentityFields *m_identity = nullptr;
    QLineEdit *m_serverName;
};

} // namespace Framescope
