#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

class LinkButton;
class TextLabel;

/// Below a table that does not follow: how many frames have come since, and the way back to them.
class TailBar : public QWidget
{
    Q_OBJECT
public:
    explicit TailBar(const Theme &theme, QWidget *parent = nullptr);

    void setNewFrames(qint64 count);

signals:
    void newestRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
    TextLabel *m_count;
    LinkButton *m_jump;
};

} // namespace Framescope
