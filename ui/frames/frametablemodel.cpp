#include "ui/frames/frametablemodel.h"

#include "ui/frames/filterhits.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frametext.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace Framescope {

namespace {

bool isRightAligned(int column)
{
    return column == FrameTableModel::IdColumn || column == FrameTableModel::DeltaColumn
        || column == FrameTableModel::LengthColumn;
}

bool isCentred(int column)
{
    return column == FrameTableModel::DirectionColumn || column == FrameTableModel::OpcodeColumn
        || column == FrameTableModel::FinColumn || column == FrameTableModel::MaskColumn;
}

QVariant alignmentOf(int column)
{
    const Qt::Alignment horizontal = isRightAligned(column) ? Qt::AlignRight
        : isCentred(column)                                 ? Qt::AlignHCenter
                                                            : Qt::AlignLeft;
    return QVariant::fromValue(horizontal | Qt::AlignVCenter);
}

} // namespace

FrameTableModel::FrameTableModel(
    std::shared_ptr<const SessionStore> store, FrameCache &cache, QObject *parent)
    : QAbstractTableModel(parent)
    , m_cache(cache)
    , m_query(std::move(store))
{
    connect(&m_query, &FrameQuery::matched, this, &FrameTableModel::takeMatches);
    connect(&m_cache, &FrameCache::blocksLoaded, this, &FrameTableModel::refreshRows);
}

int FrameTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
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
    switch (role) {
    case FrameIdRole:
        return frameId(row);
    case HitRole:
        return m_hits && m_hits->contains(frameId(row));
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case FrameRole:
    case DeltaRole:
    case ViolationRole:
    case PreviewRole:
    case HintRole:
        break;
    default:
        return {};
    }

    const FrameHandle frame = this->frame(row);
    if (role == FrameRole)
        return QVariant::fromValue(frame);
    if (role == Qt::DisplayRole)
        return display(frame, row, index.column());
    if (frame.isNull())
        return {};
    switch (role) {
    case Qt::AccessibleTextRole:
        return m_hits && m_hits->contains(frameId(row)) ? tr("%1, matches").arg(spokenFrame(frame))
                                                        : spokenFrame(frame);
    case DeltaRole: {
        const std::optional<qint64> since = delta(frame, row);
        return since ? QVariant(*since) : QVariant();
    }
    case ViolationRole:
        return frame.record().hasViolation ? QVariant::fromValue(frame.violations().value(0))
                                           : QVariant();
    case PreviewRole:
        return previewText(frame);
    case HintRole:
        return hint(frame);
    default:
        return {};
    }
}

QVariant FrameTableModel::display(const FrameHandle &frame, int row, int column) const
{
    if (column == IdColumn)
        return QString::number(frameId(row));
    if (frame.isNull())
        return column == PreviewColumn ? QVariant(tr("…")) : QVariant();
    const FrameRecord &record = frame.record();
    switch (column) {
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
    case MaskColumn:
        return record.header.isMasked() ? tr("masked") : tr("not masked");
    case LengthColumn:
        return countText(record.header.payloadLength);
    case PreviewColumn:
        return previewText(frame);
    default:
        return {};
    }
}

QString FrameTableModel::hint(const FrameHandle &frame) const
{
    const QString hint = hintText(frame);
    if (m_connection != 0)
        return hint;
    const QString connection = tr("connection %1").arg(frame.record().connection);
    return hint.isEmpty() ? connection : tr("%1, %2").arg(hint, connection);
}

std::optional<qint64> FrameTableModel::delta(const FrameHandle &frame, int row) const
{
    if (row == 0)
        return std::nullopt;
    const FrameHandle above = this->frame(row - 1);
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
    if (role == Qt::ToolTipRole && section == DeltaColumn)
        return tr("Milliseconds since the frame in the row above");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn:
        return tr("#");
    case TimeColumn:
        return tr("Time");
    case DeltaColumn:
        return tr("Δ ms");
    case DirectionColumn:
        return tr("Dir");
    case OpcodeColumn:
        return tr("Opcode");
    case FinColumn:
        return tr("FIN");
    case MaskColumn:
        return tr("Mask");
    case LengthColumn:
        return tr("Length");
    default:
        return tr("Preview");
    }
}

FrameId FrameTableModel::frameId(int row) const
{
    return m_isList ? m_ids.at(static_cast<quint64>(row)) : static_cast<FrameId>(row) + 1;
}

FrameHandle FrameTableModel::frame(int row) const
{
    return m_cache.frame(frameId(row));
}

int FrameTableModel::rowOf(FrameId id) const
{
    const int row = firstRowFrom(id);
    return id != 0 && row < m_rows && frameId(row) == id ? row : -1;
}

int FrameTableModel::firstRowFrom(FrameId id) const
{
    const auto rows = static_cast<FrameId>(m_rows);
    if (!m_isList)
        return static_cast<int>(std::min(std::max<FrameId>(id, 1) - 1, rows));
    return static_cast<int>(std::min(m_ids.indexOf(id), static_cast<quint64>(m_rows)));
}

void FrameTableModel::setLastFrame(FrameId last)
{
    if (last <= m_lastFrame)
        return;
    m_lastFrame = last;
    m_query.setLastFrame(last);
    if (!m_isList)
        growTo(static_cast<qint64>(last));
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

FilterProgram FrameTableModel::program(const FilterExpression &filter) const
{
    const bool isFiltered = filter.kind != FilterExpression::Kind::Everything;
    if (m_connection == 0)
        return FilterProgram(filter);
    if (!isFiltered)
        return FilterProgram::framesOf(m_connection);
    FilterExpression ofConnection;
    ofConnection.kind = FilterExpression::Kind::Comparison;
    ofConnection.field = FilterField::Connection;
    ofConnection.op = FilterOperator::Equal;
    ofConnection.values.push_back({ quint64(m_connection) });
    FilterExpression both;
    both.kind = FilterExpression::Kind::And;
    both.operands = { std::move(ofConnection), filter };
    return FilterProgram(both);
}

void FrameTableModel::begin()
{
    beginResetModel();
    m_isList = m_connection != 0 || m_filter.kind != FilterExpression::Kind::Everything;
    m_ids.clear();
    m_rows = 0;
    m_scannedTo = 0;
    if (m_isList) {
        m_token = m_query.start(program(m_filter));
    } else {
        m_query.cancel();
        m_rows = boundedRows(static_cast<qint64>(m_lastFrame));
    }
    endResetModel();
}

void FrameTableModel::takeMatches(quint64 token, const QList<FrameId> &ids, FrameId scannedTo)
{
    if (token != m_token || !m_isList)
        return;
    m_scannedTo = scannedTo;
    for (FrameId id : ids)
        m_ids.append(id);
    growTo(static_cast<qint64>(m_ids.size()));
    emit searched();
}

void FrameTableModel::growTo(qint64 rows)
{
    const int bounded = boundedRows(rows);
    if (bounded <= m_rows)
        return;
    beginInsertRows({}, m_rows, bounded - 1);
    m_rows = bounded;
    endInsertRows();
}

void FrameTableModel::refreshRows(FrameId first, FrameId last)
{
    const int from = firstRowFrom(first);
    // The row behind the last shows the time since it.
    const int to = std::min(firstRowFrom(last + 1), m_rows - 1);
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
