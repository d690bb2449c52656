#pragma once

#include <QTableView>

namespace Framescope {

class ReplayModel;
class Theme;

/// A recording and its replay, row by row. "N" and Shift+N go to the next and the previous
/// difference, Space asks for a pause and its end, "." for the next step. Beside the sign stands
/// how much longer an answer takes now; both times are shown where there is room.
class ReplayTable : public QTableView
{
    Q_OBJECT
public:
    /// \a theme must outlive the table, and so must a model as long as it is shown.
    ReplayTable(const Theme &theme, ReplayModel &model, QWidget *parent = nullptr);

    /// Shows another; no row is selected then.
    void setReplay(ReplayModel &model);

    /// -1 if there is none.
    int currentRow() const;
    /// Shows \a row with some of those behind it, as it is played.
    void follow(int row);
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
    void pauseRequested();
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
    ReplayModel *m_model;
};

} // namespace Framescope
