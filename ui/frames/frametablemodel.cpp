#include "ui/frames/frametablemodel.h"

#include "ui/frames/annotationtone.h"
#include "ui/frames/filterhits.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frametext.h"

#include <QTextDocument>

#include <algorithm>
#include <limits>
#include <utility>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

bool isRightAligned(int column)
{
    return column == FrameTableModel::IdColumn || column == FrameTableModel::ConnectionColumn
        || column == FrameTableModel::DeltaColumn || column == FrameTableModel::LengthColumn
        || column == FrameTableModel::WireLengthColumn;
}

bool isCentred(int column)
{
    return column == FrameTableModel::DirectionColumn || column == FrameTableModel::OpcodeColumn
        || column == FrameTableModel::FinColumn || column == FrameTableModel::RsvColumn
        || column == FrameTableModel::MaskColumn;
}

QVariant alignmentOf(int column)
{
    const Qt::Alignment horizontal = isRightAligned(column) ? Qt::AlignRight
        : isCentred(column)                                 ? Qt::AlignHCenter
                                                            : Qt::AlignLeft;
    return QVariant::fromValue(horizontal | Qt::AlignVCenter);
}

/// More than a screen shows; what is beyond was scrolled past.
constexpr int MaxSummaries = 1024;
constexpr qsizetype MaxPromised = 256;

QString rsvText(quint8 rsv)
{
    QStringList bits;
    for (const auto &[bit, name] : { std::pair(Rsv1, "1"), { Rsv2, "2" }, { Rsv3, "3" } }) {
        if (rsv & bit)
            bits.append(QLatin1StringView(name));
    }
    return bits.isEmpty() ? QStringLiteral("–") : bits.join(u' ');
}

QString keyText(const FrameHeader &header)
{
    if (!header.isMasked())
        return QStringLiteral("–");
    const QByteArray octets(
        reinterpret_cast<const char *>(header.maskingKey->data()), header.maskingKey->size());
    return QString::fromLatin1(octets.toHex(' ')).toUpper();
}

} // namespace

FrameTableModel::FrameTableModel(
    std::shared_ptr<const SessionStore> store, FrameCache &cache, QObject *parent)
    : QAbstractTableModel(parent)
    , m_cache(cache)
    , m_query(store)
    , m_heads(store)
    , m_fragments(store)
    , m_gapFinder(store)
    , m_sorter(store)
    , m_annotations(store->annotations())
{
    connect(&m_query, &FrameQuery::matched, this, &FrameTableModel::takeMatches);
    connect(&m_heads, &MessageHeads::found, this, &FrameTableModel::takeHeads);
    connect(&m_fragments, &MessageFrames::found, this, &FrameTableModel::collapse);
    connect(&m_gapFinder, &CaptureGapFinder::found, this, &FrameTableModel::takeGaps);
    connect(&m_sorter, &FrameSorter::finished, this, &FrameTableModel::takeSorted);
    connect(&m_sorter, &FrameSorter::progressed, this, &FrameTableModel::sortProgressed);
    connect(&m_cache, &FrameCache::blocksLoaded, this, &FrameTableModel::refreshRows);
}

int FrameTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_order.rowCount();
}

int FrameTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FrameTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int row = index.row();
    if (isGap(row))
        return gapData(row, index.column(), role);
    switch (role) {
    case FrameIdRole:
        return frameId(row);
    case HitRole:
        return m_hits && m_hits->contains(frameId(row));
    case MarkRole:
        return m_marked.id != 0 && frameId(row) == m_marked.id;
    case IsMessageRole:
        return isMessage(row);
    case ExpandedRole:
        return isMessage(row) && isExpanded(row);
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case AnnotationRole: {
        const Annotation *said = annotation(row);
        return said ? QVariant::fromValue(*said) : QVariant();
    }
    case Qt::ToolTipRole: {
        const Annotation *said = annotation(row);
        return said && !said->note.isEmpty()
            ? QVariant(Qt::convertFromPlainText(said->note, Qt::WhiteSpaceNormal))
            : QVariant();
    }
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case FrameRole:
    case DeltaRole:
    case ViolationRole:
    case PreviewRole:
    case HintRole:
    case FinRole:
    case BranchRole:
        break;
    default:
        return {};
    }

    const FrameHandle frame = this->frame(row);
    if (role == FrameRole)
        return QVariant::fromValue(frame);
    if (role == Qt::DisplayRole)
        return display(frame, row, index.column());
    if (frame.isNull() && role == Qt::AccessibleTextRole) {
        promiseName(index);
        return tr("Frame %1, being read").arg(frameId(row));
    }
    if (frame.isNull())
        return {};
    switch (role) {
    case Qt::AccessibleTextRole: {
        const bool isCovered = m_covered.contains(frame.id());
        QString spoken = isMessage(row) ? spokenMessage(frame, row)
            : isCovered                 ? spokenFrame(frame, coveredText())
                                        : spokenFrame(frame);
        if (const Annotation *said = annotation(row))
            spoken = tr("%1, %2").arg(spoken, spokenAnnotation(*said));
        return index.data(HitRole).toBool() ? tr("%1, matches").arg(spoken) : spoken;
    }
    case DeltaRole: {
        const std::optional<qint64> since = delta(frame, row);
        return since ? QVariant(*since) : QVariant();
    }
    case ViolationRole:
        return frame.record().hasViolation && !isMessage(row)
            ? QVariant::fromValue(frame.violations().value(0))
            : QVariant();
    case PreviewRole:
        return isMessage(row)                ? messagePreview(frame)
            : m_covered.contains(frame.id()) ? coveredText()
                                             : previewText(frame);
    case HintRole:
        return hint(frame, row);
    case FinRole:
        return isMessage(row) ? summary(frame).isWhole() : frame.record().header.fin;
    case BranchRole:
        return branch(frame, row);
    default:
        return {};
    }
}

QVariant FrameTableModel::gapData(int row, int column, int role) const
{
    if (role == FrameIdRole)
        return frameId(row);
    if (role == IsMessageRole || role == ExpandedRole || role == HitRole || role == MarkRole)
        return false;
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column);
    if (role != GapsRole && role != Qt::DisplayRole && role != Qt::AccessibleTextRole
        && role != Qt::ToolTipRole)
        return {};
    const QList<CaptureGap> here = m_gaps.at(m_order.at(row));
    const CaptureGap first = here.value(0);
    const bool isOfOne = std::ranges::all_of(
        here, [&first](const CaptureGap &gap) { return gap.connection == first.connection; });
    const QString text = captureGapsText(here);
    switch (role) {
    case GapsRole:
        return QVariant::fromValue(here);
    case Qt::ToolTipRole:
        return tr("What crossed there was not captured. The frames around it are read as far as "
                  "that is possible.");
    case Qt::AccessibleTextRole:
        return isOfOne
            ? tr("Gap on connection %1 at %2. %3")
                  .arg(QString::number(first.connection), timeText(first.time), text)
            : tr("Gaps on several connections from %1 on. %2").arg(timeText(first.time), text);
    default:
        break;
    }
    switch (column) {
    case ConnectionColumn:
        return isOfOne ? QString::number(first.connection) : QString();
    case TimeColumn:
        return timeText(first.time);
    case OpcodeColumn:
        return tr("GAP");
    case PreviewColumn:
        return m_connection != 0 || !isOfOne
            ? text
            : tr("%1, on connection %2").arg(text, QString::number(first.connection));
    default:
        return {};
    }
}

void FrameTableModel::takeGaps(const QList<CaptureGap> &gaps)
{
    m_gaps.setGaps(gaps);
    if (arrangement() == Arrangement::Sorted)
        m_rows.setGaps(m_gaps.places());
    else
        rearrange([this] { m_rows.setGaps(m_gaps.places()); });
    emit gapsFound(gaps);
}

