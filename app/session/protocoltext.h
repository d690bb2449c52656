#pragma once

#include <QString>

namespace Framescope {

struct RuleInfo;
struct Violation;

/// protocol/ has no translator: what it says to a person it says in English, and so it stands in
/// session files. These give it in the language of the program. Any thread.

/// \a english with what was put into it left as it is; text that is not known comes back unchanged,
/// as that of the system and of OpenSSL does.
QString protocolText(const QString &english);
/// What \a rule forbids, one sentence without a full stop.
QString ruleText(const RuleInfo &rule);
/// ruleText() with the detail in brackets, if there is one.
QString spokenViolation(const Violation &violation);
/// closeStatusName().
QString closeStatusText(quint16 code);

} // namespace Framescope
