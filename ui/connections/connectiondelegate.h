#pragma once

#include "app/session/connectionrecord.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace Framescope {

/// Paints the rows of the connection list: groups on one line, connections on two.
class ConnectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ConnectionDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;
    /// Of a cell with numbers.
    struct Numbers
    {
        QString above;
        QString below;
    };
    /// How much longer than their cell lines are, px.
    struct Reach
    {
        qreal first = 0;
        qreal second = 0;
    };

    static Numbers numbersOf(const QModelIndex &index, const ConnectionRecord &connection);
    Reach reachOf(const QStyleOptionViewItem &option, const QModelIndex &index,
        const ConnectionRecord &connection) const;
    void paintEndpoint(QPainter &painter, const QStyleOptionViewItem &option,
        const QModelIndex &index, const ConnectionRecord &connection) const;
    void paintLines(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
        const ConnectionRecord &connection) const;
    void paintState(
        QPainter &painter, const QRectF &cell, const ConnectionRecord &connection, int held) const;
    void paintAddress(
        QPainter &painter, const QRectF &line, const ConnectionRecord &connection) const;
    void paintSecondLine(QPainter &painter, const QStyleOptionViewItem &option, const QRectF &line,
        const ConnectionRecord &connection, int held) const;
    void paintNumbers(QPainter &painter, const QStyleOptionViewItem &option,
        const QModelIndex &index, const ConnectionRecord &connection) const;

    const Theme &m_theme;
};

} // namespace Framescope
