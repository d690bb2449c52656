#pragma once

#include "ui/anatomy/anatomypainter.h"

#include <QAbstractScrollArea>

namespace Framescope {

/// The selected frame drawn as RFC 6455 §5.2 draws one, bit by bit. Field and octets under the
/// pointer and those selected are shared with all other views. Only rows on the screen are painted;
/// rows that do not fit are hidden behind a line that shows them all.
class AnatomyView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    using Notation = AnatomyPainter::Notation;

    /// \a theme and \a fields must outlive the view.
    AnatomyView(const Theme &theme, FieldSelection *fields, QWidget *parent = nullptr);

    Notation notation() const { return m_state.notation; }
    void setNotation(Notation notation);

    /// What stands in the dashed cells behind the frame's last octet.
    void setRestText(const QString &text);
    QString restText() const { return m_state.rest; }

    /// Rows that did not fit are shown, with a scroll bar. Ends with the next frame.
    bool isExpanded() const { return m_expanded; }
    void expand();

    /// There is a composer that could take the frame.
    void setComposable(bool composable) { m_isComposable = composable; }

    const FieldSelection &fields() const { return *m_fields; }
    /// \a index within fields().
    void selectField(quint64 index);
    /// Of the current field, if there is one.
    void copyValue() const;
    const AnatomyLayout &anatomyLayout() const { return m_layout; }
    quint64 topRow() const { return m_state.topRow; }
    /// Rows of the frame that are on the screen, whole or in part.
    int shownRows() const { return m_state.rows; }
    /// Where the field is on the viewport, the first of its rows; null if it is not on the screen.
    QRect fieldRect(quint64 index) const;
    /// Index of the field at \a point of the viewport.
    std::optional<quint64> fieldAt(QPointF point) const;
    /// The line for hidden rows; null if there is none.
    QRect moreRect() const;

    QSize sizeHint() const override;

signals:
    /// More is to be said of the current field.
    void explainRequested();
    /// \a frame should be changed and sent again.
    void composeRequested(const Framescope::FrameHandle &frame);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void loadFrame();
    void relayout();
    void setTopRow(quint64 row);
    void makeVisible(quint64 row);
    void followCurrent();
    void selectBit(quint64 bit);
    void moveRows(qint64 rows);
    int wholeRows() const;
    QPointF contentPoint(QPointF viewportPoint) const;

    const Theme &m_theme;
    FieldSelection *m_fields;
    AnatomyLayout m_layout;
    AnatomyPainter::State m_state;
    FrameId m_frame = 0; ///< which one is drawn
    bool m_expanded = false;
    bool m_isComposable = false;
    int m_wheelRest = 0; ///< eighths of a degree not yet scrolled
};

} // namespace Framescope
