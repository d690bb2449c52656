#include "ui/shell/recentfilesmenu.h"

#include "ui/shell/recentfiles.h"

#include <QDir>
#include <QSettings>

namespace Framescope {

RecentFilesMenu::RecentFilesMenu(QWidget *parent)
    : QMenu(tr("Open &Recent"), parent)
{
    connect(this, &QMenu::aboutToShow, this, &RecentFilesMenu::fill);
}

void RecentFilesMenu::fill()
{
    clear();
    QSettings settings;
    const RecentFiles files(settings);
    int number = 0;
    for (const QString &path : files.paths()) {
        QString name = QDir::toNativeSeparators(path);
        if (name.startsWith(QDir::homePath() + QLatin1Char('/')))
            name = QLatin1Char('~') + name.sliced(QDir::homePath().size());
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        ++number;
        addAction(number < 10 ? tr("&%1  %2").arg(number).arg(name) : name, this,
            [this, path] { emit fileRequested(path); });
    }
    if (files.paths().isEmpty()) {
        addAction(tr("No file was opened yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    addAction(tr("&Clear the list"), this, [] {
        QSettings kept;
        RecentFiles(kept).clear();
    });
}

} // namespace Framescope
