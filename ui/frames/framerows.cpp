#include "ui/frames/framerows.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

/// More than a screen shows.
constexpr std::size_t WindowRows = 192;
/// They are asked for upwards as well. The rows of so many frames leave room in the window.
constexpr qint64 FramesAbove = 48;

} // namespace

void FrameRows::clear(bool isList)
{
    FrameRows empty;
    empty.m_isList = isList;
    empty.m_isFlat = m_isFlat;
    empty.m_places = std::move(m_places);
    *this = std::move(empty);
}

void FrameRows::setLastFrame(FrameId last)
{
    const auto from = std::ranges::upper_bound(m_places, m_last);
    const auto to = std::ranges::upper_bound(m_places, last);
    for (auto place = from; place < to; ++place)
        m_before.append(*place);
    m_last = last;
    m_window.clear();
}

void FrameRows::setGaps(const QList<FrameId> &places)
{
    m_places.assign(places.begin(), places.end());
    m_before.clear();
    m_window.clear();
    if (!m_isList) {
        for (const FrameId place : m_places) {
            if (place <= m_last)
                m_before.append(place);
        }
        return;
    }
    for (const FrameId place : m_places) {
        const quint64 next = m_ids.indexOf(place);
        if (next == m_ids.size())
            break;
        const FrameId id = m_ids.at(next);
        if (!m_before.contains(id))
            m_before.append(id);
    }
}

/// Of what is missing between two neighbours in a list.
void FrameRows::addGaps(FrameId above, FrameId id)
{
    const auto place = std::ranges::upper_bound(m_places, above);
    if (place != m_places.end() && *place <= id)
        m_before.append(id);
}

/// Of a list: what is missing further on may have its row before a frame that is still to come.
FrameId FrameRows::lastPlace() const
{
    return std::max(m_last, m_isList ? m_scannedTo : 0) + 1;
}

bool FrameRows::hasGapBehind() const
{
    if (m_places.empty() || m_last == 0)
        return false;
    const auto place = std::ranges::upper_bound(m_places, m_last);
    return place != m_places.end() && *place <= lastPlace();
}

FrameRows::Places FrameRows::places(const Row &row) const
{
    if (row.gap == Gap::After)
        return { m_last + 1, lastPlace() };
    const qint64 index = indexOf(row.id);
    return { index > 0 ? idAt(index - 1) + 1 : 1, row.id };
}

std::optional<qint64> FrameRows::gapRow(FrameId place) const
{
    if (place == 0)
        return std::nullopt;
    if (place > m_last)
        return place <= lastPlace() && hasGapBehind() ? std::optional(size() - 1) : std::nullopt;
    return find({ idAt(indexOf(place)), false, Gap::Before });
}

void FrameRows::append(const QList<FrameId> &ids)
{
    for (const FrameId id : ids) {
        if (!m_places.empty())
            addGaps(m_last, id);
        m_ids.append(id);
        m_last = id;
    }
    m_window.clear();
}

void FrameRows::addHeads(const QList<FrameId> &heads)
{
    for (const FrameId id : heads)
        m_heads.append(id);
    m_window.clear();
}

void FrameRows::setFlat(bool isFlat)
{
    m_isFlat = isFlat;
    m_window.clear();
}

bool FrameRows::contains(FrameId id) const
{
    return m_isList ? m_ids.contains(id) : id > 0 && id <= m_last;
}

FrameId FrameRows::frameBefore(FrameId id) const
{
    const qint64 index = indexOf(id);
    return index > 0 ? idAt(index - 1) : 0;
}

bool FrameRows::isHidden(FrameId id) const
{
    return !m_isFlat && std::ranges::binary_search(m_hidden, id);
}

FrameId FrameRows::lastId() const
{
    return m_last;
}

qint64 FrameRows::frameCount() const
{
    return m_isList ? static_cast<qint64>(m_ids.size()) : static_cast<qint64>(m_last);
}

qint64 FrameRows::indexOf(FrameId id) const
{
    if (m_isList)
        return static_cast<qint64>(m_ids.indexOf(id));
    return static_cast<qint64>(std::min(std::max<FrameId>(id, 1) - 1, m_last));
}

FrameId FrameRows::idAt(qint64 index) const
{
    const auto place = static_cast<quint64>(index);
    return m_isList ? m_ids.at(place) : place + 1;
}

