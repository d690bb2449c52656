#pragma once

#include "app/lessons/lessonlibrary.h"
#include "protocol/wire/violation.h"
#include "ui/frames/frameselection.h"
#include "ui/lessons/lessonlist.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QDockWidget;
class QMainWindow;

namespace Framescope {

class ConnectionPanel;
class InspectorPanel;
class LessonGuide;
class LessonPanel;
class RuleBrowser;
class SessionDocument;
class Theme;

/// All about learning that a window has: the dock with the lessons, and the window with rules and
/// terms. Made when it is first asked for.
class Lessons : public QObject
{
    Q_OBJECT
public:
    /// The parts of the window that lessons point at.
    struct Views
    {
        FrameSelection &selection;
        InspectorPanel &inspector;
        ConnectionPanel &connections;
    };

    /// All must outlive this.
    Lessons(const Theme &theme, SessionDocument &document, const Views &views, QMainWindow &window);
    ~Lessons() override;

    /// Nullptr before open().
    LessonPanel *panel() const { return m_panel; }
    LessonGuide *guide() const { return m_guide; }
    RuleBrowser *rules() const;
    /// What there is to learn, and how far the learner is.
    QList<LessonList::Entry> entries();

public slots:
    /// Shows the lessons, or asks for a session that they can be tried out in.
    void open();
    /// Shows the lessons and goes on with \a id, or asks for a session for that.
    void begin(const QString &id);
    void close();
    void openRules();
    /// Goes on with what \a other shows, in a window that takes the place of its own.
    void takeOver(Lessons &other);

signals:
    /// A lesson wants another window: this session takes nothing more, or what it shows is to stay
    /// as it is. \a id is the lesson; empty: all of them.
    void sessionRequested(const QString &id);
    /// The lessons can be seen.
    void opened();
    /// They have been put away.
    void closed();

private:
    LessonLibrary &library();
    void offerByField();
    void beginBeside(const QString &id);
    void createDock(LessonGuide *other = nullptr);
    void connectGuide();
    void fillMenu();
    void add();
    void share();
    void remove();
    void breakRule(Rule rule);
    void tell(const QString &problem);

    const Theme &m_theme;
    SessionDocument &m_document;
    const Views m_views;
    QMainWindow &m_window;
    std::unique_ptr<LessonLibrary> m_library;
    QPointer<QDockWidget> m_dock;
    LessonPanel *m_panel = nullptr; ///< in the dock
    LessonGuide *m_guide = nullptr;
    QPointer<RuleBrowser> m_rules;
};

} // namespace Framescope
