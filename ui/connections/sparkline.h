#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

namespace Framescope {

/// The course of a value as a small line without axes; a dot marks the highest.
class Sparkline : public QWidget
{
    Q_OBJECT
public:
    explicit Sparkline(const Theme &theme, QWidget *parent = nullptr);

    /// In order; with fewer than two there is no line.
    void setValues(const QList<qint64> &values);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<qint64> m_values;
};

} // namespace Framescope
