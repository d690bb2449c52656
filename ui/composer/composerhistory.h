#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// What the composer sends, in the order of its list.
enum class PayloadKind : quint8 { Text, Binary, Ping, Close };

struct ComposerEntry
{
    PayloadKind kind = PayloadKind::Text;
    QString text; ///< as typed

    friend bool operator==(const ComposerEntry &, const ComposerEntry &) = default;
};

/// What was sent before, to be sent again. Remembers where the user is in it, and the draft that
/// was left to look.
class ComposerHistory
{
public:
    static constexpr qsizetype MaxEntries = 100;

    /// Adds \a entry as the newest, unless it is that already, and stops looking back.
    void add(const ComposerEntry &entry);
    /// The entry before the one shown; nullopt at the oldest. \a draft is what is in the editor and
    /// is kept when looking back begins.
    std::optional<ComposerEntry> earlier(const ComposerEntry &draft);
    /// The entry after the one shown, at last the draft; nullopt if the draft is shown already.
    std::optional<ComposerEntry> later();

private:
    QList<ComposerEntry> m_entries; ///< oldest first
    qsizetype m_shown = 0; ///< size of m_entries: the draft
    ComposerEntry m_draft;
};

} // namespace Framescope
