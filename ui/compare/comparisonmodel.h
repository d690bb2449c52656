#pragma once

#include "ui/compare/comparisondocument.h"

#include <QAbstractTableModel>

#include <memory>

namespace Framescope {

/// The rows of a comparison: on either side a number and a line, and between them a sign.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        LeftNumberColumn,
        LeftLineColumn,
        SignColumn,
        RightNumberColumn,
        RightLineColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// nullptr: nothing.
    void setDocument(std::shared_ptr<const ComparisonDocument> document);
    const std::shared_ptr<const ComparisonDocument> &document() const { return m_document; }
    const ComparisonRow &row(int row) const
    {
        return m_document->rows[static_cast<std::size_t>(row)];
    }
    /// The line that a cell shows; nullptr if its side has none there.
    const TextLine *line(const QModelIndex &index) const;
    /// What has changed within it.
    QList<CharacterRange> changes(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString number(std::size_t side, qint32 line) const;
    QString spoken(int row) const;

    std::shared_ptr<const ComparisonDocument> m_document;
};

/// "−", "+", "≠"; empty for what is the same.
QString comparisonSign(ComparisonRow::Kind kind);

} // namespace Framescope