QVariant FrameTableModel::display(const FrameHandle &frame, int row, int column) const
{
    if (column == IdColumn)
        return QString::number(frameId(row));
    if (frame.isNull())
        return column == PreviewColumn ? QVariant(tr("…")) : QVariant();
    if (isMessage(row)) {
        const QVariant own = displayMessage(frame, column);
        if (own.isValid())
            return own;
    }
    const FrameRecord &record = frame.record();
    switch (column) {
    case ConnectionColumn:
        return QString::number(record.connection);
    case TimeColumn:
        return timeText(record.time);
    case DeltaColumn: {
        const std::optional<qint64> since = delta(frame, row);
        return since ? QVariant(deltaText(*since)) : QVariant();
    }
    case DirectionColumn:
        return directionText(record.direction);
    case OpcodeColumn:
        return opcodeLabel(record.header.opcode);
    case FinColumn:
        return record.header.fin ? tr("final") : tr("not final");
    case RsvColumn:
        return rsvText(record.header.rsv);
    case MaskColumn:
        return record.header.isMasked() ? tr("masked") : tr("not masked");
    case KeyColumn:
        return keyText(record.header);
    case LengthColumn:
        return countText(record.header.payloadLength);
    case WireLengthColumn:
        return countText(record.wireLength());
    case PreviewColumn:
        return m_covered.contains(frame.id()) ? coveredText() : previewText(frame);
    default:
        return {};
    }
}

/// Where a message has something else to say than its first frame.
QVariant FrameTableModel::displayMessage(const FrameHandle &frame, int column) const
{
    const MessageSummary &message = summary(frame);
    switch (column) {
    case FinColumn:
        return message.isWhole() ? tr("final") : tr("not final");
    case LengthColumn:
        return countText(message.octets);
    case KeyColumn: // each frame has its own
    case WireLengthColumn:
        return QString();
    case PreviewColumn:
        return messagePreview(frame);
    default:
        return {};
    }
}

QString FrameTableModel::messagePreview(const FrameHandle &frame) const
{
    const MessageSummary &message = summary(frame);
    if (m_covered.contains(frame.id()))
        return coveredText();
    return messagePreviewText(message.begin, message.isText && !message.isCompressed,
        message.octets > static_cast<quint64>(message.begin.size()));
}

QString FrameTableModel::spokenMessage(const FrameHandle &frame, int row) const
{
    const MessageSummary &message = summary(frame);
    return tr("Message from frame %1 on, %2, %n fragment(s), %3 octets, %4, %5", nullptr,
        static_cast<int>(std::min<quint64>(message.frames, 1 << 30)))
        .arg(QString::number(message.first), directionText(frame.record().direction),
            QString::number(message.octets), isExpanded(row) ? tr("expanded") : tr("collapsed"),
            messagePreview(frame));
}

QString FrameTableModel::hint(const FrameHandle &frame, int row) const
{
    QString hint;
    if (isMessage(row)) {
        const MessageSummary &message = summary(frame);
        const QString count = countText(message.frames);
        hint = message.isWhole() ? tr("%1 frames, %2").arg(count, durationText(message.duration))
                                 : tr("%1 frames so far").arg(count);
    } else {
        const bool isInside = branch(frame, row) != NoBranch;
        hint = isInside && frame.record().messageFirst != 0 ? QString() : hintText(frame);
        if (isInside && hint.isEmpty() && isControlOpcode(frame.record().header.opcode))
            hint = tr("interleaved control frame");
    }
    if (m_connection != 0)
        return hint;
    const QString connection = tr("connection %1").arg(frame.record().connection);
    return hint.isEmpty() ? connection : tr("%1, %2").arg(hint, connection);
}

/// What is said of a message's first fragment stands in the row of the message while that is all
/// there is.
const Annotation *FrameTableModel::annotation(int row) const
{
    return isMessage(row) && isExpanded(row) ? nullptr : m_annotations.find(frameId(row));
}

