#include "ui/message/valuetreemodel.h"

#include "app/message/diagnostictext.h"
#include "app/message/valuetypetext.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/visibletext.h"

#include <algorithm>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

constexpr qsizetype NameLength = 200; // octets
constexpr qsizetype ValueLength = 300; // octets

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](QChar character) {
        return character.isLetterOrNumber() || character == u'_' || character == u'-';
    });
}

} // namespace

void ValueTreeModel::setTree(std::shared_ptr<const ValueTree> tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_items.clear();
    if (m_tree && !m_tree->nodes.empty())
        m_items.emplace_back();
    endResetModel();
}

QModelIndex ValueTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    return createIndex(row, column, quintptr(item(parent).children.at(row)));
}

QModelIndex ValueTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || itemNumber(child) == 0)
        return {};
    const quint32 parent = item(child).parent;
    return createIndex(m_items[parent].row, 0, quintptr(parent));
}

int ValueTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_items.empty() ? 0 : 1;
    return parent.column() > 0 ? 0 : static_cast<int>(item(parent).children.size());
}

int ValueTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool ValueTreeModel::hasChildren(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return !m_items.empty();
    return parent.column() == 0 && entries(item(parent)) > 0;
}

bool ValueTreeModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.isValid() && hasChildren(parent) && !item(parent).isFetched;
}

void ValueTreeModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const quint32 number = itemNumber(parent);
    const QList<Item> found = children(number);
    beginInsertRows(parent, 0, static_cast<int>(found.size()) - 1);
    m_items[number].isFetched = true;
    for (const Item &child : found) {
        m_items[number].children.append(static_cast<quint32>(m_items.size()));
        m_items.push_back(child);
    }
    endInsertRows();
}

QVariant ValueTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &row = item(index);
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::AccessibleTextRole: {
        QStringList parts;
        for (const int column : { NameColumn, ValueColumn, TypeColumn })
            parts.append(display(row, column));
        parts.removeAll({});
        return index.column() == NameColumn ? parts.join(u", ") : display(row, index.column());
    }
    case NodeRole:
        return row.isGroup() ? QVariant() : QVariant(row.node);
    case KindRole:
        return row.isGroup() ? QVariant()
                             : QVariant(static_cast<int>(m_tree->nodes[row.node].kind));
    default:
        return {};
    }
}

QVariant ValueTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    case TypeColumn:
        return tr("Type");
    case OctetsColumn:
        return tr("Octets");
    default:
        return {};
    }
}

QString ValueTreeModel::path(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    QString text;
    for (const Item *at = &item(index); at != &m_items.front(); at = &m_items[at->parent]) {
        if (at->isGroup())
            continue;
        const ValueNode &parent = m_tree->nodes[container(*at).node];
        QString step;
        if (parent.kind == NodeKind::Array) {
            step = u'[' + QString::number(at->position) + u']';
        } else if (parent.kind == NodeKind::Map) {
            const QString key = nameOf(*at);
            const QChar quote = key.contains(u'\'') ? u'"' : u'\'';
            step = isPlainName(key) ? u'.' + key : u'[' + quote + key + quote + u']';
        }
        text.prepend(step);
    }
    return u'$' + text;
}

QString ValueTreeModel::name(const QModelIndex &index) const
{
    return index.isValid() ? nameOf(item(index)) : QString();
}

const ValueTreeModel::Item &ValueTreeModel::item(const QModelIndex &index) const
{
    return m_items[itemNumber(index)];
}

quint32 ValueTreeModel::itemNumber(const QModelIndex &index) const
{
    return static_cast<quint32>(index.internalId());
}

/// What is in a container or a group: pairs count once.
quint32 ValueTreeModel::entries(const Item &item) const
{
    if (item.isGroup())
        return item.count;
    const ValueNode &node = m_tree->nodes[item.node];
    return node.kind == NodeKind::Map ? (node.children + 1) / 2 : node.children;
}

/// The value that \a item, which is not the outermost, is in.
const ValueTreeModel::Item &ValueTreeModel::container(const Item &item) const
{
    const Item &parent = m_items[item.parent];
    return parent.isGroup() ? m_items[parent.parent] : parent;
}

QList<ValueTreeModel::Item> ValueTreeModel::children(quint32 number) const
{
    const Item &parent = m_items[number];
    const std::vector<ValueNode> &nodes = m_tree->nodes;
    const Item &whole = parent.isGroup() ? m_items[parent.parent] : parent;
    const bool isMap = nodes[whole.node].kind == NodeKind::Map;
    const quint32 all = entries(parent);
    const quint32 end = nodes[whole.node].next;
    const quint32 size = all > GroupSize ? GroupSize : 1;

    QList<Item> found;
    quint32 node = parent.isGroup() ? parent.node : whole.node + 1;
    for (quint32 i = 0; i < all; ++i) {
        const quint32 key = node;
        quint32 value = node;
        // Where a map ends behind a key, the key stands for the value that is missing.
        if (isMap && nodes[key].next < end)
            value = nodes[key].next;
        if (i % size == 0) {
            Item child;
            child.position = parent.position * (parent.isGroup() ? 1 : 0) + i;
            child.parent = number;
            child.row = static_cast<int>(found.size());
            if (size > 1) {
                child.node = node;
                child.count = std::min(size, all - i);
            } else {
                child.node = value;
                if (isMap)
                    child.key = key;
            }
            found.append(child);
        }
        node = nodes[value].next;
    }
    return found;
}

QString ValueTreeModel::nameOf(const Item &item) const
{
    if (&item == &m_items.front())
        return {};
    if (item.isGroup()) {
        return tr("%1 to %2")
            .arg(countText(item.position), countText(quint64 { item.position } + item.count - 1));
    }
    if (item.key)
        return visibleText(contentText(*m_tree, *item.key, NameLength));
    const bool isArray = m_tree->nodes[container(item).node].kind == NodeKind::Array;
    return isArray ? QString::number(item.position) : QString();
}

QString ValueTreeModel::valueOf(const Item &item) const
{
    if (item.isGroup())
        return tr("%n value(s)", nullptr, static_cast<int>(item.count));
    if (item.key == item.node)
        return tr("missing");
    return visibleText(diagnosticText(*m_tree, item.node, ValueLength));
}

QString ValueTreeModel::display(const Item &item, int column) const
{
    switch (column) {
    case NameColumn:
        return nameOf(item);
    case ValueColumn:
        return valueOf(item);
    case TypeColumn:
        return item.isGroup() || item.key == item.node ? QString()
                                                       : valueTypeText(*m_tree, item.node);
    default:
        break;
    }
    if (item.isGroup())
        return {};
    const ValueNode &node = m_tree->nodes[item.node];
    if (node.end - node.begin == 1)
        return countText(node.begin);
    return tr("%1 to %2").arg(countText(node.begin), countText(quint64 { node.end } - 1));
}

} // namespace Framescope
