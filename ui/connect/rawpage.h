#pragma once

#include "app/connect/connectiondraft.h"
#include "app/connect/variables.h"
#include "ui/connect/requestissue.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace Framescope {

class CodeEdit;
class NoteRow;
class Theme;

/// The whole request, octet by octet, in place of what the other pages make.
class RawPage : public QWidget
{
    Q_OBJECT
public:
    explicit RawPage(const Theme &theme, QWidget *parent = nullptr);

    DraftRaw raw() const; ///< as typed
    void setRaw(const DraftRaw &raw);
    void setVariables(const Variables &variables);
    /// The request of the other pages, to begin with.
    void setComposed(const QByteArray &request);

    /// The octets to send; nullopt while the page is not used. Empty if they cannot be made.
    std::optional<QByteArray> octets() const;
    /// What is wrong with them.
    QList<RequestIssue> issues() const;

signals:
    void changed();

private:
    void startFromComposed();
    void validate();
    std::optional<RequestIssue> judge() const;

    Variables m_variables;
    QByteArray m_composed;
    std::optional<RequestIssue> m_issue;
    QByteArray m_octets;

    QCheckBox *m_use;
    QComboBox *m_form;
    QPushButton *m_start;
    CodeEdit *m_text;
    NoteRow *m_note;
};

} // namespace Framescope