FrameTableModel::Branch FrameTableModel::branch(const FrameHandle &frame, int row) const
{
    if (isMessage(row) || arrangement() != Arrangement::Recorded)
        return NoBranch;
    const FrameId id = frame.id();
    const FrameId head = m_rows.headBefore(id);
    // Of a message that is far longer, no end would be found.
    if (head == 0 || id - head > MessageSummary::MaxScan || m_rows.isCollapsed(head))
        return NoBranch;
    const FrameHandle first = m_cache.frame(head);
    if (first.isNull() || first.record().connection != frame.record().connection)
        return NoBranch;
    const MessageSummary &message = summary(first);
    if (id == message.last)
        return LastBranch;
    const bool isFragment = frame.record().messageFirst == message.first;
    return isFragment || id < message.last ? InnerBranch : NoBranch;
}

const MessageSummary &FrameTableModel::summary(const FrameHandle &frame) const
{
    const FrameId first = frame.record().messageFirst;
    const auto known = m_summaries.constFind(first);
    if (known != m_summaries.constEnd())
        return *known;
    if (m_summaries.size() >= MaxSummaries)
        m_summaries.clear();
    return *m_summaries.insert(first, summarizeMessage(frame, m_cache));
}

std::optional<qint64> FrameTableModel::delta(const FrameHandle &frame, int row) const
{
    if (m_marked.id != 0)
        return frame.record().time - m_marked.time;
    FrameId before = 0;
    if (arrangement() == Arrangement::Recorded) {
        // A message and its first fragment are one frame, and a gap before it is none.
        int above = row - 1;
        while (above >= 0 && frameId(above) == frame.id())
            --above;
        before = frameId(above);
    } else {
        before = m_rows.frameBefore(frame.id());
    }
    const FrameHandle above = before == 0 ? FrameHandle() : m_cache.frame(before);
    if (above.isNull())
        return std::nullopt;
    return frame.record().time - above.record().time;
}

QVariant FrameTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role == Qt::ToolTipRole)
        return headerHint(section);
    if (role == Qt::AccessibleTextRole) {
        const QString title = headerData(section, orientation, Qt::DisplayRole).toString();
        return section != m_sorting.column          ? title
            : m_sorting.order == Qt::AscendingOrder ? tr("%1, sorted ascending").arg(title)
                                                    : tr("%1, sorted descending").arg(title);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn:
        return tr("#");
    case ConnectionColumn:
        return tr("Conn");
    case TimeColumn:
        return tr("Time");
    case DeltaColumn:
        return m_marked.id != 0 ? tr("Δ #%1").arg(m_marked.id) : tr("Δ ms");
    case DirectionColumn:
        return tr("Dir");
    case OpcodeColumn:
        return tr("Opcode");
    case FinColumn:
        return tr("FIN");
    case RsvColumn:
        return tr("RSV");
    case MaskColumn:
        return tr("Mask");
    case KeyColumn:
        return tr("Masking-key");
    case LengthColumn:
        return tr("Length");
    case WireLengthColumn:
        return tr("On wire");
    default:
        return tr("Preview");
    }
}

QString FrameTableModel::headerHint(int section) const
{
    const QString sort = sortObstacle(section);
    if (section != DeltaColumn)
        return sort;
    const QString since = m_marked.id != 0 ? tr("Milliseconds since frame %1").arg(m_marked.id)
        : arrangement() == Arrangement::Recorded
        ? tr("Milliseconds since the frame in the row above")
        : tr("Milliseconds since the frame that came before");
    return sort.isEmpty() ? since : u"%1\n%2"_s.arg(since, sort);
}

FrameId FrameTableModel::frameId(int row) const
{
    return row >= 0 && row < rowCount() ? m_order.at(row).id : 0;
}

FrameHandle FrameTableModel::frame(int row) const
{
    const FrameId id = frameId(row);
    return id == 0 ? FrameHandle() : m_cache.frame(id);
}

int FrameTableModel::rowOf(FrameId id) const
{
    return m_order.find({ id });
}

// --- Sorting ------------------------------------------------------------------------------------

