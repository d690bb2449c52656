#include "ui/composer/snippetmodel.h"

#include "ui/frames/frametext.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MaxNameLength = 80;

/// A name from what \a composition says: the beginning of its text, or its opcode.
QString nameFor(const Composition &composition)
{
    const QString text = composition.text.simplified().left(24);
    return text.isEmpty() ? opcodeLabel(composition.opcode) : text;
}

} // namespace

SnippetModel::SnippetModel(SnippetFile file, QObject *parent)
    : QAbstractListModel(parent)
    , m_file(std::move(file))
{
    Result<QList<Snippet>> loaded = m_file.load();
    if (loaded)
        m_snippets = *std::move(loaded);
    else
        m_loadError = loaded.error();
}

int SnippetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_snippets.size());
}

QVariant SnippetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Snippet &snippet = m_snippets.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return snippet.name;
    case OpcodeRole:
        return snippet.composition.opcode;
    case KindRole:
        return snippet.composition.form == PayloadForm::Json
            ? u"JSON"_s
            : opcodeLabel(snippet.composition.opcode);
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(snippet.name, data(index, KindRole).toString());
    default:
        return {};
    }
}

bool SnippetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified().left(MaxNameLength);
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || name.isEmpty())
        return false;
    m_snippets[index.row()].name = name;
    emit dataChanged(index, index);
    save();
    return true;
}

Qt::ItemFlags SnippetModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractListModel::flags(index);
    // Dropped between snippets, not on one.
    return index.isValid() ? usual | Qt::ItemIsEditable | Qt::ItemIsDragEnabled
                           : usual | Qt::ItemIsDropEnabled;
}

bool SnippetModel::moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
    const QModelIndex &destinationParent, int destinationChild)
{
    const bool possible = count == 1 && sourceRow >= 0 && sourceRow < rowCount()
        && destinationChild >= 0 && destinationChild <= rowCount();
    if (!possible
        || !beginMoveRows(sourceParent, sourceRow, sourceRow, destinationParent, destinationChild))
        return false;
    m_snippets.move(
        sourceRow, destinationChild > sourceRow ? destinationChild - 1 : destinationChild);
    endMoveRows();
    save();
    return true;
}

bool SnippetModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > rowCount())
        return false;
    m_removed = m_snippets.at(row);
    m_removedFrom = row;
    beginRemoveRows({}, row, row + count - 1);
    m_snippets.remove(row, count);
    endRemoveRows();
    save();
    return true;
}

QModelIndex SnippetModel::add(const Composition &composition)
{
    const int row = rowCount();
    if (row >= SnippetFile::MaxSnippets)
        return {};
    beginInsertRows({}, row, row);
    m_snippets.append({ nameFor(composition), composition });
    endInsertRows();
    save();
    return index(row);
}

QModelIndex SnippetModel::undoRemove()
{
    if (!m_removed || rowCount() >= SnippetFile::MaxSnippets)
        return {};
    const int row = std::min(m_removedFrom, rowCount());
    beginInsertRows({}, row, row);
    m_snippets.insert(row, *std::exchange(m_removed, std::nullopt));
    endInsertRows();
    save();
    return index(row);
}

const Composition &SnippetModel::composition(const QModelIndex &index) const
{
    return m_snippets.at(index.row()).composition;
}

void SnippetModel::save()
{
    const Result<void> saved = m_loadError ? tl::unexpected(*m_loadError) : m_file.save(m_snippets);
    if (!saved)
        emit failed(saved.error());
}

} // namespace Framescope
