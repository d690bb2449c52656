#pragma once

#include <QStyledItemDelegate>

namespace Framescope {

class Theme;

/// Paints a preset (its name and below it its URL) or the heading of a folder, of a PresetModel.
class PresetDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit PresetDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace Framescope
