#pragma once

#include <QTableView>

namespace Framescope {

class HeaderFieldDelegate;
class HeaderFieldModel;
class Theme;

/// All rows of a HeaderFieldModel at once: as high as they are, so that the page scrolls and not
/// the table. A click or Space shows and hides a secret.
class HeaderFieldView : public QTableView
{
    Q_OBJECT
public:
    /// \a model must outlive the view.
    HeaderFieldView(const Theme &theme, HeaderFieldModel *model, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void layOut();
    void copyRow(int row) const;

    const Theme &m_theme;
    HeaderFieldModel *m_model;
    HeaderFieldDelegate *m_delegate;
    int m_height = 0; ///< of all rows
};

} // namespace Framescope