/// Of a list, no further than it is known where messages begin.
int FrameTableModel::announcedRows() const
{
    if (arrangement() == Arrangement::Sorted)
        return m_order.sorted() ? static_cast<int>(m_order.sorted()->ids.size()) : 0;
    const bool waitsForHeads = m_isList && arrangement() == Arrangement::Recorded;
    return boundedRows(
        waitsForHeads ? m_rows.firstRowFrom(m_heads.scannedTo() + 1) : m_rows.size());
}

FrameTableModel::Arrangement FrameTableModel::arrangementOf(const FrameSorting &sorting) const
{
    // Times since a mark are as times are.
    const bool isById = sorting.column < 0 || sorting.column == IdColumn
        || sorting.column == TimeColumn || (sorting.column == DeltaColumn && m_marked.id != 0);
    if (!isById)
        return Arrangement::Sorted;
    return sorting.order == Qt::DescendingOrder ? Arrangement::Backwards : Arrangement::Recorded;
}

QString FrameTableModel::sortObstacle(int column) const
{
    if (column == PreviewColumn)
        return tr("Previews do not sort. Filter by what they contain.");
    if (arrangementOf({ column, Qt::AscendingOrder }) == Arrangement::Sorted
        && frameCount() > FrameSorter::MostFrames)
        return tr("Only # and Time sort above one million frames. Filter first, and this column "
                  "sorts what is left.");
    return {};
}

qint64 FrameTableModel::unsortedFrames() const
{
    if (arrangement() != Arrangement::Sorted)
        return 0;
    return frameCount() - static_cast<qint64>(m_order.sorted() ? m_order.sorted()->ids.size() : 0);
}

void FrameTableModel::sortBy(const FrameSorting &sorting)
{
    if (const QString obstacle = sortObstacle(sorting.column); !obstacle.isEmpty()) {
        emit sortRefused(obstacle);
        return;
    }
    m_wanted = sorting;
    if (arrangementOf(sorting) == Arrangement::Sorted) {
        m_sortGoal = m_lastFrame;
        startSorting();
        emit sortingChanged();
        return;
    }
    m_sorter.cancel();
    arrange(nullptr);
}

void FrameTableModel::sortAgain()
{
    if (arrangement() == Arrangement::Sorted)
        sortBy(m_wanted);
}

void FrameTableModel::cancelSorting()
{
    if (!isSorting())
        return;
    m_sorter.cancel();
    m_sortGoal = 0;
    m_wanted = m_sorting;
    emit sortingChanged();
}

void FrameTableModel::startSorting()
{
    static const QHash<int, FrameSortKey> keys = {
        { ConnectionColumn, FrameSortKey::Connection },
        { DeltaColumn, FrameSortKey::Delta },
        { DirectionColumn, FrameSortKey::Direction },
        { OpcodeColumn, FrameSortKey::Opcode },
        { FinColumn, FrameSortKey::Fin },
        { RsvColumn, FrameSortKey::Rsv },
        { MaskColumn, FrameSortKey::Mask },
        { KeyColumn, FrameSortKey::Key },
        { LengthColumn, FrameSortKey::Length },
        { WireLengthColumn, FrameSortKey::WireLength },
    };
    const FrameSortKey key = keys.value(m_wanted.column);
    m_sortedTo = m_isList ? m_scannedTo : m_lastFrame;
    if (m_isList)
        m_sorter.start(key, m_wanted.order, m_rows.list());
    else
        m_sorter.start(key, m_wanted.order, m_lastFrame);
}

void FrameTableModel::giveUpSorting(const QString &obstacle)
{
    m_sorter.cancel();
    m_wanted = {};
    arrange(nullptr);
    emit sortRefused(obstacle);
}

