#include "ui/frames/framerows.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

/// More than a screen shows.
constexpr std::size_t WindowRows = 128;

} // namespace

void FrameRows::clear(bool isList)
{
    FrameRows empty;
    empty.m_isList = isList;
    empty.m_allBefore = std::move(m_allBefore);
    empty.m_allAfter = std::move(m_allAfter);
    if (!isList) {
        empty.m_before = empty.m_allBefore;
        empty.m_after = empty.m_allAfter;
    }
    *this = std::move(empty);
}

void FrameRows::setGaps(const QList<FrameId> &before, const QList<FrameId> &after)
{
    m_allBefore.clear();
    m_allAfter.clear();
    for (const FrameId id : before)
        m_allBefore.append(id);
    for (const FrameId id : after)
        m_allAfter.append(id);
    m_before.clear();
    m_after.clear();
    if (!m_isList) {
        m_before = m_allBefore;
        m_after = m_allAfter;
    } else {
        QList<FrameId> both = before + after;
        std::ranges::sort(both);
        both.erase(std::unique(both.begin(), both.end()), both.end());
        for (const FrameId id : std::as_const(both)) {
            if (m_ids.contains(id))
                addGaps(id);
        }
    }
    m_window.clear();
}

void FrameRows::addGaps(FrameId id)
{
    if (m_allBefore.contains(id))
        m_before.append(id);
    if (m_allAfter.contains(id))
        m_after.append(id);
}

void FrameRows::append(const QList<FrameId> &ids)
{
    const bool hasGaps = m_allBefore.size() + m_allAfter.size() > 0;
    for (const FrameId id : ids) {
        m_ids.append(id);
        if (hasGaps)
            addGaps(id);
    }
    if (!ids.isEmpty())
        m_last = ids.constLast();
    m_window.clear();
}

void FrameRows::addHeads(const QList<FrameId> &heads)
{
    for (const FrameId id : heads)
        m_heads.append(id);
    m_window.clear();
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
    if (m_heads.size() > 0)
        row += static_cast<qint64>(m_heads.indexOf(bounded));
    if (m_before.size() > 0)
        row += static_cast<qint64>(m_before.indexOf(bounded));
    if (m_after.size() > 0)
        row += static_cast<qint64>(m_after.indexOf(bounded));
    if (!m_hidden.empty())
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
    m_window.clear();
    m_windowFirst = firstRowFrom(idAt(low));
    for (qint64 index = low; index < frameCount() && m_window.size() < WindowRows; ++index) {
        const FrameId id = idAt(index);
        if (m_before.contains(id))
            m_window.push_back({ id, false, Gap::Before });
        if (m_heads.contains(id))
            m_window.push_back({ id, true });
        if (!std::ranges::binary_search(m_hidden, id))
            m_window.push_back({ id, false });
        if (m_after.contains(id))
            m_window.push_back({ id, false, Gap::After });
    }
}

FrameRows::Row FrameRows::at(qint64 row) const
{
    if (m_heads.size() + m_before.size() + m_after.size() == 0)
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
        return m_after.contains(row.id) ? std::optional(firstRowFrom(row.id + 1) - 1)
                                        : std::nullopt;
    const bool head = m_heads.contains(row.id);
    const qint64 message = first + (before ? 1 : 0);
    if (row.isMessage)
        return head ? std::optional(message) : std::nullopt;
    if (std::ranges::binary_search(m_hidden, row.id))
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
    if (!std::ranges::binary_search(m_hidden, id))
        return 0;
    for (auto entry = m_collapsed.begin(); entry != m_collapsed.end(); ++entry) {
        if (std::binary_search(entry->begin(), entry->end(), id))
            return entry.key();
    }
    return 0;
}

} // namespace Framescope
