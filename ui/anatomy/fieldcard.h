#pragma once

#include "app/lessons/fieldlesson.h"
#include "app/statistics/connectiontally.h"
#include "ui/anatomy/fieldexplanation.h"
#include "ui/anatomy/fieldselection.h"

#include <QScrollArea>
#include <QStringList>

#include <functional>

class QBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace Framescope {

class ConnectionCheckList;
class FieldHeading;
class LinkButton;
class TextLabel;

/// Explains the selected field in words: what this frame breaks, what the value means, the rule
/// and what would break it.
class FieldCard : public QScrollArea
{
    Q_OBJECT
public:
    FieldCard(const Theme &theme, FieldSelection *fields, QWidget *parent = nullptr);

    /// What is known of the frame's message; of the current frame.
    void setMessage(const MessageOutline &message);

    /// Of a frame that is still to go, in words that say so.
    void setTense(Tense tense);

    /// What the headers on a connection have in common.
    struct Tally
    {
        ConnectionId connection = 0; ///< 0: of none
        QStringList extensions; ///< that it agreed on
        ConnectionTally counts;
        FrameId counted = 0; ///< frames of the session that were looked at
        FrameId known = 0; ///< of so many
    };
    /// Shown with frames of that connection.
    void setTally(const Tally &tally);

    /// Keeps rule and violations behind a link, for where there is little room.
    void setCondensed(bool condensed);
    bool isCondensed() const { return m_condensed; }
    /// Shows rule and violations of this field all the same.
    void unfold();
    /// Offers to copy the value, to compose the frame anew and to learn about the field, for where
    /// there is room for it.
    void setToolsShown(bool shown);
    void setComposable(bool composable);
    using LessonSource = std::function<QList<FieldLesson>()>;
    /// \a read is called once, as soon as a lesson could be offered; empty: there are no others.
    void setLessons(LessonSource read);

    const FieldExplanation &explanation() const { return m_explanation; }

signals:
    /// The user wants to see another frame that the text speaks of.
    void frameRequested(Framescope::FrameId frame);
    /// The value of the field should be copied.
    void copyRequested();
    void composeRequested(const Framescope::FrameHandle &frame);
    /// The lesson \a id is about the field.
    void lessonRequested(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createTools();
    void applyTheme();
    void explain();
    void fillNotes();
    void showChecks();
    void placeChecks();
    void offerLesson();
    void arrangeTools();

    const Theme &m_theme;
    FieldSelection *m_fields;
    MessageOutline m_message;
    Tense m_tense = Tense::Past;
    Tally m_tally;
    FieldExplanation m_explanation;
    bool m_condensed = false;
    bool m_unfolded = false; ///< the link was followed
    QVBoxLayout *m_broken; ///< boxes of what this frame breaks
    FieldHeading *m_heading;
    TextLabel *m_meaning;
    LinkButton *m_unfold;
    QWidget *m_notes; ///< rule, violations, and what holds on the connection
    QVBoxLayout *m_rule; ///< box of the rule
    QVBoxLayout *m_violations; ///< boxes of what would break it
    ConnectionCheckList *m_checks;
    QPushButton *m_copy;
    QPushButton *m_compose;
    QPushButton *m_lesson;
    LessonSource m_readLessons; ///< empty once it was called
    QList<FieldLesson> m_lessons;
    QString m_lessonId; ///< that is offered
    bool m_hasTools = false;
    QBoxLayout *m_frameTools; ///< to copy and to compose
    QBoxLayout *m_toolRow; ///< these and the lesson: beside each other, or else below
    QWidget *m_tools; ///< the buttons
};

} // namespace Framescope
