#pragma once

#include "ui/anatomy/fieldexplanation.h"

#include <QWidget>

namespace Framescope {

/// Names the selected field: colour, name, bits and value, on one line or, where that is too
/// narrow, on two.
class FieldHeading : public QWidget
{
    Q_OBJECT
public:
    explicit FieldHeading(const Theme &theme, QWidget *parent = nullptr);

    void setField(const FieldExplanation &field);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool fitsOneLine(int width) const;
    int nameLeft() const;
    int lineHeight() const;

    const Theme &m_theme;
    FieldExplanation m_field;
};

} // namespace Framescope
