#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/framequery.h"
#include "app/filter/framesorter.h"
#include "app/session/annotation.h"
#include "app/session/framehandle.h"
#include "ui/frames/capturegapfinder.h"
#include "ui/frames/capturegaprows.h"
#include "ui/frames/frameorder.h"
#include "ui/frames/framerows.h"
#include "ui/frames/framesorting.h"
#include "ui/frames/messageframes.h"
#include "ui/frames/messageheads.h"
#include "ui/frames/messagesummary.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>
#include <memory>

namespace Framescope {

class FilterHits;
class FrameCache;

/// The frames of a session, of one of its connections or those that match a filter, a row each, and
/// above the fragments of a message a row for the whole, by which they can be hidden. Where a
/// capture lacks octets there is a row that says so, whatever a filter hides around it. If it is
/// all frames no list is kept; else the ids come from a query. data() reads memory only and says
/// nothing of frames that are not at hand yet; dataChanged() follows.
///
/// Sorted otherwise than as they were recorded, frames stand for themselves: messages have no row.
/// The newest first is the same rows backwards, however many there are, and further ones come at
/// the top. Every other order is worked out on a thread, for so many frames as FrameSorter takes;
/// in it gaps have no place, and frames that come later wait for sortAgain(), but for those that a
/// filter is still being held against.
class FrameTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        IdColumn,
        ConnectionColumn,
        TimeColumn,
        DeltaColumn,
        DirectionColumn,
        OpcodeColumn,
        FinColumn,
        RsvColumn,
        MaskColumn,
        KeyColumn,
        LengthColumn,
        WireLengthColumn,
        PreviewColumn,
        ColumnCount
    };

    /// The same for every column.
    enum Role {
        /// FrameId, also of frames that are not at hand. These are about the first frame in the
        /// row of a message. In the row of a gap it is the frame beside it, and of the others only
        /// GapsRole is valid.
        FrameIdRole = Qt::UserRole,
        FrameRole, ///< FrameHandle, null if the frame is not at hand
        /// qint64, ns since the frame in a row above, or since markedFrame(); invalid in the first
        DeltaRole,
        /// Violation, the first one of the frame; invalid if it has none, and for a message
        ViolationRole,
        PreviewRole, ///< QString, see previewText()
        HintRole, ///< QString, see hintText(); among all connections also which one it is
        HitRole, ///< bool, the frame is one of those of setHits()
        MarkRole, ///< bool, it is markedFrame()
        IsMessageRole, ///< bool, the row is about a message of several frames
        FinRole, ///< bool, FIN of the frame, or whether the message's final frame is there
        ExpandedRole, ///< bool, the fragments of the row's message have rows
        BranchRole, ///< Branch
        AnnotationRole, ///< Annotation of the frame; invalid if nothing is said of it
        GapsRole, ///< QList<CaptureGap>, of a row that is about gaps; invalid in all others
    };

    /// Where a row hangs under the row of a message: what came while the message was under way.
    enum Branch { NoBranch, InnerBranch, LastBranch };

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
    bool isSearching() const { return scannedTo() < m_lastFrame; }
    /// Everything up to it has been looked at.
    FrameId scannedTo() const;
    /// How many frames are shown: those of collapsed messages count, messages do not.
    qint64 frameCount() const;
    /// What \a filter asks of the frames of connection(), or of all of them.
    FilterProgram program(const FilterExpression &filter) const;
    /// Violations among the frames that are shown.
    FilterProgram violations() const;
    /// Frames to be marked; nullptr for none. They must outlive the model or be taken away.
    void setHits(const FilterHits *hits) { m_hits = hits; }

    using Arrangement = FrameOrder::Arrangement;
    Arrangement arrangement() const { return m_order.arrangement(); }
    /// By what the rows are sorted.
    const FrameSorting &sorting() const { return m_sorting; }
    /// By what they are going to be; the same as sorting() unless isSorting().
    const FrameSorting &wantedSorting() const { return m_wanted; }
    bool isSorting() const { return m_sorter.isRunning(); }
    /// Why the rows cannot be sorted by \a column; empty if they can.
    QString sortObstacle(int column) const;
    /// Frames that came after the rows were sorted and have none.
    qint64 unsortedFrames() const;

    /// 0 if there is no such row.
    FrameId frameId(int row) const;
    /// A null handle if the frame is not at hand, or there is no such row.
    FrameHandle frame(int row) const;
    /// -1 if there is no row for \a id.
    int rowOf(FrameId id) const;
    /// The row of the newest frame, or of the gap behind it; -1 if there is none.
    int newestRow() const { return m_order.newestRow(); }
    /// The first row that is about \a id or, if there is none, would stand behind it; rowCount() if
    /// there is none either, or if it is not known where \a id would stand.
    int firstRowFrom(FrameId id) const { return m_order.firstRowFrom(id); }
    bool isMessage(int row) const { return m_order.at(row).isMessage; }
    /// The nearest frame of setHits() by the order of rows, behind \a row or before it; 0 if there
    /// is none.
    FrameId hitAfter(int row) const { return hitFrom(row, 1); }
    FrameId hitBefore(int row) const { return hitFrom(row, -1); }
    /// While the rows are Arrangement::Sorted, the nearest one behind \a row or before it whose
    /// frame has a violation; -1 if there is none.
    int violationRowAfter(int row) const { return m_order.violationRowFrom(row, 1); }
    int violationRowBefore(int row) const { return m_order.violationRowFrom(row, -1); }
    bool hasGaps() const { return !m_gaps.isEmpty(); }
    /// The nearest row of a gap behind \a row, or before it; -1 if there is none.
    int gapRowAfter(int row) const { return m_gaps.rowAfter(row); }
    int gapRowBefore(int row) const { return m_gaps.rowBefore(row); }
    /// A filter for the frames next to gaps, as far as there is room in it; empty without gaps.
    QString besideGaps() const { return m_gaps.besideThem(m_lastFrame); }
    bool isGap(int row) const { return m_order.at(row).gap != FrameRows::Gap::None; }
    bool isExpanded(int row) const { return !m_rows.isCollapsed(m_order.at(row).id); }
    /// The frame before which the collapsed message that hides \a id has its row; 0 if it is not
    /// hidden.
    FrameId hidingMessage(FrameId id) const { return m_rows.hidingHead(id); }
    /// From which times in the Δ column are measured; 0: from the row above.
    FrameId markedFrame() const { return m_marked.id; }

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);
    /// Looks for no more matches of the filter; those that were found stay.
    void stopSearch() { m_query.cancel(); }
    /// Looks again for what was not recorded: gapsFound() follows, if there is any.
    void findGaps() { m_gapFinder.start(); }
    /// Shows one connection, or all of them with 0.
    void setConnection(Framescope::ConnectionId connection);
    /// Shows only what matches as well.
    void setFilter(const Framescope::FilterExpression &filter);
    /// Shows or hides the fragments of the message in \a row, which isMessage(): at once, or once
    /// they are found. One that has not ended yet is not hidden.
    void setExpanded(int row, bool expanded);
    /// Shows the rows by \a sorting, at once or after a while; sortingChanged() follows. If there
    /// is a sortObstacle(), sortRefused() follows instead.
    void sortBy(const Framescope::FrameSorting &sorting);
    /// Puts those among the others that have come since.
    void sortAgain();
    /// The rows stay as they are.
    void cancelSorting();
    /// A null handle measures from the row above again.
    void setMarkedFrame(const Framescope::FrameHandle &frame);
    /// Frames whose payload is not told in the preview.
    void setCovered(const QList<Framescope::FrameId> &frames);
    /// What is said of frames now.
    void setAnnotations(const Framescope::Annotations &annotations);

