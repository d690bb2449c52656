#pragma once

#include "ui/hex/hexpainter.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

class QMimeData;

namespace Framescope {

class HexMessageLoader;
class SessionStore;

/// The octets of the selected frame, in hex and as text, coloured by field. Selection and hover
/// are those of the FrameSelection, in both directions. Reads and paints only visible rows, so a
/// payload of any size may be shown.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// From the octets on the wire to what the application meant.
    enum class Layer {
        Wire,
        Payload, ///< unmasked
        Plain, ///< decompressed as well
        Message, ///< all frames of the message, decompressed
    };

    /// \a theme and \a selection must outlive the view.
    HexView(const Theme &theme, FrameSelection *selection, QWidget *parent = nullptr,
        HexPainter::Style style = HexPainter::Style::Full);

    /// Without it a message is as much of it as the frame has.
    void setStore(std::shared_ptr<const SessionStore> store);

    Layer layer() const { return m_layer; }
    /// Shows the selected frame's octets from another side; the selected octets stay selected.
    void setLayer(Layer layer);

    void setStyle(HexPainter::Style style);
    /// There is a composer that could take the frame.
    void setComposable(bool composable) { m_isComposable = composable; }

    const HexContent &content() const { return m_content; }
    /// Shows other octets than the selected frame's, until that changes.
    void setContent(const HexContent &content);

    const HexLayout &hexLayout() const { return m_layout; }
    /// The row at the upper edge.
    quint64 topRow() const { return m_topRow; }
    /// Selected positions within content().
    OctetRange selectedPositions() const { return m_selected; }
    /// Of octets that a learner is to work out.
    QList<quint64> coveredPositions() const;
    /// Selects \a positions and scrolls to where they begin.
    void select(OctetRange positions);

    /// Selects the octet at \a position, cut to the last one, and scrolls to it.
    void goTo(quint64 position);

    /// Octets that copying takes at most.
    static constexpr qsizetype CopyLimit = 1 << 20;
    /// Copies the selected octets, or all if none are, as "9C 4E 17 D2". Returns how many were
    /// copied: at most CopyLimit.
    quint64 copyHex() const { return copy(CopyForm::Hex); }
    /// The same octets of the text column, as UTF-8 with invalid sequences replaced.
    quint64 copyText() const { return copy(CopyForm::Text); }
    enum class CopyForm { Hex, Text, Base64, CArray, Python };
    quint64 copy(CopyForm form) const;
    /// What is dragged of the selected octets: \a form as text, of at most CopyLimit octets.
    std::unique_ptr<QMimeData> draggedOctets(CopyForm form) const;

    /// What all rows take, in logical pixels, up to some hundred of them.
    int fullHeight() const;
    QSize sizeHint() const override;

signals:
    void contentChanged();
    void selectedPositionsChanged();
    void saveRequested();
    void findRequested();
    /// More is to be said of the field that the selected octets are in.
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
    void applyTheme();
    void loadFrame();
    void loadMessage(const FrameHandle &frame);
    void relayout();
    void updateScrollBars();
    void setTopRow(quint64 row);
    void makeVisible(quint64 position);
    void selectTo(quint64 position, bool extend);
    void setSelected(OctetRange positions);
    void moveBy(qint64 octets, bool extend);
    void followSelection();
    void setHovered(std::optional<quint64> position);
    QPointF contentPoint(QPointF viewportPoint) const;
    void drag();
    int visibleRows() const;
    QByteArray octetsToCopy(const ByteSource &source) const;

    const Theme &m_theme;
    FrameSelection *m_selection;
    HexPainter m_painter;
    HexContent m_content;
    HexLayout m_layout;
    HexMessageLoader *m_loader = nullptr; ///< of a session, if there is one
    Layer m_layer = Layer::Wire;
    OctetRange m_selected; ///< positions; where they are of the wire, the shared selection too
    std::optional<QPoint> m_pressed; ///< within the selection, which may be dragged from there
    bool m_isComposable = false;
    bool m_sharing = false; ///< the shared selection is set here
    FrameId m_frame = 0; ///< whose octets are shown
    quint64 m_topRow = 0;
    quint64 m_cursor = 0; ///< the end of the selection that moves with Shift
    quint64 m_anchor = 0; ///< the other one
    int m_wheelRest = 0; ///< eighths of a degree not yet scrolled
};

} // namespace Framescope
