#pragma once

#include "ui/frames/frameclipboard.h"

#include <QMenu>
#include <QModelIndex>

namespace Framescope {

/// What can be done with frames of a table: the menu of a cell. It says what is wanted; others do
/// it.
class FrameMenu : public QMenu
{
    Q_OBJECT
public:
    /// \a index is the cell that is asked about; \a marked whether its frame is the one from which
    /// times are measured.
    FrameMenu(const QModelIndex &index, bool marked, QWidget *parent = nullptr);

    /// Whether the composer takes \a frame: there is one, and its payload can be edited.
    static bool canBeComposed(const FrameHandle &frame);

    /// Offers to say something of the frame.
    void addAnnotate();
    /// Offers to compare: two messages that are \a selected, or this one with \a first, or with
    /// another that is still to be chosen if that is 0.
    void addCompare(int selected, FrameId first);
    /// Offers to hold frames like this one.
    void addHold();
    /// Offers to change this one and send it again.
    void addCompose();

signals:
    void annotateRequested();
    void compareRequested();
    void composeRequested(const Framescope::FrameHandle &frame);
    void holdRequested(const Framescope::FrameHandle &frame);
    void copyRequested(Framescope::FrameClipboard::Format format);
    /// See FilterBar::setExpression() and narrow().
    void filterRequested(const QString &expression);
    void narrowRequested(const QString &expression);
    void markRequested();
    void messageRequested();

private:
    void addFilters(const QModelIndex &index);
    void addCopies();

    const FrameHandle m_frame;
};

} // namespace Framescope
