#pragma once

#include <QObject>

#include <optional>

class QMainWindow;
class QSplitter;
class QToolBar;

namespace Framescope {

class Composer;
class ConnectionPanel;
class FramePanel;
class InspectorPanel;
class InterceptMode;
class MainActions;
class Theme;
class TimelineView;

/// How the panels share the window: by its width and height and by the size of its text, as the
/// user has divided it, and while one of them has most of it to itself.
class WindowLayout : public QObject
{
    Q_OBJECT
public:
    struct Panels
    {
        QToolBar &toolBar;
        ConnectionPanel &connections;
        TimelineView &timeline;
        FramePanel &frames;
        InspectorPanel &inspector;
        Composer &composer;
        InterceptMode &intercept;
    };

    /// All of these are part of \a window or its children.
    WindowLayout(
        const Theme &theme, MainActions &actions, const Panels &panels, QMainWindow &window);

    /// What holds the panels; to be placed in the window.
    QWidget *widget() const;

    /// The way the user left the last window.
    void restore();
    void save() const;
    void takeOver(const WindowLayout &other);

    /// The window has another size.
    void fit();

    /// The inspector instead of the others. Where there is a column for it, it still gets it all.
    void maximizeInspector(bool maximized);
    /// The composer instead of the timeline and, if it is below the table, the inspector.
    void giveRoomToComposer(bool wide);
    /// The lessons stand beside the panels or, where there is no room for both, instead of the
    /// connections.
    void setLessonsShown(bool shown);

private:
    enum class Width { Narrow, Usual, Wide };

    bool isWide() const { return m_width == Width::Wide; }
    void fitToText();
    void fitToWidth();
    void fitToHeight();
    void placeInspector();
    void fitTools();
    void fitLessons();
    void divideRows();

    const Theme &m_theme;
    MainActions &m_actions;
    const Panels m_panels;
    QMainWindow &m_window;
    QSplitter *m_columns;
    QSplitter *m_rows;
    QSplitter *m_sides; ///< the rows, and on a wide window the inspector beside them
    QWidget *m_work; ///< the rows and the composer's bar
    std::optional<Width> m_width; ///< as laid out last
    bool m_low = false; ///< as laid out last
    bool m_lessonsShown = false;
    bool m_lessonsInstead = false; ///< of the connections
    bool m_hadConnections = false; ///< before that
};

} // namespace Framescope
