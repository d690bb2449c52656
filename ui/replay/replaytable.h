#pragma once

#include <QTableView>

namespace Framescope {

class ReplayModel;
class Theme;

/// A recording and its replay, row by row. "N" and Shift+N go to the next and the previous
/// difference, "." asks for the next step.
class ReplayTable : public QTableView
{
    Q_OBJECT
public:
    /// Both must outlive the table.
    ReplayTable(const Theme &theme, ReplayModel &model, QWidget *parent = nullptr);

    /// -1 if there is none.
    int currentRow() const;
    /// Where the right side begins, in pixels from the left.
    int nowPosition() const;

public slots:
    void selectRow(int row);
    void selectNextDifference();
    void selectPreviousDifference();
    /// The selected rows as "≠ 12 left → 14 right".
    void copyRows() const;

signals:
    void currentRowChanged();
    void stepRequested();
    void laidOut();

protected:
    void focusInEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyTheme();
    void layOutColumns();

    const Theme &m_theme;
    ReplayModel &m_model;
};

} // namespace Framescope
