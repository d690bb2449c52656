#pragma once

#include "ui/theme/theme.h"

#include <QHeaderView>

namespace Framescope {

/// The column titles of the connection list; those that count a direction have its arrow.
class ConnectionHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit ConnectionHeader(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    void applyTheme();

    const Theme &m_theme;
};

} // namespace Framescope
