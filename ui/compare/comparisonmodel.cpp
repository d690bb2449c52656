#include "ui/compare/comparisonmodel.h"

#include "ui/frames/frametext.h"

namespace Framescope {

using namespace Qt::StringLiterals;
using RowKind = ComparisonRow::Kind;

void ComparisonModel::setDocument(std::shared_ptr<const ComparisonDocument> document)
{
    beginResetModel();
    m_document = std::move(document);
    endResetModel();
}

const TextLine *ComparisonModel::line(const QModelIndex &index) const
{
    const ComparisonRow &shown = row(index.row());
    const bool isLeft = index.column() < SignColumn;
    const qint32 number = isLeft ? shown.left : shown.right;
    return number < 0 ? nullptr : &m_document->sides[isLeft ? 0 : 1].lines.at(number);
}

QList<CharacterRange> ComparisonModel::changes(const QModelIndex &index) const
{
    const ComparisonRow &shown = row(index.row());
    if (shown.changes < 0)
        return {};
    const LineChanges &changes = m_document->changes[static_cast<std::size_t>(shown.changes)];
    return index.column() < SignColumn ? changes.left : changes.right;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_document ? 0 : static_cast<int>(m_document->rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::AccessibleTextRole && index.column() == LeftNumberColumn)
        return spoken(index.row());
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const ComparisonRow &shown = row(index.row());
    switch (index.column()) {
    case LeftNumberColumn:
        return number(0, shown.left);
    case RightNumberColumn:
        return number(1, shown.right);
    case SignColumn:
        return comparisonSign(shown.kind);
    default:
        break;
    }
    const TextLine *text = line(index);
    return text ? text->text : QString();
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_document)
        return {};
    if (section == LeftLineColumn)
        return m_document->sides[0].caption;
    if (section == RightLineColumn)
        return m_document->sides[1].caption;
    return QString();
}

QString ComparisonModel::number(std::size_t side, qint32 line) const
{
    if (line < 0)
        return {};
    if (m_document->form == ComparisonForm::Text)
        return QString::number(line + 1);
    const quint32 offset = m_document->sides[side].offsets[static_cast<std::size_t>(line)];
    constexpr int Digits = 6;
    return QString::number(offset, 16).toUpper().rightJustified(Digits, u'0');
}

/// A whole row as a sentence.
QString ComparisonModel::spoken(int row) const
{
    const QString left = index(row, LeftLineColumn).data().toString();
    const QString right = index(row, RightLineColumn).data().toString();
    switch (this->row(row).kind) {
    case RowKind::Same:
        return tr("The same: %1").arg(left);
    case RowKind::Changed:
        return tr("Changed: left %1, right %2").arg(left, right);
    case RowKind::Removed:
        return tr("Only on the left: %1").arg(left);
    case RowKind::Added:
        break;
    }
    return tr("Only on the right: %1").arg(right);
}

QString comparisonSign(RowKind kind)
{
    switch (kind) {
    case RowKind::Same:
        return {};
    case RowKind::Changed:
        return u"≠"_s;
    case RowKind::Removed:
        return u"−"_s;
    case RowKind::Added:
        break;
    }
    return u"+"_s;
}

} // namespace Framescope
