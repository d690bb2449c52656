#pragma once

#include "app/session/connectionrecord.h"

#include <QDialog>

class QPushButton;

namespace Framescope {

class CloseEditor;
class NoteRow;
class Theme;

/// Asks with which status code and reason the closing handshake is to begin (RFC 6455 §7.1.2).
class CloseDialog : public QDialog
{
    Q_OBJECT
public:
    CloseDialog(const Theme &theme, ConnectionId connection, QWidget *parent = nullptr);

    CloseEditor *editor() const { return m_editor; }

signals:
    void closeRequested(Framescope::ConnectionId connection, quint16 code, const QString &reason);

public slots:
    /// Does nothing while something stands in the way.
    void accept() override;

private:
    void validate();

    const ConnectionId m_connection;
    CloseEditor *m_editor;
    NoteRow *m_note;
    QPushButton *m_close;
};

} // namespace Framescope
