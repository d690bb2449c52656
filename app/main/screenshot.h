#pragma once

#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QPointer>
#include <QString>

namespace Framescope {

/// `framescope --screenshot OUT.png`: waits until there is something to see, writes the window to
/// the file and ends the program, with 1 if the file cannot be written.
class Screenshot : public QObject
{
    Q_OBJECT
public:
    enum class Subject { EmptyWindow, Connection, Demo, File };

    /// Of \a window; of a File it is the one that is given to fileOpened() later.
    Screenshot(QString path, Subject subject, MainWindow &window);

public slots:
    void fileOpened(Framescope::MainWindow *window);
    /// Ends the program with 1.
    void fileFailed(const QString &sentence);

private:
    void connectionChanged();
    /// The first fragment of a message shows most of what the window can do.
    void selectFragment();
    void showDemo();
    void takeSoon();
    void take();

    const QString m_path;
    QPointer<MainWindow> m_window;
    bool m_taken = false;
};

} // namespace Framescope