/// While a filter is being held against the frames that there were when it was set, what it finds
/// is put among the rows as it comes.
void FrameTableModel::goOnSorting()
{
    if (isSorting() || m_sortedTo >= m_sortGoal)
        return;
    const FrameId known = m_isList ? m_scannedTo : m_lastFrame;
    if (known <= m_sortedTo)
        return;
    if (const QString obstacle = sortObstacle(m_wanted.column); !obstacle.isEmpty()) {
        giveUpSorting(obstacle);
        return;
    }
    if (unsortedFrames() == 0) {
        m_sortedTo = known;
        return;
    }
    startSorting();
    emit sortingChanged();
}

void FrameTableModel::takeSorted(const std::shared_ptr<const SortedFrames> &sorted)
{
    arrange(sorted);
    goOnSorting();
}

/// Shows the rows by m_wanted; by what \a sorted says, if it takes a list to say it.
void FrameTableModel::arrange(std::shared_ptr<const SortedFrames> sorted)
{
    const bool isSame = m_sorting == m_wanted;
    emit aboutToRearrange();
    beginResetModel();
    m_sorting = m_wanted;
    m_order.arrange(arrangementOf(m_sorting), std::move(sorted));
    m_rows.setFlat(arrangement() != Arrangement::Recorded);
    m_order.setRowCount(announcedRows());
    m_shownTo = m_lastFrame;
    endResetModel();
    emit rearranged(isSame);
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    emit sortingChanged();
}

/// The nearest of m_hits behind \a row, or before it.
FrameId FrameTableModel::hitFrom(int row, int step) const
{
    if (!m_hits)
        return 0;
    const bool isRow = row >= 0 && row < rowCount();
    if (arrangement() == Arrangement::Sorted) {
        row = isRow || step > 0 ? row : rowCount();
        for (row += step; row >= 0 && row < rowCount(); row += step) {
            if (m_hits->contains(frameId(row)))
                return frameId(row);
        }
        return 0;
    }
    const bool isLater = (step > 0) == (arrangement() == Arrangement::Recorded);
    if (isLater)
        return m_hits->after(isRow ? frameId(row) : 0);
    return m_hits->before(isRow ? frameId(row) : m_lastFrame + 1);
}

// --- Which rows there are -----------------------------------------------------------------------

FrameId FrameTableModel::scannedTo() const
{
    return m_isList ? std::min(m_scannedTo, m_heads.scannedTo()) : m_lastFrame;
}

qint64 FrameTableModel::frameCount() const
{
    return m_rows.frameCount();
}

void FrameTableModel::setLastFrame(FrameId last)
{
    if (last <= m_lastFrame)
        return;
    if (m_lastFrame == 0) {
        m_gapFinder.start();
        m_sortGoal = last; // nobody has seen them in another order yet
    }
    m_lastFrame = last;
    m_query.setLastFrame(last);
    m_heads.setLastFrame(last);
    erase_if(m_summaries, [](const auto &entry) { return !entry.value().isWhole(); });
    if (m_isList)
        return;
    m_rows.setLastFrame(last);
    grow();
}

void FrameTableModel::setConnection(ConnectionId connection)
{
    if (connection == m_connection)
        return;
    m_connection = connection;
    begin();
    emit connectionChanged(connection);
}

void FrameTableModel::setFilter(const FilterExpression &filter)
{
    m_filter = filter;
    begin();
}

FilterExpression FrameTableModel::expression(const FilterExpression &filter) const
{
    if (m_connection == 0)
        return filter;
    FilterExpression ofConnection;
    ofConnection.kind = FilterExpression::Kind::Comparison;
    ofConnection.field = FilterField::Connection;
    ofConnection.op = FilterOperator::Equal;
    ofConnection.values.push_back({ quint64(m_connection) });
    if (filter.kind == FilterExpression::Kind::Everything)
        return ofConnection;
    FilterExpression both;
    both.kind = FilterExpression::Kind::And;
    both.operands = { std::move(ofConnection), filter };
    return both;
}

FilterProgram FrameTableModel::program(const FilterExpression &filter) const
{
    return FilterProgram(expression(filter));
}

