#pragma once

#include "ui/widgets/noticebar.h"

#include <QTimer>

namespace Framescope {

class FrameTableModel;
class LinkButton;

/// Below a table of frames, only while there is something to say about its order: that it takes a
/// while, how many frames wait to be put in their places, or why a column does not sort.
class FrameSortBar : public NoticeBar
{
    Q_OBJECT
public:
    /// \a model must outlive the bar.
    FrameSortBar(const Theme &theme, FrameTableModel &model, QWidget *parent = nullptr);

private:
    void refresh();
    void refuse(const QString &reason);
    void showProgress(int percent);
    void say(const QString &text);
    QString columnTitle(int column) const;

    FrameTableModel &m_model;
    LinkButton *m_again;
    LinkButton *m_stop;
    LinkButton *m_recorded;
    QTimer m_patience; ///< what is sorted before it ends needs no word
    QString m_refusal;
    bool m_isDismissed = false; ///< nobody wants to know how many wait
};

} // namespace Framescope