qint64 FrameRows::firstRowFrom(FrameId id) const
{
    const FrameId bounded = std::min(id, m_last + 1); // heads behind it have no row yet
    qint64 row = indexOf(bounded);
    if (!m_isFlat && m_heads.size() > 0)
        row += static_cast<qint64>(m_heads.indexOf(bounded));
    if (m_before.size() > 0)
        row += static_cast<qint64>(m_before.indexOf(bounded));
    if (bounded > m_last && hasGapBehind())
        ++row;
    if (!m_isFlat && !m_hidden.empty())
        row -= std::ranges::lower_bound(m_hidden, bounded) - m_hidden.begin();
    return row;
}

void FrameRows::fillWindow(qint64 row) const
{
    // The last frame whose rows do not begin behind it.
    qint64 low = 0;
    qint64 high = frameCount() - 1;
    while (low < high) {
        const qint64 middle = low + (high - low + 1) / 2;
        if (firstRowFrom(idAt(middle)) <= row)
            low = middle;
        else
            high = middle - 1;
    }
    low = std::max<qint64>(0, low - FramesAbove);
    m_window.clear();
    m_windowFirst = firstRowFrom(idAt(low));
    for (qint64 index = low; index < frameCount() && m_window.size() < WindowRows; ++index) {
        const FrameId id = idAt(index);
        if (m_before.contains(id))
            m_window.push_back({ id, false, Gap::Before });
        if (isHead(id))
            m_window.push_back({ id, true });
        if (!isHidden(id))
            m_window.push_back({ id, false });
    }
    if (m_window.size() < WindowRows && hasGapBehind())
        m_window.push_back({ m_last, false, Gap::After });
}

FrameRows::Row FrameRows::at(qint64 row) const
{
    if ((m_isFlat || m_heads.size() == 0) && m_before.size() == 0 && !hasGapBehind())
        return { idAt(row), false };
    const auto isInWindow = [this, row] {
        return row >= m_windowFirst && row - m_windowFirst < static_cast<qint64>(m_window.size());
    };
    if (!isInWindow())
        fillWindow(row);
    return m_window.at(static_cast<std::size_t>(row - m_windowFirst));
}

std::optional<qint64> FrameRows::find(Row row) const
{
    if (row.id == 0 || row.id > m_last)
        return std::nullopt;
    const qint64 index = indexOf(row.id);
    if (index >= frameCount() || idAt(index) != row.id)
        return std::nullopt;
    const bool before = m_before.contains(row.id);
    const qint64 first = firstRowFrom(row.id);
    if (row.gap == Gap::Before)
        return before ? std::optional(first) : std::nullopt;
    if (row.gap == Gap::After)
        return row.id == m_last && hasGapBehind() ? std::optional(size() - 1) : std::nullopt;
    const bool head = isHead(row.id);
    const qint64 message = first + (before ? 1 : 0);
    if (row.isMessage)
        return head ? std::optional(message) : std::nullopt;
    if (isHidden(row.id))
        return std::nullopt;
    return message + (head ? 1 : 0);
}

FrameId FrameRows::headBefore(FrameId id) const
{
    const quint64 heads = m_heads.size() == 0 ? 0 : m_heads.indexOf(id + 1);
    return heads == 0 ? 0 : m_heads.at(heads - 1);
}

void FrameRows::collapse(FrameId head, const QList<FrameId> &frames)
{
    QList<FrameId> hidden;
    for (const FrameId id : frames) {
        const qint64 index = indexOf(id);
        if (index < frameCount() && idAt(index) == id)
            hidden.append(id);
    }
    m_collapsed.insert(head, hidden);
    mergeHidden();
}

void FrameRows::expand(FrameId head)
{
    m_collapsed.remove(head);
    mergeHidden();
}

void FrameRows::mergeHidden()
{
    m_hidden.clear();
    for (const QList<FrameId> &ids : qAsConst(m_collapsed))
        m_hidden.insert(m_hidden.end(), ids.begin(), ids.end());
    std::ranges::sort(m_hidden);
    m_window.clear();
}

FrameId FrameRows::hidingHead(FrameId id) const
{
    if (!isHidden(id))
        return 0;
    for (auto entry = m_collapsed.begin(); entry != m_collapsed.end(); ++entry) {
        if (std::binary_search(entry->begin(), entry->end(), id))
            return entry.key();
    }
    return 0;
}

} // namespace Framescope
