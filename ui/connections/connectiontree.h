#pragma once

#include "app/session/frameblock.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QTreeView>

namespace Framescope {

class ConnectionModel;

/// The list of connections. One of them may be selected; a click on empty space, or Escape,
/// selects none. While something is open and the list is seen, durations tick once a second.
class ConnectionTree : public QTreeView
{
    Q_OBJECT
public:
    /// Below this width, in px of the design, one column of numbers has to do.
    static constexpr int FullWidth = 300;

    /// Both must outlive the tree.
    ConnectionTree(const Theme &theme, ConnectionModel &model, QWidget *parent = nullptr);

    /// 0 if none is selected.
    ConnectionId selectedConnection() const;
    /// Shows only connections whose number, URL, peer or subprotocol contains \a text.
    void setSearch(const QString &text);

public slots:
    /// 0 selects none.
    void selectConnection(Framescope::ConnectionId connection);

signals:
    void connectionSelected(Framescope::ConnectionId connection);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void drawBranches(
        QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void selectionChanged(
        const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void applyTheme();
    void arrangeColumns();
    void openGroups();
    void hideUnwanted(const QModelIndex &group, int first, int last);
    void tickWhileNeeded();

    const Theme &m_theme;
    ConnectionModel &m_model;
    QTimer m_tick;
    QString m_search;
};

} // namespace Framescope
