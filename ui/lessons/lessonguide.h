#pragma once

#include "app/capture/sessionrecorder.h"
#include "app/lessons/lessonlibrary.h"
#include "app/lessons/lessonprogress.h"
#include "app/lessons/lessonscene.h"
#include "app/session/readerthread.h"
#include "ui/frames/frameselection.h"
#include "ui/lessons/lessonlist.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QSettings>

#include <memory>
#include <optional>

class QUrl;

namespace Framescope {

class LessonPanel;
class LessonSandbox;
class SessionDocument;
struct Error;

/// Leads through a lesson: shows its steps, has what they need happen on the learner's connection,
/// and watches what crosses for what solves the exercises. Lives on the GUI thread; looks at frames
/// on a thread of its own.
class LessonGuide : public QObject
{
    Q_OBJECT
public:
    /// \a document must be live; all must outlive the guide. \a other, of the same document, gives
    /// its lesson and its peers away.
    LessonGuide(SessionDocument &document, FrameSelection &selection, LessonLibrary &library,
        LessonPanel &panel, LessonGuide *other, QObject *parent = nullptr);
    ~LessonGuide() override;

    LessonSandbox *sandbox() const { return m_sandbox; }
    LessonLibrary &library() const { return m_library; }
    /// "en", "zh_CN"; empty: that of the program.
    QString language() const;
    void setLanguage(const QString &language);
    /// Null between lessons.
    const Lesson *lesson() const { return m_lesson ? &*m_lesson : nullptr; }

    /// Reads the list anew.
    void showLessons();
    /// Goes on where \a id was left.
    void begin(const QString &id);
    void leave();
    /// As if the lesson had never been begun.
    void startAnew();

public slots:
    void showStep(qsizetype step);

signals:
    /// The connection that the learner has now.
    void connectionRequested(Framescope::ConnectionId id);
    void viewRequested(Framescope::LessonStep::View view);

private:
    struct Judgement;
    /// Where a lesson's recording is in the session.
    struct Placement
    {
        QString lesson;
        QByteArray octets; ///< of the recording, which may have become another
        InsertedSession where;
    };

    void takeOver(LessonGuide &other);
    void placeRecording(const LessonPackage &package);
    void placed(const InsertedSession &where);
    const Placement *placement() const;
    void beginScene();
    void showConnection(ConnectionId id);
    void recorded(FrameId last, const QList<ConnectionId> &changed);
    void judge();
    void apply(const Judgement &judgement);
    void showMarks();
    bool isOpen(const LessonExercise &exercise) const;
    void showFacts();
    void showCover();
    void animate(const FrameHandle &look, const QList<FrameHandle> &fragments);
    void checkAnswer(const QString &exercise, const QString &answer);
    void solve(const QString &exercise);
    void solved(const QString &exercise);
    void finish();
    void setServer(const QUrl &server);
    void showPlace();
    void fail(const Error &error);
    const LessonExercise *find(const QString &exercise) const;
    const LessonStep &step() const { return m_lesson->steps.at(m_step); }
    QList<bool> solvedSteps() const;

    SessionDocument &m_document;
    FrameSelection &m_selection;
    LessonLibrary &m_library;
    LessonPanel &m_panel;
    LessonSandbox *m_sandbox;
    QSettings m_settings;
    LessonProgress m_progress;
    std::optional<Lesson> m_lesson;
    qsizetype m_step = 0;
    LessonRecording m_recording; ///< of the lesson
    QList<Placement> m_placements; ///< of all lessons in this session
    QList<Placement> m_placing; ///< that were asked for
    QSet<ConnectionId> m_recorded; ///< all connections that were placed
    QString m_place; ///< where the learner's connection goes
    FrameId m_lessonBegin = 0; ///< frames behind it are the learner's
    LessonScene m_scene;
    QHash<QString, QString> m_facts; ///< that the text names, as known last
    QList<FrameId> m_same; ///< frames that say what the one looked at says
    QSet<QString> m_told; ///< exercises of which the learner has asked for the answer
    FrameId m_look = 0; ///< that was asked for
    QList<bool> m_shown; ///< steps whose actions were performed
    QList<bool> m_looked; ///< steps of which it is known whether their frame was there
    ConnectionId m_connection = 0; ///< the newest one of the learner, known or asked for
    quint64 m_token = 0; ///< of what is shown: judgements of something else are stale
    bool m_isJudging = false;
    bool m_judgeAgain = false;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
