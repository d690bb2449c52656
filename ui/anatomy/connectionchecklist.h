#pragma once

#include "ui/anatomy/connectioncheck.h"

#include <QWidget>

namespace Framescope {

class IconLabel;
class TextLabel;

/// What was looked at on all frames of a connection, one line each, with links to the exceptions.
class ConnectionCheckList : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionCheckList(const Theme &theme, QWidget *parent = nullptr);

    /// \a counted of \a known frames of the session have been looked at. Without any check nothing
    /// is shown.
    void setChecks(ConnectionId connection, const QList<ConnectionCheck> &checks, FrameId counted,
        FrameId known);

signals:
    /// The user wants to see the exception.
    void frameRequested(Framescope::FrameId frame);

private:
    struct Row
    {
        QWidget *widget;
        IconLabel *icon;
        TextLabel *text;
        FrameId frame = 0;
    };
    void addRow();

    const Theme &m_theme;
    TextLabel *m_heading;
    QWidget *m_body;
    QList<Row> m_rows; ///< kept, so that a link does not lose the focus while frames come
    TextLabel *m_progress;
};

} // namespace Framescope
