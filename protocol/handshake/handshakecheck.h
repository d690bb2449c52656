#pragma once

#include "protocol/wire/violation.h"

#include <QList>
#include <QString>

namespace Framescope {

/// One check of RFC 6455 §4.1 or §4.2 on a handshake head, passed or failed, so that a view can
/// list them all and not only the first failure.
struct HandshakeCheck
{
    Rule rule = Rule::RequestMalformed; ///< names the rule and its section
    QString field; ///< "Upgrade", "Sec-WebSocket-Key"; "" is the start line
    bool passed = false;
    QString detail; ///< what was seen: "16 octets, Base64"; what was missing or wrong otherwise

    friend bool operator==(const HandshakeCheck &, const HandshakeCheck &) = default;
};

/// The first failed check, or nullptr when all passed.
inline const HandshakeCheck *firstFailure(const QList<HandshakeCheck> &checks)
{
    for (const HandshakeCheck &check : checks) {
        if (!check.passed)
            return &check;
    }
    return nullptr;
}

} // namespace Framescope
