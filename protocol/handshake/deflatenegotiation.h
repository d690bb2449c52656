#pragma once

#include "protocol/handshake/extensionlist.h"

#include <QString>

#include <tl/expected.hpp>

namespace Framescope {

/// The name of the extension of RFC 7692 §7.
inline constexpr char PermessageDeflate[] = "permessage-deflate";

/// The parameters of permessage-deflate (RFC 7692 §7.1), as offered or as agreed.
struct DeflateParameters
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    std::optional<int> serverMaxWindowBits; ///< 8 to 15
    std::optional<int> clientMaxWindowBits; ///< 8 to 15; an offer without a value means 15

    friend bool operator==(const DeflateParameters &, const DeflateParameters &) = default;
};

/// Reads a permessage-deflate element of a request. The error says what makes the offer illegal
/// ("server_max_window_bits=16 is not 8 to 15"); a server declines such an offer and goes on
/// without it (§7.1).
tl::expected<DeflateParameters, QString> readDeflateOffer(const Extension &offer);

/// Reads a permessage-deflate element of a response to \a offers, which are all extensions of the
/// request. The error says why it accepts none of them rightly; a client fails the connection
/// then (§7.1).
tl::expected<DeflateParameters, QString> readDeflateAnswer(
    const Extension &answer, const QList<Extension> &offers);

} // namespace Framescope
