#pragma once

#include <QWidget>

namespace Framescope {

class PayloadEditor;
class Theme;

/// The numbers of the lines, at the left of an editor. Only to look at.
class LineGutter : public QWidget
{
    Q_OBJECT
public:
    LineGutter(const Theme &theme, PayloadEditor &editor);

    /// For as many lines as the editor has.
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    PayloadEditor &m_editor;
};

} // namespace Framescope
