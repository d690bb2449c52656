#pragma once

#include "app/session/framehandle.h"

#include <QWidget>

namespace Framescope {

class Theme;

/// "Frame 2961 [TEXT] 5 B payload, 11 B on the wire": which frame is looked at, on one line.
class FrameCaption : public QWidget
{
    Q_OBJECT
public:
    explicit FrameCaption(const Theme &theme, QWidget *parent = nullptr);

public slots:
    void setFrame(const Framescope::FrameHandle &frame);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString number() const;
    QString sizes() const;
    int numberWidth() const;
    int badgeWidth() const;

    const Theme &m_theme;
    FrameHandle m_frame;
};

} // namespace Framescope
