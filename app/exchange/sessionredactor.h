#pragma once

#include "app/exchange/patternset.h"
#include "app/exchange/redaction.h"
#include "app/session/filesessionstore.h"

#include <QStringList>

#include <stop_token>

namespace Framescope {

/// Copies a session without what is to be blanked. The octets are never written: they are not in
/// the copy's file, in no corner of it.
class SessionRedactor
{
public:
    /// The patterns of \a redaction must be sound: \see PatternSet::compile()
    explicit SessionRedactor(const Redaction &redaction);

    /// Puts all that can be read of \a session into the empty \a store. Ends early when \a stop is
    /// requested.
    void copy(const FileSessionStore &session, SessionStore &store, const std::stop_token &stop);
    /// How much was blanked, and what else it changed. After copy().
    QStringList notes() const;

private:
    const Redaction m_redaction;
    PatternSet m_patterns;
    quint64 m_blanked = 0;
    quint64 m_compressedAnew = 0;
    quint64 m_unreadable = 0;
};

} // namespace Framescope
