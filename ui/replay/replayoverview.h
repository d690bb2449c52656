#pragma once

#include <QWidget>

namespace Framescope {

class ReplayModel;
class Theme;

/// A narrow strip beside the table: a mark for each row that differs, where it is in the whole. A
/// click goes there; by keyboard the table does the same.
class ReplayOverview : public QWidget
{
    Q_OBJECT
public:
    /// \a theme must outlive it, and so must a model as long as it is shown.
    ReplayOverview(const Theme &theme, const ReplayModel &model, QWidget *parent = nullptr);

    void setReplay(const ReplayModel &model);

    QSize sizeHint() const override;

signals:
    /// The difference that is nearest to where somebody has clicked.
    void rowRequested(int row);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int place(int row) const;

    const Theme &m_theme;
    const ReplayModel *m_model;
};

} // namespace Framescope
