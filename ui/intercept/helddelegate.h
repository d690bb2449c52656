#pragma once

#include "protocol/connection/event.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

#include <functional>

namespace Framescope {

class HeldFramesModel;

/// Paints the queue, two lines for each that is held: what it is and since when, and a preview.
class HeldDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// \a now tells the time of the session. The view may show \a model through proxies.
    HeldDelegate(const Theme &theme, const HeldFramesModel &model, std::function<Timestamp()> now,
        QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    const HeldFramesModel &m_model;
    const std::function<Timestamp()> m_now;
};

} // namespace Framescope
