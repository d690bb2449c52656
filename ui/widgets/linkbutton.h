#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace Framescope {

/// A button that looks like a link: for the one small thing that can be done about a row.
class LinkButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LinkButton(const Theme &theme, const QString &text = {}, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme &m_theme;
};

} // namespace Framescope
