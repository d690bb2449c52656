#pragma once

#include "app/exchange/exchangeformat.h"
#include "app/exchange/redaction.h"
#include "ui/theme/theme.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace Framescope {

class CodeEdit;
class NoteRow;

/// In which format a session is exported, and what is blanked in it.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    /// \a theme must outlive the dialog.
    explicit ExportDialog(const Theme &theme, QWidget *parent = nullptr);

    ExchangeFormat format() const;
    Redaction redaction() const;

private:
    QWidget *createRedaction();
    void update();
    QString obstacle() const;

    const Theme &m_theme;
    QComboBox *m_format;
    NoteRow *m_loss;
    QCheckBox *m_credentials;
    QLineEdit *m_headers;
    CodeEdit *m_patterns;
    NoteRow *m_problem;
    QPushButton *m_export = nullptr;
};

} // namespace Framescope
