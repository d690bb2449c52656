#pragma once

#include "protocol/endpoint/clientoptions.h"
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

    QByteArray origin() const;
    void setOptions(const ClientOptions &options);
    /// What is wrong with the origin.
    void setOriginIssue(const std::optional<RequestIssue> &issue);
    /// Puts the settings of this page, but for the origin, into \a options.
    void apply(ClientOptions &options) const;

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
