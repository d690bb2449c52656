#pragma once

#include "ui/statistics/plotdata.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace Framescope {

/// Counts as bars, those to the server upwards and those from it downwards. The arrow keys go from
/// bar to bar; what the current one counts is said beside the title of its card, by
/// currentChanged(), and in a tool tip.
class BarPlot : public QWidget
{
    Q_OBJECT
public:
    explicit BarPlot(const Theme &theme, const QString &name, QWidget *parent = nullptr);

    void setData(PlotData data);
    const PlotData &data() const { return m_data; }
    /// -1: none.
    int current() const { return m_current; }
    void setCurrent(int bar);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// \a text is empty if there is none.
    void currentChanged(const QString &text);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    QRect plotRect() const;
    QString currentText() const;
    void describe();

    const Theme &m_theme;
    PlotData m_data;
    int m_current = -1;
};

} // namespace Framescope
