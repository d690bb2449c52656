#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>

namespace Framescope {

/// The header of a table of frames. It shows its sort indicator itself, where a narrow section
/// has room beside the text: upwards where the least comes first.
class FrameColumnHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit FrameColumnHeader(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