FilterProgram FrameTableModel::violations() const
{
    FilterExpression isBroken;
    isBroken.kind = FilterExpression::Kind::Present;
    isBroken.field = FilterField::Violation;
    if (m_filter.kind == FilterExpression::Kind::Everything)
        return program(isBroken);
    FilterExpression both;
    both.kind = FilterExpression::Kind::And;
    both.operands = { m_filter, std::move(isBroken) };
    return program(both);
}

void FrameTableModel::begin()
{
    beginResetModel();
    m_isList = m_connection != 0 || m_filter.kind != FilterExpression::Kind::Everything;
    m_rows.clear(m_isList);
    m_gaps.setConnection(m_connection);
    m_rows.setGaps(m_gaps.places());
    m_collapsing = 0;
    m_scannedTo = 0;
    m_order.setRowCount(0);
    m_shownTo = 0;
    m_sorter.cancel();
    m_sorting = m_wanted;
    m_sortGoal = m_lastFrame;
    m_sortedTo = 0;
    if (m_isList) {
        m_token = m_query.start(program(m_filter));
        FilterExpression fragments;
        fragments.kind = FilterExpression::Kind::And;
        fragments.operands.resize(2);
        fragments.operands[0].kind = FilterExpression::Kind::Present;
        fragments.operands[0].field = FilterField::Fragment;
        fragments.operands[1] = expression(m_filter);
        m_heads.start(FilterProgram(fragments));
    } else {
        m_query.cancel();
        m_heads.startAll();
        m_rows.setLastFrame(m_lastFrame);
    }
    m_heads.setLastFrame(m_lastFrame);
    const QString obstacle = m_isList ? QString() : sortObstacle(m_sorting.column);
    if (!obstacle.isEmpty())
        m_sorting = m_wanted = {};
    m_order.arrange(arrangementOf(m_sorting));
    m_rows.setFlat(arrangement() != Arrangement::Recorded);
    if (!m_isList) {
        m_order.setRowCount(announcedRows());
        m_shownTo = m_lastFrame;
    }
    endResetModel();
    emit sortingChanged();
    if (!obstacle.isEmpty())
        emit sortRefused(obstacle);
    if (arrangement() == Arrangement::Sorted)
        goOnSorting();
}

void FrameTableModel::takeMatches(quint64 token, const QList<FrameId> &ids, FrameId scannedTo)
{
    if (token != m_token || !m_isList)
        return;
    m_scannedTo = scannedTo;
    m_rows.append(ids);
    m_rows.setScannedTo(scannedTo);
    grow();
    emit searched();
}

void FrameTableModel::takeHeads(const QList<FrameId> &heads)
{
    if (m_isList) {
        m_rows.addHeads(heads);
        grow();
        emit searched();
        return;
    }
    if (arrangement() != Arrangement::Recorded) {
        m_rows.addHeads(heads);
        return;
    }
    // Those of frames that have a row already push others down.
    const auto behind = std::upper_bound(heads.begin(), heads.end(), m_shownTo);
    if (behind != heads.begin())
        rearrange([&] { m_rows.addHeads(heads); });
    else
        m_rows.addHeads(heads);
}

/// Rows that come at the end, or backwards at the top.
void FrameTableModel::grow()
{
    if (arrangement() == Arrangement::Sorted) {
        emit unsortedChanged();
        goOnSorting();
        return;
    }
    const int rows = announcedRows();
    m_shownTo = m_lastFrame;
    if (rows <= rowCount())
        return;
    const int first = arrangement() == Arrangement::Backwards ? 0 : rowCount();
    beginInsertRows({}, first, first + rows - rowCount() - 1);
    m_order.setRowCount(rows);
    endInsertRows();
}

/// Rows that come or go elsewhere.
void FrameTableModel::rearrange(const std::function<void()> &change)
{
    emit layoutAboutToBeChanged({}, QAbstractItemModel::NoLayoutChangeHint);
    const QModelIndexList before = persistentIndexList();
    QList<FrameRows::Row> rows;
    rows.reserve(before.size());
    for (const QModelIndex &index : before)
        rows.append(m_order.at(index.row()));
    change();
    m_order.setRowCount(announcedRows());
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        int row = m_order.find(rows.at(i));
        if (row < 0) // its fragment is hidden now
            row = m_order.find({ m_rows.hidingHead(rows.at(i).id), true });
        after.append(row >= 0 ? index(row, before.at(i).column()) : QModelIndex());
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, QAbstractItemModel::NoLayoutChangeHint);
}

