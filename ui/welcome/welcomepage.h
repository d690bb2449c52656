#pragma once

#include "ui/lessons/lessonlist.h"
#include "ui/theme/theme.h"

#include <QScrollArea>

class QGridLayout;
class QKeySequence;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace Framescope {

class DemoCard;
class LessonsCard;
class RecentCard;
class StartCard;

/// What a window with an empty session shows in place of its panels: the ways to begin, sessions to
/// open, the demo and the lessons. Makes no network traffic and starts nothing by itself.
class WelcomePage : public QScrollArea
{
    Q_OBJECT
public:
    /// What the cards show as doing the same.
    struct Shortcuts
    {
        QKeySequence connectToServer;
        QKeySequence listen;
        QKeySequence proxy;
    };

    WelcomePage(const Theme &theme, const Shortcuts &shortcuts, QWidget *parent = nullptr);

    void setLessons(const QList<LessonList::Entry> &lessons);
    /// Reads anew what is recent.
    void refresh();
    /// Gives the first field the focus.
    void focusFirst();

    QLineEdit *urlField() const { return m_url; }
    StartCard *clientCard() const { return m_client; }
    StartCard *serverCard() const { return m_server; }
    StartCard *proxyCard() const { return m_proxy; }
    RecentCard *recent() const { return m_recent; }
    DemoCard *demo() const { return m_demo; }
    LessonsCard *lessons() const { return m_lessons; }

signals:
    /// These are for a dialog that begins with what was typed; \a url may be empty.
    void connectRequested(const QString &url);
    void listenRequested(quint16 port);
    void proxyRequested(quint16 port);
    void openRequested();
    void fileRequested(const QString &path);
    void demoRequested();
    void lessonRequested(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void createStartCards(const Shortcuts &shortcuts);
    QWidget *createHeader();
    void connectCards();
    void orderFocus();
    void arrange();
    void fit();
    void applyTheme();

    const Theme &m_theme;
    QWidget *m_content;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_sentence = nullptr; ///< below the title
    QGridLayout *m_grid = nullptr;
    StartCard *m_client = nullptr;
    StartCard *m_server = nullptr;
    StartCard *m_proxy = nullptr;
    QLineEdit *m_url = nullptr;
    QSpinBox *m_listenPort = nullptr;
    QSpinBox *m_proxyPort = nullptr;
    RecentCard *m_recent;
    DemoCard *m_demo;
    LessonsCard *m_lessons;
    int m_columns = 0; ///< as arranged last
};

} // namespace Framescope
