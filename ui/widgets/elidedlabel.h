#pragma once

#include "ui/widgets/textlabel.h"

namespace Framescope {

/// One line that ends in "…" where there is no room for all of it; the tool tip then has the rest.
class ElidedLabel : public TextLabel
{
    Q_OBJECT
public:
    using TextLabel::TextLabel;

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
};

} // namespace Framescope
