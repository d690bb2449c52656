#pragma once

#include "ui/compare/comparisondocument.h"

#include <QTableView>

#include <memory>

class QScrollBar;

namespace Framescope {

class ComparisonDelegate;
class ComparisonModel;
class Theme;

/// Two messages beside each other, aligned. Both sides scroll together, across too.
class ComparisonTable : public QTableView
{
    Q_OBJECT
public:
    explicit ComparisonTable(const Theme &theme, QWidget *parent = nullptr);

    /// Selects the first difference.
    void setDocument(const std::shared_ptr<const ComparisonDocument> &document);
    /// Selects the rows of the line that a difference by path stands in, on either side, and
    /// scrolls to them. \a difference is an index of ComparisonDocument::json.
    void selectJsonDifference(int difference);
    /// Scrolls both sides across; to be put below the table.
    QScrollBar *acrossBar() const { return m_across; }

    bool hasNextDifference() const;
    bool hasPreviousDifference() const;
    /// Which difference the current row is in or behind, from 1; 0 if it is before all.
    int currentDifference() const;

public slots:
    void selectNextDifference();
    void selectPreviousDifference();
    /// The selected rows as "- left" and "+ right", and the same ones as they are.
    void copyRows() const;

signals:
    void currentRowChanged();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void applyTheme();
    void layOutColumns();
    void selectRow(int row);
    int currentRow() const;

    const Theme &m_theme;
    ComparisonModel *m_model;
    ComparisonDelegate *m_delegate;
    QScrollBar *m_across;
    qsizetype m_longest = 0; ///< line, in characters
};

} // namespace Framescope
