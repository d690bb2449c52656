#pragma once

#include "ui/connect/requestissue.h"

#include <QWidget>

#include <optional>

namespace Framescope {

class CodeEdit;
class NoteRow;
class Theme;

/// Which subprotocols are named in the opening handshake (RFC 6455 §1.9), one a line.
class SubprotocolsPage : public QWidget
{
    Q_OBJECT
public:
    /// \a explanation says what is done with them.
    SubprotocolsPage(const Theme &theme, const QString &explanation, QWidget *parent = nullptr);

    QStringList subprotocols() const; ///< without blank lines
    void setSubprotocols(const QStringList &names);
    /// What is wrong with them.
    void setIssue(const std::optional<RequestIssue> &issue);

signals:
    void changed();

private:
    CodeEdit *m_names;
    NoteRow *m_note;
};

} // namespace Framescope
