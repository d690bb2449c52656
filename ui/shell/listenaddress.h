#pragma once

#include <QHostAddress>
#include <QWidget>

class QComboBox;
class QSpinBox;

namespace Framescope {

class NoteRow;
class Theme;

/// Where to listen: an address, a port, and a warning if others than this machine reach it.
class ListenAddress : public QWidget
{
    Q_OBJECT
public:
    /// \a port 0 is any free one.
    ListenAddress(const Theme &theme, quint16 port, QWidget *parent = nullptr);

    /// Null if what is typed is none.
    QHostAddress address() const;
    quint16 port() const;
    void setPort(quint16 port);
    /// Why it cannot be listened on; empty if it can.
    QString obstacle() const;

signals:
    void changed();
    /// Enter.
    void submitted();

private:
    void validate();

    QComboBox *m_address;
    QSpinBox *m_port;
    NoteRow *m_note;
};

} // namespace Framescope
