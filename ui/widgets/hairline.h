#pragma once

#include <QWidget>

namespace Framescope {

class Theme;

/// Parts one pane from the next, where no splitter does.
class HairLine : public QWidget
{
    Q_OBJECT
public:
    /// Lies with Qt::Horizontal, stands with Qt::Vertical.
    explicit HairLine(const Theme &theme, Qt::Orientation orientation = Qt::Horizontal,
        QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
