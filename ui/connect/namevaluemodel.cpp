#include "ui/connect/namevaluemodel.h"

namespace Framescope {

using namespace Qt::StringLiterals;

NameValueModel::NameValueModel(
    const QString &flagTitle, bool usualFlag, bool hidingFlag, QObject *parent)
    : QAbstractTableModel(parent)
    , m_flagTitle(flagTitle)
    , m_usualFlag(usualFlag)
    , m_hidingFlag(hidingFlag)
{
}

QList<NameValueModel::Row> NameValueModel::rows() const
{
    return m_rows;
}

void NameValueModel::setRows(const QList<Row> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
    emit changed();
}

int NameValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int NameValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NameValueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.column() == FlagColumn) {
        if (role == Qt::AccessibleTextRole)
            return m_flagTitle;
        if (role != Qt::CheckStateRole || isBlank(index.row()))
            return {};
        return m_rows.at(index.row()).flag ? Qt::Checked : Qt::Unchecked;
    }
    return textOf(index, role);
}

QVariant NameValueModel::textOf(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    if (isBlank(index.row()))
        return role == Qt::DisplayRole && index.column() == NameColumn ? QVariant(tr("Add…"))
                                                                       : QVariant();
    const Row &row = m_rows.at(index.row());
    if (index.column() == NameColumn)
        return row.name;
    const bool hidden = role == Qt::DisplayRole && row.flag == m_hidingFlag && !row.value.isEmpty()
        && !row.value.contains("{{"_L1);
    return hidden ? u"••••••••"_s : row.value;
}

bool NameValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool isFlag = index.column() == FlagColumn && role == Qt::CheckStateRole;
    if (!isFlag && (role != Qt::EditRole || index.column() == FlagColumn))
        return false;
    if (isBlank(index.row())) {
        if (isFlag || value.toString().isEmpty() || m_rows.size() >= MaxRows)
            return false;
        beginInsertRows({}, rowCount(), rowCount()); // the blank one moves down
        m_rows.append({ m_usualFlag, {}, {} });
        endInsertRows();
    }
    Row &row = m_rows[index.row()];
    if (isFlag)
        row.flag = value.value<Qt::CheckState>() == Qt::Checked;
    else
        (index.column() == NameColumn ? row.name : row.value) = value.toString();
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit changed();
    return true;
}

Qt::ItemFlags NameValueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    flags.setFlag(Qt::ItemIsEditable, index.column() != FlagColumn);
    flags.setFlag(Qt::ItemIsUserCheckable, index.column() == FlagColumn && !isBlank(index.row()));
    return flags;
}

QVariant NameValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FlagColumn:
        return m_flagTitle;
    case NameColumn:
        return tr("Name");
    case ValueColumn:
        return tr("Value");
    default:
        return {};
    }
}

bool NameValueModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > m_rows.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    endRemoveRows();
    emit changed();
    return true;
}

} // namespace Framescope
