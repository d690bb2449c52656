#pragma once

#include "app/message/valuetree.h"

#include <QAbstractItemModel>

#include <deque>
#include <memory>

namespace Framescope {

/// A ValueTree as a model. What is in a container gets its rows when they are first asked for, and
/// many of them are grouped by the thousand, so that two million values open at once.
class ValueTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, TypeColumn, OctetsColumn, ColumnCount };
    enum Role {
        NodeRole = Qt::UserRole, ///< quint32, index in the tree; invalid for a group
        KindRole, ///< ValueNode::Kind as int; invalid for a group
    };

    /// Children that have a row of their own; of more, each of the rows stands for that many.
    static constexpr quint32 GroupSize = 1000;

    using QAbstractItemModel::QAbstractItemModel;

    /// nullptr: nothing.
    void setTree(std::shared_ptr<const ValueTree> tree);
    const std::shared_ptr<const ValueTree> &tree() const { return m_tree; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Where a value is: "$.items[3].price". Of a group, where the container is.
    QString path(const QModelIndex &index) const;
    /// The name of a value as text, "price" or "3"; empty for the outermost.
    QString name(const QModelIndex &index) const;

private:
    /// A row, once it has been asked for.
    struct Item
    {
        quint32 node = 0; ///< the value; of a group, its first child
        std::optional<quint32> key {}; ///< node
        quint32 position = 0; ///< in the container; of a group, of its first child
        quint32 count = 0; ///< children of a group; 0: a value
        quint32 parent = 0; ///< item
        int row = 0;
        bool isFetched = false;
        QList<quint32> children {}; ///< items

        bool isGroup() const { return count > 0; }
    };

    const Item &item(const QModelIndex &index) const;
    quint32 itemNumber(const QModelIndex &index) const;
    quint32 entries(const Item &item) const;
    const Item &container(const Item &item) const;
    QList<Item> children(quint32 number) const;
    QString nameOf(const Item &item) const;
    QString valueOf(const Item &item) const;
    QString display(const Item &item, int column) const;

    std::shared_ptr<const ValueTree> m_tree;
    std::deque<Item> m_items; ///< the first is the outermost value
};

} // namespace Framescope
