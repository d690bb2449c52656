#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/framefinder.h"
#include "ui/frames/frameclipboard.h"
#include "ui/frames/messageframes.h"
#include "ui/theme/theme.h"

#include <QTableView>

namespace Framescope {

class FrameColumns;
class FrameDelegate;
class FrameSelection;
class FrameSortMenu;
class FrameTableModel;

/// The table of frames. All rows have one height, so that nothing here costs more with ten million
/// of them. Follows the newest frame until one reads: selecting or scrolling up pauses, End or
/// scrolling down resumes. Its current row and the shared selection are always the same frame.
class FrameTableView : public QTableView
{
    Q_OBJECT
public:
    enum class Density { Compact, Comfortable };

    /// All must outlive the view.
    FrameTableView(const Theme &theme, std::shared_ptr<const SessionStore> store,
        FrameTableModel &model, FrameSelection &selection, QWidget *parent = nullptr);

    void setDensity(Density density);
    /// Height of every row, px.
    int pitch() const;
    /// 0 if none is current.
    FrameId currentFrame() const;
    /// Texts that \a filter looks for are marked in the previews.
    void setNeedles(const FilterExpression &filter);
    bool isFollowing() const { return m_following; }
    /// Fills a menu with the columns that the rows can be sorted by; the view must outlive it.
    void fillSortMenu(QMenu &menu);
    /// No traffic comes that could be held.
    void setReadOnly() { m_isReadOnly = true; }

    /// Does what a letter asks for, pressed here or in another view of the frames; false if it is
    /// none of those that are commands.
    bool pressLetter(QKeyEvent *event);

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void keyboardSearch(const QString &search) override;
    void reset() override;

public slots:
    void selectFrame(Framescope::FrameId id);
    void selectNext();
    void selectPrevious();
    void selectNextViolation();
    void selectPreviousViolation();
    /// The nearest row that says what a capture lacks.
    void selectNextGap();
    void selectPreviousGap();
    /// Goes round the frames of the message that the current one belongs to.
    void selectNextOfMessage();
    /// Measures the times in the Δ column from the current frame, or from the row above again.
    void toggleMark();
    /// Selects the newest frame, and follows again unless the rows are sorted.
    void goToNewest();
    void setFollowing(bool following);
    /// As a click on the column's header does: ascending, then descending, then as recorded.
    void sortByNext(int column);
    void copySelected(Framescope::FrameClipboard::Format format);
    /// annotateRequested() follows, if there is a current frame.
    void annotateCurrent();
    /// compareRequested() follows.
    void compareSelected();
    /// What is to be compared with the next one, for the menu; 0: nothing.
    void setComparedFrame(Framescope::FrameId frame) { m_compared = frame; }

signals:
    /// The selected ones, three at most, are to be compared: see MessageComparer::compare().
    void annotateRequested(Framescope::FrameId frame);
    void compareRequested(const QList<Framescope::FrameId> &frames);
    /// Frames like \a frame should be held in the proxies.
    void holdLikeRequested(const Framescope::FrameHandle &frame);
    /// \a frame should be changed and sent again.
    void composeRequested(const Framescope::FrameHandle &frame);
    /// The rows on screen stay put; \a newFrames have come since.
    void tailPaused(qint64 newFrames);
    void tailFollowed();
    /// See FrameClipboard::copied().
    void copied(qsizetype frames, qsizetype asked);
    /// See FrameMenu.
    void filterRequested(const QString &expression);
    void narrowRequested(const QString &expression);

protected:
    int verticalOffset() const override;
    int horizontalOffset() const override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
        const QList<int> &roles) override;

private:
    void applyTheme();
    int rowCount() const;
    int fullRows() const;
    QRect rowRect(int row) const;
    void paintRow(QPainter &painter, QStyleOptionViewItem &option, int row) const;
    void setHoverRow(int row);
    bool toggleAt(const QPoint &point);
    bool pressTreeKey(QKeyEvent *event);
    void setExpanded(bool expanded);
    int frameRowBeside(int row, int step) const;
    void selectRow(int row);
    void keepAnchor(Qt::KeyboardModifiers modifiers);
    void selectViolation(FrameFinder::Towards towards);
    void shareCurrent();
    void showShared();
    void announceNames(const QModelIndexList &cells);
    void scrollToNewest();
    bool isBackwards() const;
    int newestValue() const;
    void showSorting();
    void showRearranged(bool isSame);
    void scrolled(int value);
    void keepTop();
    void restoreTop();
    void keepSelection();
    void restoreSelection(int firstRow, int lastRow);
    void selectOtherOfMessage(const QList<Framescope::FrameId> &frames);
    void popUpGapMenu(QPoint place);
    QList<FrameClipboard::Item> selectedItems() const;
    QList<FrameId> framesToCompare() const;

    const Theme &m_theme;
    FrameTableModel &m_model;
    FrameSelection &m_selection;
    FrameFinder m_finder;
    MessageFrames m_message;
    FrameDelegate *m_delegate;
    FrameColumns *m_columns;
    FrameSortMenu *m_sortMenu;
    FrameClipboard m_clipboard;
    Density m_density = Density::Compact;
    int m_hoverRow = -1;
    bool m_following = true;
    bool m_isReadOnly = false;
    QPersistentModelIndex m_anchor; ///< from where rows are selected with Shift
    FrameId m_compared = 0;
    bool m_adjusting = false; ///< the scroll bar is moved here, not by the user
    qint64 m_framesAtPause = 0;
    FrameId m_top = 0; ///< of the row at the top, while rows come above it
    int m_topRow = 0; ///< that row
    QList<FrameId> m_kept; ///< selected before the rows became others; ascending
};

} // namespace Framescope
