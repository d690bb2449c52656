#pragma once

#include "app/connect/connectiondraft.h"
#include "app/connect/variables.h"
#include "ui/connect/requestissue.h"

#include <QWidget>

class QLineEdit;

namespace Framescope {

class NoteRow;
class Theme;

/// Through which proxy a new connection goes.
class ProxyPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProxyPage(const Theme &theme, QWidget *parent = nullptr);

    DraftProxy proxy() const; ///< as typed
    void setProxy(const DraftProxy &proxy);
    void setVariables(const Variables &variables);
    /// Why it cannot be reached.
    QList<RequestIssue> issues() const;

signals:
    void changed();

private:
    void validate();

    Variables m_variables;
    QString m_problem; ///< a sentence; empty: none
    QLineEdit *m_url;
    NoteRow *m_note;
    QLineEdit *m_user;
    QLineEdit *m_password = nullptr;
};

} // namespace Framescope
