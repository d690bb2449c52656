#pragma once

#include "app/connect/connectiondraft.h"
#include "ui/connect/requestissue.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace Framescope {

class NoteRow;
class Theme;

/// Origin, timeout and limits of a new connection.
class AdvancedPage : public QWidget
{
    Q_OBJECT
public:
    explicit AdvancedPage(const Theme &theme, QWidget *parent = nullptr);

    /// Fills the fields from \a draft.
    void setDraft(const ConnectionDraft &draft);
    /// Puts what is typed into \a draft.
    void apply(ConnectionDraft &draft) const;
    /// What is wrong with the origin.
    void setOriginIssue(const std::optional<RequestIssue> &issue);

signals:
    void originChanged();

private:
    QLineEdit *m_origin;
    NoteRow *m_originNote;
    QSpinBox *m_timeout; ///< seconds
    QSpinBox *m_pingPeriod; ///< seconds, 0: never
    QSpinBox *m_messageLimit; ///< MiB
    QCheckBox *m_lenient;
};

} // namespace Framescope
