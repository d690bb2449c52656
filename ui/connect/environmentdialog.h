#pragma once

#include "ui/connect/environments.h"
#include "ui/connect/namevaluemodel.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace Framescope {

class IconButton;
class NoteRow;
class Theme;

/// Edits the environments: their names and the variables of each.
class EnvironmentDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a environments must outlive the dialog; they change when it is accepted.
    EnvironmentDialog(const Theme &theme, Environments &environments, QWidget *parent = nullptr);

public slots:
    void accept() override;

private:
    QWidget *createList();
    QWidget *createVariables();
    QWidget *createFooter();
    void add();
    void remove();
    void showEnvironment(int environment);
    void rename(const QString &name);
    void takeVariables();
    void validate();

    const Theme &m_theme;
    Environments &m_environments;
    EnvironmentSet m_set;
    int m_current = -1;
    NameValueModel m_variables;

    QListWidget *m_list = nullptr;
    IconButton *m_remove = nullptr;
    QLineEdit *m_name = nullptr;
    QWidget *m_page = nullptr;
    QCheckBox *m_keepSecrets = nullptr;
    NoteRow *m_note = nullptr;
    QPushButton *m_ok = nullptr;
};

} // namespace Framescope
