#pragma once

#include "ui/connect/recenturls.h"

#include <QWidget>

class QListWidget;

namespace Framescope {

class Theme;

/// The URLs that were connected to last, to be chosen again by a click or the arrow keys.
class RecentPane : public QWidget
{
    Q_OBJECT
public:
    RecentPane(const Theme &theme, const RecentUrls &recent, QWidget *parent = nullptr);

signals:
    void chosen(const QString &url);
    /// Double-clicked: to be opened at once.
    void openRequested();
};

} // namespace Framescope
