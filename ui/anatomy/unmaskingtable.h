#pragma once

#include "ui/anatomy/fieldselection.h"

#include <QWidget>

namespace Framescope {

/// How the masking-key turns octets of the wire into plain ones, 16 of them side by side
/// (RFC 6455 §5.3). Octets under the pointer and the selected one are those of the other views.
class UnmaskingTable : public QWidget
{
    Q_OBJECT
public:
    static constexpr quint64 Columns = 16;

    UnmaskingTable(const Theme &theme, FieldSelection *fields, QWidget *parent = nullptr);

    /// Of the first column; a multiple of Columns.
    quint64 firstIndex() const { return m_first; }
    /// Shows the page that has payload octet \a index, cut to the last one.
    void showPage(quint64 index);
    /// Payload octets of the frame; 0 when there is nothing to unmask.
    quint64 octetCount() const;
    /// The selected payload octet, nullopt when the selection is elsewhere.
    std::optional<quint64> currentIndex() const;
    void selectIndex(quint64 index);

    QRect columnRect(int column) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pageChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum Line { IndexLine, WireLine, KeyLine, PlainLine, TextLine, LineCount };

    void followFields();
    void followCurrent();
    std::optional<quint64> indexAt(QPointF point) const;
    QRect cellRect(Line line, int column) const;
    int labelWidth() const;
    int lineHeight() const;
    void paintColumn(QPainter &painter, int column, quint64 index) const;
    void paintColumnFrame(QPainter &painter, const QPen &pen, std::optional<quint64> field) const;

    const Theme &m_theme;
    FieldSelection *m_fields;
    FrameId m_frame = 0; ///< whose octets are shown
    quint64 m_first = 0;
};

} // namespace Framescope
