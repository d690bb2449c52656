#pragma once

#include <QWidget>

namespace Framescope {

class Theme;

/// Says which colour is which field of a frame, on one line.
class FieldLegend : public QWidget
{
    Q_OBJECT
public:
    explicit FieldLegend(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int entryWidth(const QString &name) const;

    const Theme &m_theme;
};

} // namespace Framescope
