#pragma once

#include <QHeaderView>

namespace Framescope {

/// A vertical header that knows no rows. The usual one keeps an entry a row and walks all of them
/// when one is added: with ten million rows that takes longer than a display frame.
class RowlessHeader : public QHeaderView
{
    Q_OBJECT
public:
    explicit RowlessHeader(QWidget *parent = nullptr)
        : QHeaderView(Qt::Vertical, parent)
    {
        hide();
    }

    void setModel(QAbstractItemModel *) override { }
    void setSelectionModel(QItemSelectionModel *) override { }
};

} // namespace Framescope