signals:
    void connectionChanged(Framescope::ConnectionId connection);
    /// Cells say more of themselves in Qt::AccessibleTextRole than they could when they were asked:
    /// their frames are at hand now.
    void nameChanged(const QModelIndexList &cells);
    /// isSearching() may say something else now.
    void searched();
    /// sorting() or isSorting() says something else now.
    void sortingChanged();
    void sortProgressed(int percent);
    void sortRefused(const QString &reason);
    void unsortedChanged();
    /// The rows stand elsewhere now; behind modelReset(). \a isSame: by the same column as before,
    /// and only more of them.
    void rearranged(bool isSame);
    void aboutToRearrange();
    /// All of the session's, once they are known; only if there are any.
    void gapsFound(const QList<Framescope::CaptureGap> &gaps);

private:
    void takeMatches(
        quint64 token, const QList<Framescope::FrameId> &ids, Framescope::FrameId scannedTo);
    void takeGaps(const QList<Framescope::CaptureGap> &gaps);
    QString headerHint(int section) const;
    QVariant gapData(int row, int column, int role) const;
    void takeHeads(const QList<Framescope::FrameId> &heads);
    void collapse(
        Framescope::FrameId first, const QList<Framescope::FrameId> &frames, bool isWhole);
    void refreshRows(Framescope::FrameId first, Framescope::FrameId last);
    void announceLoaded(FrameId first, FrameId last);
    void promiseName(const QModelIndex &index) const;
    void keepPromises(FrameId first, FrameId last);
    void grow();
    void rearrange(const std::function<void()> &change);
    void begin();
    int announcedRows() const;
    Arrangement arrangementOf(const FrameSorting &sorting) const;
    void startSorting();
    void goOnSorting();
    void takeSorted(const std::shared_ptr<const SortedFrames> &sorted);
    void arrange(std::shared_ptr<const SortedFrames> sorted);
    void giveUpSorting(const QString &obstacle);
    FrameId hitFrom(int row, int step) const;
    FilterExpression expression(const FilterExpression &filter) const;
    static int boundedRows(qint64 rows);
    QVariant display(const FrameHandle &frame, int row, int column) const;
    QVariant displayMessage(const FrameHandle &frame, int column) const;
    QString messagePreview(const FrameHandle &frame) const;
    QString spokenMessage(const FrameHandle &frame, int row) const;
    QString hint(const FrameHandle &frame, int row) const;
    Branch branch(const FrameHandle &frame, int row) const;
    std::optional<qint64> delta(const FrameHandle &frame, int row) const;
    const MessageSummary &summary(const FrameHandle &frame) const;
    const Annotation *annotation(int row) const;

    FrameCache &m_cache;
    FrameQuery m_query;
    MessageHeads m_heads;
    MessageFrames m_fragments;
    CaptureGapFinder m_gapFinder;
    const FilterHits *m_hits = nullptr;
    FilterExpression m_filter;
    ConnectionId m_connection = 0;
    bool m_isList = false; ///< the frames are those that a query found
    FrameId m_lastFrame = 0;
    FrameId m_scannedTo = 0;
    quint64 m_token = 0;
    FrameSorter m_sorter;
    FrameSorting m_sorting;
    FrameSorting m_wanted;
    FrameId m_sortGoal = 0; ///< the rows are sorted again until all up to it are among them
    FrameId m_sortedTo = 0; ///< those up to it are in the sorted list, or are going to be
    FrameRows m_rows; ///< as recorded
    FrameOrder m_order { m_rows };
    CaptureGapRows m_gaps { m_rows, m_order };
    FrameId m_shownTo = 0; ///< of all frames: those up to it have their rows
    FrameId m_collapsing = 0; ///< the head whose fragments are being looked for
    struct Mark
    {
        FrameId id = 0;
        qint64 time = 0; ///< ns since the session began
    };
    Mark m_marked;
    QList<FrameId> m_covered;
    Annotations m_annotations;
    mutable QHash<FrameId, MessageSummary> m_summaries; ///< of rows on the screen
    mutable QList<QPersistentModelIndex> m_promised; ///< of which no more could be said than that
};

} // namespace Framescope
