#pragma once

#include <QWidget>

class QCheckBox;
class QScrollArea;
class QVBoxLayout;

namespace Framescope {

class HeaderListModel;
class HeaderRow;
class IconButton;
class Theme;

/// Edits the headers of a request: add, duplicate, delete, reorder, and put one's own in place of
/// the automatic ones.
class HeadersPage : public QWidget
{
    Q_OBJECT
public:
    /// \a model must outlive the page.
    HeadersPage(const Theme &theme, HeaderListModel *model, QWidget *parent = nullptr);
    ~HeadersPage() override;

    /// The row that the buttons are about; -1 if there is none.
    int currentRow() const { return m_current; }
    void setCurrentRow(int row);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *createToolBar();
    QWidget *createTitles();
    void build();
    void refresh();
    void showRows();
    void updateActions();
    void add();
    void duplicate();
    void remove();
    void undoRemove();
    void move(int step);
    /// Row \a row is over \a y of the list.
    void drag(int row, int y, bool dropped);
    void followFocus(const QWidget *focused);

    const Theme &m_theme;
    HeaderListModel *m_model;
    int m_current = -1;
    QWidget *m_dropLine; ///< where the row that is dragged would go
    QList<HeaderRow *> m_rows;

    IconButton *m_duplicate;
    IconButton *m_remove;
    IconButton *m_undo; ///< shown while there is something to put back
    IconButton *m_up;
    IconButton *m_down;
    QCheckBox *m_showAutomatic;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
};

} // namespace Framescope
