#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

namespace Framescope {

class MainWindow;
class SessionWindows;
class Theme;

/// Waits until two files that somebody opened at once are there, and offers to compare them. Is
/// gone once it has, or one of them cannot be opened.
class ComparisonOffer : public QObject
{
    Q_OBJECT
public:
    /// Before the two \a paths are opened by \a windows, which is the parent.
    ComparisonOffer(const Theme &theme, const QStringList &paths, SessionWindows &windows);

private:
    void take(MainWindow *window);
    void offer();

    const Theme &m_theme;
    const QStringList m_paths;
    QPointer<MainWindow> m_opened[2];
};

} // namespace Framescope
