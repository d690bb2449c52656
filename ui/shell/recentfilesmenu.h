#pragma once

#include <QMenu>

namespace Framescope {

/// The menu of the session files that were opened or saved last.
class RecentFilesMenu : public QMenu
{
    Q_OBJECT
public:
    explicit RecentFilesMenu(QWidget *parent = nullptr);

signals:
    void fileRequested(const QString &path);

private:
    void fill();
};

} // namespace Framescope
