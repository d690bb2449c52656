#pragma once

#include "app/session/framehandle.h"

#include <QAbstractButton>

namespace Framescope {

class Theme;

/// "1194 → | 154": one frame of a strip of neighbours, by its number, direction, opcode and length.
/// It is checked if it is the one that is looked at; among several one is.
class FrameChip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FrameChip(const Theme &theme, QWidget *parent = nullptr);

    FrameId id() const { return m_id; }
    /// \a frame is null if it is not at hand yet. \a isCovered: its payload is not to be told.
    void setFrame(FrameId id, const FrameHandle &frame, bool isCovered);

    /// For six digits and four of a length, with the signs between them.
    static int width(const Theme &theme);
    QSize sizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    FrameId m_id = 0;
    FrameHandle m_frame;
};

} // namespace Framescope
