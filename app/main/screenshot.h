#pragma once

#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QString>

namespace Framescope {

/// `framescope --screenshot OUT.png`: waits until there is something to see, writes the window to
/// the file and ends the program, with 1 if the file cannot be written.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    enum class Subject { EmptyWindow, Connection, Demo };

    /// Both must outlive this.
    Screenshot(QString path, Subject subject, MainWindow &window, CaptureController &capture);

private:
    void connectionChanged();
    void showDemo();
    void takeSoon();
    void take();

    const QString m_path;
    MainWindow &m_window;
    CaptureController &m_capture;
    bool m_taken = false;
};

} // namespace Framescope