void FrameTableModel::setExpanded(int row, bool expanded)
{
    const FrameId head = m_order.at(row).id;
    if (!isMessage(row) || expanded != m_rows.isCollapsed(head))
        return;
    m_collapsing = 0;
    if (expanded) {
        rearrange([&] { m_rows.expand(head); });
        return;
    }
    const FrameHandle frame = m_cache.frame(head);
    if (frame.isNull())
        return;
    m_collapsing = head;
    m_fragments.find(frame.record());
}

void FrameTableModel::collapse(FrameId, const QList<FrameId> &frames, bool isWhole)
{
    const FrameId head = std::exchange(m_collapsing, 0);
    // What is still to come could not be hidden.
    if (head != 0 && isWhole && m_rows.isHead(head))
        rearrange([&] { m_rows.collapse(head, frames); });
}

void FrameTableModel::setMarkedFrame(const FrameHandle &frame)
{
    m_marked = frame.isNull() ? Mark() : Mark { frame.id(), frame.record().time };
    if (m_wanted.column == DeltaColumn) { // it says something else now
        const QString obstacle = sortObstacle(DeltaColumn);
        if (obstacle.isEmpty())
            sortBy(m_wanted);
        else
            giveUpSorting(obstacle);
    }
    emit headerDataChanged(Qt::Horizontal, DeltaColumn, DeltaColumn);
    if (rowCount() > 0)
        emit dataChanged(index(0, DeltaColumn), index(rowCount() - 1, DeltaColumn));
}

void FrameTableModel::setCovered(const QList<FrameId> &frames)
{
    if (frames == m_covered)
        return;
    m_covered = frames;
    if (rowCount() > 0)
        emit dataChanged(index(0, PreviewColumn), index(rowCount() - 1, PreviewColumn));
}

void FrameTableModel::setAnnotations(const Annotations &annotations)
{
    m_annotations = annotations;
    if (rowCount() > 0)
        emit dataChanged(index(0, PreviewColumn), index(rowCount() - 1, PreviewColumn));
}

/// Somebody was told a name that is going to be another one.
void FrameTableModel::promiseName(const QModelIndex &index) const
{
    if (m_promised.size() >= MaxPromised)
        m_promised.clear(); // their rows were passed long ago
    m_promised.append(index);
}

void FrameTableModel::keepPromises(FrameId first, FrameId last)
{
    QModelIndexList named;
    m_promised.removeIf([&](const QPersistentModelIndex &index) {
        const FrameId id = index.isValid() ? frameId(index.row()) : 0;
        if (id >= first && id <= last)
            named.append(index);
        return id == 0 || (id >= first && id <= last);
    });
    if (!named.isEmpty())
        emit nameChanged(named);
}

void FrameTableModel::refreshRows(FrameId first, FrameId last)
{
    announceLoaded(first, last);
    keepPromises(first, last);
}

void FrameTableModel::announceLoaded(FrameId first, FrameId last)
{
    erase_if(m_summaries, [](const auto &entry) { return !entry.value().isWhole(); });
    if (arrangement() != Arrangement::Recorded) { // they may be anywhere
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    const int from = firstRowFrom(first);
    // The row behind the last shows the time since it.
    const int to = std::min(firstRowFrom(last + 1), rowCount() - 1);
    if (from <= to)
        emit dataChanged(index(from, 0), index(to, ColumnCount - 1));
}

int FrameTableModel::boundedRows(qint64 rows)
{
    // A model counts rows in int. What is behind them stays in the session, and every connection
    // alone can still be shown.
    return static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max() - 1));
}

} // namespace Framescope
