#pragma once

#include "app/connect/connectiondraft.h"
#include "ui/connect/namevaluemodel.h"
#include "ui/connect/requestissue.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace Framescope {

class NoteRow;
class SecretField;
class Theme;

/// Who connects: what becomes the Authorization and the Cookie header.
class CredentialsPage : public QWidget
{
    Q_OBJECT
public:
    explicit CredentialsPage(const Theme &theme, QWidget *parent = nullptr);

    DraftAuthorization authorization() const; ///< as typed
    QList<DraftField> cookies() const;
    void setCredentials(const DraftAuthorization &authorization, const QList<DraftField> &cookies);
    /// What is wrong with the Cookie or the Authorization header.
    void setIssue(const std::optional<RequestIssue> &issue);

signals:
    void changed();

private:
    void showKind();

    NameValueModel m_cookies;
    QFormLayout *m_form;
    QComboBox *m_kind;
    QLineEdit *m_user;
    SecretField *m_password;
    SecretField *m_token;
    NoteRow *m_note;
};

} // namespace Framescope
