#pragma once

#include "app/filter/frameidset.h"

#include <QHash>
#include <QList>

#include <optional>
#include <vector>

namespace Framescope {

/// Which row of a table is which frame: all frames of a session or some of them, with a row of its
/// own above the fragments of each message, without the fragments of collapsed ones, and with a
/// row of its own wherever something is missing. Memory grows with what was found and not with the
/// session. GUI thread only.
class FrameRows
{
public:
    /// What is missing is missing before a frame that has a row, or behind the last one.
    enum class Gap : quint8 { None, Before, After };
    struct Row
    {
        FrameId id
            = 0; ///< for a message the first of its frames that has a row; of a gap its frame
        bool isMessage = false;
        Gap gap = Gap::None; ///< no frame and no message, but what is missing beside it

        friend bool operator==(const Row &, const Row &) = default;
    };

    /// Begins anew. The rows are all frames that there are, or with \a isList those of append().
    /// Gaps stay.
    void clear(bool isList);
    bool isList() const { return m_isList; }
    /// Frames 1 to \a last exist; not for a list.
    void setLastFrame(FrameId last);
    /// \a ids are ascending and behind those that came before; for a list only.
    void append(const QList<FrameId> &ids);
    /// No frame up to \a scanned is going to be appended any more; for a list only.
    void setScannedTo(FrameId scanned) { m_scannedTo = scanned; }
    /// Before each of \a heads the row of its message is put, once the frame has a row. Ascending,
    /// and behind those that came before.
    void addHeads(const QList<FrameId> &heads);

    /// Something is missing before each of \a places, which are ascending and different; one is a
    /// frame or behind the last. It has a row before the nearest frame that has one or is hidden in
    /// a collapsed message, else behind the last one: what is missing is told whatever a list
    /// leaves out.
    void setGaps(const QList<FrameId> &places);
    /// The places, from \a first to \a last, whose gaps share \a row.
    struct Places
    {
        FrameId first = 0;
        FrameId last = 0;

        bool contains(FrameId place) const { return place >= first && place <= last; }
    };
    Places places(const Row &row) const;
    /// The row of the gap at \a place; nullopt if it has none yet.
    std::optional<qint64> gapRow(FrameId place) const;

    /// While it is flat no message has a row of its own and none is collapsed: a row is a frame or
    /// a gap. What was collapsed is so again afterwards.
    void setFlat(bool isFlat);
    /// The frames of a list, while it is one.
    const FrameIdSet &list() const { return m_ids; }
    /// How many frames are before \a id; frameCount() if none is from there on.
    qint64 placeOf(FrameId id) const { return indexOf(id); }
    bool contains(FrameId id) const;
    /// The nearest frame before \a id; 0 if there is none.
    FrameId frameBefore(FrameId id) const;

    /// Rows there are.
    qint64 size() const { return firstRowFrom(lastId() + 1); }
    /// How many frames they are about: hidden fragments count, messages do not.
    qint64 frameCount() const;
    /// \a row is 0 to size() - 1.
    Row at(qint64 row) const;
    /// nullopt if there is none.
    std::optional<qint64> find(Row row) const;
    /// The first row that is about a frame from \a id on; size() if there is none.
    qint64 firstRowFrom(FrameId id) const;
    bool isHead(FrameId id) const { return !m_isFlat && m_heads.contains(id); }
    /// The nearest head that is not behind \a id; 0 if there is none.
    FrameId headBefore(FrameId id) const;

    /// Takes the rows of \a frames away, ascending, which are those of the message of \a head.
    void collapse(FrameId head, const QList<FrameId> &frames);
    void expand(FrameId head);
    bool isCollapsed(FrameId head) const { return m_collapsed.contains(head); }
    /// The head whose collapse has hidden \a id; 0 if it is not hidden.
    FrameId hidingHead(FrameId id) const;

private:
    FrameId lastId() const;
    qint64 indexOf(FrameId id) const;
    FrameId idAt(qint64 index) const;
    void fillWindow(qint64 row) const;
    void addGaps(FrameId above, FrameId id);
    FrameId lastPlace() const;
    bool hasGapBehind() const;
    bool isHidden(FrameId id) const;
    void mergeHidden();

    bool m_isList = false;
    bool m_isFlat = false;
    FrameId m_last = 0; ///< of all frames, or of the list
    FrameIdSet m_ids; ///< of a list only
    FrameIdSet m_heads;
    QHash<FrameId, QList<FrameId>> m_collapsed; ///< by head
    std::vector<FrameId> m_hidden; ///< ascending
    FrameId m_scannedTo = 0; ///< of a list only
    std::vector<FrameId> m_places; ///< of gaps, ascending
    FrameIdSet m_before; ///< frames with a row of a gap before theirs
    // Cells ask for the same few rows again and again, and finding one takes some steps.
    mutable std::vector<Row> m_window;
    mutable qint64 m_windowFirst = 0;
};

} // namespace Framescope
