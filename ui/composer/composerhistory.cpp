#include "ui/composer/composerhistory.h"

namespace Framescope {

void ComposerHistory::add(const ComposerEntry &entry)
{
    if (m_entries.isEmpty() || m_entries.constLast() != entry)
        m_entries.append(entry);
    if (m_entries.size() > MaxEntries)
        m_entries.removeFirst();
    m_shown = m_entries.size();
}

std::optional<ComposerEntry> ComposerHistory::earlier(const ComposerEntry &draft)
{
    if (m_shown == 0)
        return std::nullopt;
    if (m_shown == m_entries.size())
        m_draft = draft;
    return m_entries.at(--m_shown);
}

std::optional<ComposerEntry> ComposerHistory::later()
{
    if (m_shown == m_entries.size())
        return std::nullopt;
    ++m_shown;
    return m_shown == m_entries.size() ? m_draft : m_entries.at(m_shown);
}

} // namespace Framescope
