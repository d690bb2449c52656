#pragma once

#include "ui/welcome/welcomepage.h"

#include <QObject>
#include <QPointer>
#include <QStackedWidget>

namespace Framescope {

class Lessons;
class MainActions;
class SessionDocument;
class StatusStrip;
class Theme;

/// Gives a window to the welcome page as long as nothing was begun in it.
class WelcomeMode : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    WelcomeMode(const Theme &theme, const SessionDocument &document, MainActions &actions,
        StatusStrip &status, QObject *parent = nullptr);

    /// A widget that shows \a panels while the page is not; for the caller to place.
    QWidget *around(QWidget *panels);
    /// What the page says of lessons. Must outlive this.
    void setLessons(Lessons &lessons) { m_lessons = &lessons; }
    /// As the settings say.
    void begin();
    bool isOn() const;
    /// nullptr before it was first shown.
    WelcomePage *page() const { return m_page; }

public slots:
    /// Shows the page, or asks for a window that can show it.
    void show();
    void leave();

signals:
    /// Something was begun here already: the page wants another window.
    void windowRequested();
    void connectRequested(const QString &url);
    void listenRequested(quint16 port);
    void proxyRequested(quint16 port);
    void openRequested();
    void fileRequested(const QString &path);
    void demoRequested();
    void lessonRequested(const QString &id);

private:
    void createPage();

    const Theme &m_theme;
    const SessionDocument &m_document;
    MainActions &m_actions;
    StatusStrip &m_status;
    Lessons *m_lessons = nullptr;
    // The window may delete these first.
    QPointer<QStackedWidget> m_pages;
    QPointer<WelcomePage> m_page;
};

} // namespace Framescope
