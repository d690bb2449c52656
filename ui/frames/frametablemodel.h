#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/frameidset.h"
#include "app/filter/framequery.h"
#include "app/session/framehandle.h"

#include <QAbstractTableModel>

#include <memory>

namespace Framescope {

class FilterHits;
class FrameCache;

/// The frames of a session, of one of its connections or those that match a filter, a row each. If
/// it is all of them, row n is frame n + 1 and no list is kept; else the ids come from a query.
/// data() reads memory only and says nothing of frames that are not at hand yet; dataChanged()
/// follows.
class FrameTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        IdColumn,
        TimeColumn,
        DeltaColumn,
        DirectionColumn,
        OpcodeColumn,
        FinColumn,
        MaskColumn,
        LengthColumn,
        PreviewColumn,
        ColumnCount
    };

    /// The same for every column.
    enum Role {
        FrameIdRole = Qt::UserRole, ///< FrameId, also of frames that are not at hand
        FrameRole, ///< FrameHandle, null if the frame is not at hand
        DeltaRole, ///< qint64, ns since the frame in the row above; invalid in the first
        ViolationRole, ///< Violation, the first one of the frame; invalid if it has none
        PreviewRole, ///< QString, see previewText()
        HintRole, ///< QString, see hintText(); among all connections also which one it is
        HitRole, ///< bool, the frame is one of those of setHits()
    };

    /// \a cache must be of the same \a store and outlive the model.
    FrameTableModel(
        std::shared_ptr<const SessionStore> store, FrameCache &cache, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// 0 is all of them.
    ConnectionId connection() const { return m_connection; }
    FrameId lastFrame() const { return m_lastFrame; }
    /// True while frames that exist have not been looked at, so that more rows may come.
    bool isSearching() const { return m_isList && m_scannedTo < m_lastFrame; }
    /// Everything up to it has been looked at.
    FrameId scannedTo() const { return m_isList ? m_scannedTo : m_lastFrame; }
    /// What \a filter asks of the frames of connection(), or of all of them.
    FilterProgram program(const FilterExpression &filter) const;
    /// Frames to be marked; nullptr for none. They must outlive the model or be taken away.
    void setHits(const FilterHits *hits) { m_hits = hits; }

    /// \a row is 0 to rowCount() - 1.
    FrameId frameId(int row) const;
    /// A null handle if the frame is not at hand.
    FrameHandle frame(int row) const;
    /// -1 if there is no row for \a id.
    int rowOf(FrameId id) const;
    /// The first row of a frame from \a id on; rowCount() if there is none.
    int firstRowFrom(FrameId id) const;

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);
    /// Shows one connection, or all of them with 0.
    void setConnection(Framescope::ConnectionId connection);
    /// Shows only what matches as well.
    void setFilter(const Framescope::FilterExpression &filter);

signals:
    void connectionChanged(Framescope::ConnectionId connection);
    /// isSearching() may say something else now.
    void searched();

private:
    void takeMatches(
        quint64 token, const QList<Framescope::FrameId> &ids, Framescope::FrameId scannedTo);
    void refreshRows(Framescope::FrameId first, Framescope::FrameId last);
    void growTo(qint64 rows);
    void begin();
    static int boundedRows(qint64 rows);
    QVariant display(const FrameHandle &frame, int row, int column) const;
    QString hint(const FrameHandle &frame) const;
    std::optional<qint64> delta(const FrameHandle &frame, int row) const;

    FrameCache &m_cache;
    FrameQuery m_query;
    const FilterHits *m_hits = nullptr;
    FilterExpression m_filter;
    ConnectionId m_connection = 0;
    bool m_isList = false; ///< rows are those of m_ids
    FrameId m_lastFrame = 0;
    FrameId m_scannedTo = 0;
    quint64 m_token = 0;
    FrameIdSet m_ids; ///< of a list only; those behind rowCount() are not announced
    int m_rows = 0;
};

} // namespace Framescope
