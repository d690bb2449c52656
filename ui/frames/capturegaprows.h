#pragma once

#include "ui/frames/capturegap.h"
#include "ui/frames/framerows.h"

#include <QList>
#include <QString>

namespace Framescope {

class FrameOrder;

/// Which rows of a table tell of gaps, and of which: those of all connections or of one. GUI
/// thread only.
class CaptureGapRows
{
public:
    /// \a rows and \a order must outlive it.
    CaptureGapRows(const FrameRows &rows, const FrameOrder &order);

    /// \a gaps are those of the session, by time.
    void setGaps(const QList<CaptureGap> &gaps) { m_gaps = gaps; }
    /// 0 is all of them.
    void setConnection(ConnectionId connection) { m_connection = connection; }
    bool isEmpty() const { return m_gaps.isEmpty(); }

    /// Before which frames something is missing, see FrameRows::setGaps().
    QList<FrameId> places() const;
    /// What \a row tells of.
    QList<CaptureGap> at(const FrameRows::Row &row) const;
    /// The nearest row of a gap behind \a row, or before it; -1 if there is none.
    int rowAfter(int row) const;
    int rowBefore(int row) const;
    /// A filter for the frames next to gaps, as far as there is room in it; empty without gaps.
    /// \a last is the session's last frame.
    QString besideThem(FrameId last) const;

private:
    bool isShown(const CaptureGap &gap) const;
    int rowOf(const CaptureGap &gap) const;

    const FrameRows &m_rows;
    const FrameOrder &m_order;
    QList<CaptureGap> m_gaps; ///< by time
    ConnectionId m_connection = 0;
};

} // namespace Framescope
