#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace Framescope {

/// Paints what was decided, one line each; what was dropped or lost is struck through, and what has
/// not gone on yet has the colour of what is held.
class DecidedDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit DecidedDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
